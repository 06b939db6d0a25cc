export { TrailingNewline, SensitiveValue, type FileValueOptions, type RemoteRefOptions } from './secret/sensitive-value';
export { SecretStoreProvider, SecretStoreRef, type SecretStoreRefOptions } from './secret/secret-store-ref';
export { SecretDelivery } from './secret/secret-delivery';
export { type ExternalSecretOptions } from './secret/external-secret';
export { SealingScope, type SealedSecretOptions } from './secret/sealed-secret';
export { StorageSecret, type StorageSecretImportOptions, type StorageSecretProps } from './secret/storage-secret';
export { AzureStorageSecret, type AzureStorageSecretProps } from './secret/azure-storage-secret';
export { Repository, type IRepository, type RepositoryImportOptions, type RepositoryProps, type WipeableRepositoryProps } from './repository/repository';
export { UsagePolicy } from './repository/usage-policy';
export { AzureRepository, type AzureRepositoryProps } from './repository/azure-repository';
export { StashRelease } from './addon/stash-release';
export { StashOperator } from './addon/stash-operator';
export { Addon } from './addon/addon';
export {
  type CustomAddonOptions, type DatabaseAddonOptions, type ElasticsearchAddonOptions, type EtcdAddonOptions, EtcdWorkloadKind,
  type KubedumpAddonOptions, type MariaDbAddonOptions, type MongoDbAddonOptions, type MySqlAddonOptions, type NatsAddonOptions,
  type PerconaXtraDbAddonOptions, type PostgresAddonOptions, PostgresBackupCommand, type RedisAddonOptions, type VaultAddonOptions,
} from './addon/addon-options';
