import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Repository, type WipeableRepositoryProps } from './repository';
import { repositoryManifest } from './repository-manifest';
import { GCS } from '../backend/gcs';
import { structOf } from '../refusal/struct';

/** Where a Repository is in Google Cloud Storage. */
export interface GcsRepositoryProps extends WipeableRepositoryProps {
  /**
   * The bucket. `restic init` creates it if the credentials allow that and name a project.
   *
   * Refused: anything but 3 to 63 characters from a-z, 0-9, `-` and `_`, or up to 222 in parts of at most 63 separated by dots, starting and ending
   * with a letter or digit; an IP address; a name that begins with `goog` or contains `google`.
   *
   * @see https://cloud.google.com/storage/docs/buckets#naming
   */
  readonly bucket: string;

  /**
   * The path in the bucket. Each path holds one restic repository. The path is written as given: to restic, `/a/b`, `a/b` and `a/b/` are the same
   * path.
   *
   * Changing it starts an empty repository. Refused: more than 951 bytes; a segment `undefined` or `..`; a control character;
   * `.well-known/acme-challenge` at the front; and, with `wipeOut`, a path that is not in normal form.
   *
   * @default - the root of the bucket, which then holds only this repository
   * @see https://cloud.google.com/storage/docs/objects#naming
   */
  readonly prefix?: string;

  /**
   * How many connections restic opens to the storage at once.
   *
   * Each connection needs memory for one pack file. Refused: values below 1, and fractions.
   *
   * @default - restic's default, 5
   * @see https://restic.readthedocs.io/en/stable/030_preparing_a_new_repo.html#google-cloud-storage
   */
  readonly maxConnections?: number;
}

/**
 * A Repository in Google Cloud Storage.
 *
 * @see https://stash.run/docs/latest/guides/backends/gcs/
 */
export class GcsRepository extends Repository {
  public readonly resticRepository: string;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: GcsRepositoryProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'GcsRepositoryProps');
    const { bucket, prefix, maxConnections } = props;
    this.apiObject = repositoryManifest(this, props, GCS, { bucket, prefix, maxConnections });
    this.resticRepository = `gs:${bucket}:/${prefix ?? ''}`;
  }
}
