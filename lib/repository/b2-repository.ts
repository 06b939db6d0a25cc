import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Repository, type RepositoryProps } from './repository';
import { repositoryManifest } from './repository-manifest';
import { B2 } from '../backend/b2';
import { structOf } from '../refusal/struct';

/** Where a Repository is in Backblaze B2. There is no `wipeOut`, since the operator cannot delete data there. */
export interface B2RepositoryProps extends RepositoryProps {
  /**
   * The bucket. `restic init` creates it if the application key allows that.
   *
   * Refused: anything but 6 to 63 characters from a-z, A-Z, 0-9 and hyphens, and a name that begins with `b2-`.
   *
   * @see https://www.backblaze.com/docs/cloud-storage-buckets
   */
  readonly bucket: string;

  /**
   * The path in the bucket. Each path holds one restic repository. The path is written as given: to restic, `/a/b`, `a/b` and `a/b/` are the same
   * path.
   *
   * Changing it starts an empty repository. Refused: more than 951 bytes, or more than 250 between two slashes; a segment `undefined` or `..`; a
   * backslash; a control character.
   *
   * @default - the root of the bucket, which then holds only this repository
   * @see https://www.backblaze.com/docs/cloud-storage-files
   */
  readonly prefix?: string;

  /**
   * How many connections restic opens to the storage at once.
   *
   * Each connection needs memory for one pack file. Refused: values below 1, and fractions.
   *
   * @default - restic's default, 5
   * @see https://restic.readthedocs.io/en/stable/030_preparing_a_new_repo.html#backblaze-b2
   */
  readonly maxConnections?: number;
}

/**
 * A Repository in Backblaze B2.
 *
 * @see https://stash.run/docs/latest/guides/backends/b2/
 */
export class B2Repository extends Repository {
  public readonly resticRepository: string;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: B2RepositoryProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'B2RepositoryProps');
    const { bucket, prefix, maxConnections } = props;
    this.apiObject = repositoryManifest(this, props, B2, { bucket, prefix, maxConnections });
    this.resticRepository = `b2:${bucket}:/${prefix ?? ''}`;
  }
}
