/**
 * What the published types refuse. Compiled against the packed library: an unused `@ts-expect-error` is an error itself.
 */
import { App, Chart } from 'cdk8s';
import {
  AzureRepository, AzureStorageSecret, type BackupBlueprintProps, type BackupConfigurationProps, type BackupHooks, BackupTarget, Repository, RetentionPolicy,
  SecretDelivery, SecretStoreRef, SensitiveValue, StorageSecret, UsagePolicy, type VolumeSnapshotBackupProps,
} from 'cdk8s-stash';

const chart = new Chart(new App(), 'chart');
const value = SensitiveValue.fromRemoteRef('key');
const delivery = SecretDelivery.externalSecret({ store: SecretStoreRef.secretStore('store') });
const credentials = { accountName: 'account', accountKey: value, resticPassword: value, delivery };

export const secret = new AzureStorageSecret(chart, 'Secret', credentials);

// @ts-expect-error a credential is never a string
new AzureStorageSecret(chart, '1', { ...credentials, accountKey: 'key' });
// @ts-expect-error nor any other object
new AzureStorageSecret(chart, '2', { ...credentials, accountKey: new Date() });
// @ts-expect-error a delivery is no word
new AzureStorageSecret(chart, '3', { ...credentials, delivery: 'externalSecret' });
// @ts-expect-error nor an object of one's own
new AzureStorageSecret(chart, '4', { ...credentials, delivery: {} });
// @ts-expect-error there is no default delivery
new AzureStorageSecret(chart, '5', { accountName: 'account', accountKey: value, resticPassword: value });
// @ts-expect-error a password is needed
new AzureStorageSecret(chart, '6', { accountName: 'account', accountKey: value, delivery });
// @ts-expect-error a store is no name
SecretDelivery.externalSecret({ store: 'azure-kv' });
// @ts-expect-error values are made by factories
new SensitiveValue({});
// @ts-expect-error and have no bytes
value.value;
// @ts-expect-error a Secret is no name
new AzureRepository(chart, '7', { storageSecret: 'azure-secret', container: 'container' });
// @ts-expect-error a policy is no word
new AzureRepository(chart, '8', { storageSecret: secret, container: 'container', usagePolicy: 'All' });
// @ts-expect-error nor an object of one's own
new AzureRepository(chart, '9', { storageSecret: secret, container: 'container', usagePolicy: {} });
// @ts-expect-error a misspelt prop
new AzureRepository(chart, '10', { storageSecret: secret, bucket: 'container' });
// @ts-expect-error what is abstract is no construct
new Repository(chart, '11');
// @ts-expect-error what is abstract is no construct
new StorageSecret(chart, '12');
// @ts-expect-error internals are not published
secret._backend;
// @ts-expect-error internals are not published
UsagePolicy.sameNamespace()._toWire;
// @ts-expect-error a policy is no word
export const word: BackupConfigurationProps['retentionPolicy'] = 'forever';
// @ts-expect-error nor an object of one's own
export const policy: BackupConfigurationProps['retentionPolicy'] = {};
// @ts-expect-error a target is no object of one's own
export const target: BackupConfigurationProps['target'] = {};
// @ts-expect-error a hook is no object of one's own
export const hooks: BackupHooks = { preBackup: {} };
// @ts-expect-error a target of restic is none of VolumeSnapshots
export const snapshots: VolumeSnapshotBackupProps['target'] = BackupTarget.cluster();
// @ts-expect-error the pattern of a Repository is no object of one's own
export const pattern: BackupBlueprintProps['repository'] = {};
// @ts-expect-error internals are not published
RetentionPolicy.keepLast(1)._toWire;
