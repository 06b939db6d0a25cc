import type { GivenEntry } from './delivery/secret-form';
import type { SensitiveValue } from './delivery/sensitive-value';
import { structOf } from '../refusal/struct';
import { madeBy } from '../refusal/value-type';

/** An access key of Amazon S3 or an S3-compatible service. */
export interface S3AccessKeyOptions {
  /**
   * The id of the access key (AWS_ACCESS_KEY_ID).
   *
   * Refused if it is visible at synth: the id of temporary credentials, whose session token Stash does not pass on to restic; white space, quotes, a
   * JSON document, an assignment.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
   */
  readonly accessKeyId: SensitiveValue;

  /**
   * The secret that belongs to the id (AWS_SECRET_ACCESS_KEY).
   *
   * Refused if it is visible at synth: the id of an access key; white space, quotes, a JSON document, an assignment.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
   */
  readonly secretAccessKey: SensitiveValue;
}

/**
 * How restic authenticates to Amazon S3 or an S3-compatible service.
 *
 * @see https://stash.run/docs/latest/guides/backends/s3/
 */
export class S3Credentials {
  /** An access key. For every service, the keys in the Secret have the names that AWS uses: Stash does not read `MINIO_ACCESS_KEY`. */
  public static accessKey(options: S3AccessKeyOptions): S3Credentials {
    options = structOf('S3Credentials.accessKey', 'options', options, 'S3AccessKeyOptions');
    return new S3Credentials([
      { key: 'AWS_ACCESS_KEY_ID', value: options.accessKeyId },
      { key: 'AWS_SECRET_ACCESS_KEY', value: options.secretAccessKey },
    ]);
  }

  /**
   * No key at all: the pod that backs up or restores has an IAM role, through its ServiceAccount (IRSA) or its node (kube2iam).
   *
   * Listing snapshots and `wipeOut` run in the operator, which then needs a role of its own.
   *
   * @see https://stash.run/docs/latest/guides/platforms/eks-irsa/
   */
  public static cloudIdentity(): S3Credentials {
    return new S3Credentials([]);
  }

  private constructor(private readonly entries: readonly GivenEntry[]) {}

  /** @internal */
  public get _entries(): readonly GivenEntry[] {
    return this.entries;
  }
}

export const s3CredentialsType = madeBy(S3Credentials, 'choose S3Credentials.accessKey() or .cloudIdentity()');
