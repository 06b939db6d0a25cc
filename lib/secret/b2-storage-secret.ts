import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { SensitiveValue } from './delivery/sensitive-value';
import { StorageSecret, type StorageSecretProps } from './storage-secret';
import { storageSecretManifest } from './storage-secret-manifest';
import { structOf } from '../refusal/struct';

/** Properties of a storage Secret for Backblaze B2. */
export interface B2StorageSecretProps extends StorageSecretProps {
  /**
   * The id of the application key, or of the account for its master key (B2_ACCOUNT_ID).
   *
   * Refused if it is visible at synth: anything but 25 or 12 hexadecimal digits.
   *
   * @see https://www.backblaze.com/docs/cloud-storage-application-keys
   */
  readonly accountId: SensitiveValue;

  /**
   * The key that belongs to the id (B2_ACCOUNT_KEY).
   *
   * Refused if it is visible at synth: an id; white space, quotes, a JSON document, an assignment.
   *
   * @see https://www.backblaze.com/docs/cloud-storage-application-keys
   */
  readonly accountKey: SensitiveValue;
}

/**
 * The storage Secret of a Repository in Backblaze B2.
 *
 * It holds the keys that Stash reads: `B2_ACCOUNT_ID`, `B2_ACCOUNT_KEY`, `RESTIC_PASSWORD` and, if given, `CA_CERT_DATA`. It can be used wherever
 * cdk8s-plus takes an `ISecret`, and must be in the namespace of the Repository.
 *
 * @see https://stash.run/docs/latest/guides/backends/b2/
 */
export class B2StorageSecret extends StorageSecret {
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: B2StorageSecretProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'B2StorageSecretProps');
    this.apiObject = storageSecretManifest(this, props, [
      { key: 'B2_ACCOUNT_ID', value: props.accountId },
      { key: 'B2_ACCOUNT_KEY', value: props.accountKey },
    ]);
  }

  /** @internal */
  public get _backend(): string {
    return 'b2';
  }
}
