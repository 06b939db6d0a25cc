import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { s3CredentialsType, type S3Credentials } from './s3-credentials';
import { StorageSecret, type StorageSecretProps } from './storage-secret';
import { storageSecretManifest } from './storage-secret-manifest';
import { checkRequiredType } from '../refusal/value-type';

/** What a storage Secret for Amazon S3, or a service that speaks its protocol, holds. */
export interface S3StorageSecretProps extends StorageSecretProps {
  /** An access key, or the identity that the cloud gives to a pod. */
  readonly credentials: S3Credentials;
}

/**
 * The storage Secret of a Repository in Amazon S3, or in a service that speaks its protocol.
 *
 * It holds the keys that Stash reads, `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` unless the cloud gives an identity, `RESTIC_PASSWORD` and,
 * where given, `CA_CERT_DATA`, and fits wherever cdk8s-plus takes an `ISecret`. It has to be in the namespace of the Repository.
 *
 * @see https://stash.run/docs/latest/guides/backends/s3/
 */
export class S3StorageSecret extends StorageSecret {
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: S3StorageSecretProps) {
    super(scope, id);
    checkRequiredType(this, 'credentials', props.credentials, s3CredentialsType);
    this.apiObject = storageSecretManifest(this, props, props.credentials._entries);
  }

  /** @internal */
  public get _backend(): string {
    return 's3';
  }
}
