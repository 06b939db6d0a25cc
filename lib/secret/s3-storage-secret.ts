import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { s3CredentialsType, type S3Credentials } from './s3-credentials';
import { StorageSecret, type StorageSecretProps } from './storage-secret';
import { storageSecretManifest } from './storage-secret-manifest';
import { structOf } from '../refusal/struct';
import { checkRequiredType } from '../refusal/value-type';

/** Properties of a storage Secret for Amazon S3 or an S3-compatible service. */
export interface S3StorageSecretProps extends StorageSecretProps {
  /** An access key, or the identity that the cloud gives to a pod. */
  readonly credentials: S3Credentials;
}

/**
 * The storage Secret of a Repository in Amazon S3 or in an S3-compatible service.
 *
 * It holds the keys that Stash reads: `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` unless the cloud gives an identity, `RESTIC_PASSWORD` and, if
 * given, `CA_CERT_DATA`. It can be used wherever cdk8s-plus takes an `ISecret`, and must be in the namespace of the Repository.
 *
 * @see https://stash.run/docs/latest/guides/backends/s3/
 */
export class S3StorageSecret extends StorageSecret {
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: S3StorageSecretProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'S3StorageSecretProps');
    checkRequiredType(this, 'credentials', props.credentials, s3CredentialsType);
    this.apiObject = storageSecretManifest(this, props, props.credentials._entries);
  }

  /** @internal */
  public get _backend(): string {
    return 's3';
  }
}
