import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { StorageSecret, type StorageSecretProps } from './storage-secret';
import { storageSecretManifest } from './storage-secret-manifest';
import { swiftCredentialsType, type SwiftCredentials } from './swift-credentials';
import { structOf } from '../refusal/struct';
import { checkRequiredType } from '../refusal/value-type';

/** Properties of a storage Secret for OpenStack Swift. */
export interface SwiftStorageSecretProps extends StorageSecretProps {
  /** A user and password of Keystone, an application credential, or a token. */
  readonly credentials: SwiftCredentials;
}

/**
 * The storage Secret of a Repository in OpenStack Swift.
 *
 * It holds the keys that Stash reads: those of one way to authenticate to Swift (`ST_…` or `OS_…`), `RESTIC_PASSWORD` and, if given, `CA_CERT_DATA`.
 * It can be used wherever cdk8s-plus takes an `ISecret`, and must be in the namespace of the Repository.
 *
 * @see https://stash.run/docs/latest/guides/backends/swift/
 */
export class SwiftStorageSecret extends StorageSecret {
  /**
   * The keys that are for Swift.
   *
   * @internal
   */
  public readonly _keys: readonly string[];

  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: SwiftStorageSecretProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'SwiftStorageSecretProps');
    checkRequiredType(this, 'credentials', props.credentials, swiftCredentialsType);
    this._keys = props.credentials._entries.map(({ key }) => key);
    this.apiObject = storageSecretManifest(this, props, props.credentials._entries);
  }

  /** @internal */
  public get _backend(): string {
    return 'swift';
  }
}
