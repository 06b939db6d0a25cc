import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { SensitiveValue } from './delivery/sensitive-value';
import { StorageSecret, type StorageSecretProps } from './storage-secret';
import { storageSecretManifest } from './storage-secret-manifest';
import { structOf } from '../refusal/struct';

/** Properties of a storage Secret for Azure Blob Storage. */
export interface AzureStorageSecretProps extends StorageSecretProps {
  /**
   * The name of the storage account (AZURE_ACCOUNT_NAME). Not secret: written in plain text, so that the manifest shows where the backups are.
   *
   * Refused: anything but 3 to 24 characters from a-z and 0-9, such as a host name or URL; and a sealed file that also contains AZURE_ACCOUNT_NAME.
   *
   * @see https://learn.microsoft.com/azure/storage/common/storage-account-overview#storage-account-name
   */
  readonly accountName: string;

  /**
   * An access key of the storage account (AZURE_ACCOUNT_KEY), 64 bytes in base64.
   *
   * Stash supports no other way to authenticate to Azure: a SAS token or a workload identity in the Secret is ignored.
   *
   * Refused if it is visible at synth: a SAS token, a connection string, a key that was encoded twice, white space or quotes around it.
   *
   * @see https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage
   */
  readonly accountKey: SensitiveValue;
}

/**
 * The storage Secret of a Repository in Azure Blob Storage.
 *
 * It holds the keys that Stash reads: `AZURE_ACCOUNT_NAME`, `AZURE_ACCOUNT_KEY`, `RESTIC_PASSWORD` and, if given, `CA_CERT_DATA`. It can be used
 * wherever cdk8s-plus takes an `ISecret`, and must be in the namespace of the Repository.
 *
 * @see https://stash.run/docs/latest/guides/backends/azure/
 */
export class AzureStorageSecret extends StorageSecret {
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: AzureStorageSecretProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'AzureStorageSecretProps');
    this.apiObject = storageSecretManifest(this, props, [
      { key: 'AZURE_ACCOUNT_NAME', clear: props.accountName },
      { key: 'AZURE_ACCOUNT_KEY', value: props.accountKey },
    ]);
  }

  /** @internal */
  public get _backend(): string {
    return 'azure';
  }
}
