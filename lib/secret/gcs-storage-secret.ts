import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { gcsCredentialsType, type GcsCredentials } from './gcs-credentials';
import { StorageSecret, type StorageSecretProps } from './storage-secret';
import { storageSecretManifest } from './storage-secret-manifest';
import { structOf } from '../refusal/struct';
import { checkRequiredType } from '../refusal/value-type';

/** Properties of a storage Secret for Google Cloud Storage. */
export interface GcsStorageSecretProps extends StorageSecretProps {
  /** A key of a service account, or the identity that the cloud gives to a pod. */
  readonly credentials: GcsCredentials;
}

/**
 * The storage Secret of a Repository in Google Cloud Storage.
 *
 * It holds the keys that Stash reads: `GOOGLE_PROJECT_ID` and `GOOGLE_SERVICE_ACCOUNT_JSON_KEY` unless the cloud gives an identity, `RESTIC_PASSWORD`
 * and, if given, `CA_CERT_DATA`. It can be used wherever cdk8s-plus takes an `ISecret`, and must be in the namespace of the Repository.
 *
 * @see https://stash.run/docs/latest/guides/backends/gcs/
 */
export class GcsStorageSecret extends StorageSecret {
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: GcsStorageSecretProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'GcsStorageSecretProps');
    checkRequiredType(this, 'credentials', props.credentials, gcsCredentialsType);
    this.apiObject = storageSecretManifest(this, props, props.credentials._entries);
  }

  /** @internal */
  public get _backend(): string {
    return 'gcs';
  }
}
