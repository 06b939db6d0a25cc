import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Repository, type WipeableRepositoryProps } from './repository';
import { repositoryManifest } from './repository-manifest';
import { AZURE } from '../backend/azure';
import { structOf } from '../refusal/struct';

/** Where a Repository is in Azure Blob Storage. */
export interface AzureRepositoryProps extends WipeableRepositoryProps {
  /**
   * The blob container. `restic init` creates it if the account key allows that.
   *
   * Refused: anything but 3 to 63 characters from a-z, 0-9 and single hyphens, starting and ending with a letter or digit.
   *
   * @see https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata#container-names
   */
  readonly container: string;

  /**
   * The path in the container. Each path holds one restic repository. The path is written as given: to restic, `/a/b`, `a/b` and `a/b/` are the same
   * path.
   *
   * Changing it starts an empty repository. Refused: more than 951 characters or 251 segments, a segment `undefined` or `..`, a backslash, a control
   * character; and, with `wipeOut`, a path that is not in normal form.
   *
   * @default - the root of the container, which then holds only this repository
   */
  readonly prefix?: string;

  /**
   * How many connections restic opens to the storage at once.
   *
   * Each connection needs memory for one pack file. Refused: values below 1, and fractions.
   *
   * @default - restic's default, 5
   * @see https://restic.readthedocs.io/en/stable/030_preparing_a_new_repo.html#microsoft-azure-blob-storage
   */
  readonly maxConnections?: number;
}

/**
 * A Repository in Azure Blob Storage.
 *
 * @see https://stash.run/docs/latest/guides/backends/azure/
 */
export class AzureRepository extends Repository {
  public readonly resticRepository: string;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: AzureRepositoryProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'AzureRepositoryProps');
    const { container, prefix, maxConnections } = props;
    this.apiObject = repositoryManifest(this, props, AZURE, { container, prefix, maxConnections });
    this.resticRepository = `azure:${container}:/${prefix ?? ''}`;
  }
}
