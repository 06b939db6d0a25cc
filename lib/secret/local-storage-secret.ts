import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { StorageSecret, type StorageSecretProps } from './storage-secret';
import { storageSecretManifest } from './storage-secret-manifest';
import { structOf } from '../refusal/struct';

/** Properties of a storage Secret for a volume, which needs no credentials of a service. */
export interface LocalStorageSecretProps extends StorageSecretProps {}

/**
 * The storage Secret of a Repository on a volume.
 *
 * It holds `RESTIC_PASSWORD` and can be used wherever cdk8s-plus takes an `ISecret`. It must be in the namespace of the Repository.
 *
 * @see https://stash.run/docs/latest/guides/backends/local/
 */
export class LocalStorageSecret extends StorageSecret {
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: LocalStorageSecretProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'LocalStorageSecretProps');
    this.apiObject = storageSecretManifest(this, props, []);
  }

  /** @internal */
  public get _backend(): string {
    return 'local';
  }
}
