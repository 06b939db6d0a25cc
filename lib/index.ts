export { TrailingNewline, SensitiveValue, type FileValueOptions, type RemoteRefOptions } from './secret/sensitive-value';
export { SecretStoreProvider, SecretStoreRef, type SecretStoreRefOptions } from './secret/secret-store-ref';
export { SecretDelivery } from './secret/secret-delivery';
export { type ExternalSecretOptions } from './secret/external-secret';
export { SealingScope, type SealedSecretOptions } from './secret/sealed-secret';
export { StorageSecret, type StorageSecretImportOptions, type StorageSecretProps } from './secret/storage-secret';
export { AzureStorageSecret, type AzureStorageSecretProps } from './secret/azure-storage-secret';
export { B2StorageSecret, type B2StorageSecretProps } from './secret/b2-storage-secret';
export { GcsCredentials, type GcsServiceAccountKeyOptions } from './secret/gcs-credentials';
export { GcsStorageSecret, type GcsStorageSecretProps } from './secret/gcs-storage-secret';
export { LocalStorageSecret, type LocalStorageSecretProps } from './secret/local-storage-secret';
export { RestServerStorageSecret, type RestServerCredentials, type RestServerStorageSecretProps } from './secret/rest-server-storage-secret';
export { S3Credentials, type S3AccessKeyOptions } from './secret/s3-credentials';
export { S3StorageSecret, type S3StorageSecretProps } from './secret/s3-storage-secret';
export { SwiftCredentials } from './secret/swift-credentials';
export {
  type SwiftApplicationCredentialIdOptions,
  type SwiftApplicationCredentialNameOptions,
  type SwiftTokenOptions,
  type SwiftV1Options,
  type SwiftV2Options,
  type SwiftV3Options,
} from './secret/swift-options';
export { SwiftStorageSecret, type SwiftStorageSecretProps } from './secret/swift-storage-secret';
export { Repository, type IRepository, type RepositoryImportOptions, type RepositoryProps, type WipeableRepositoryProps } from './repository/repository';
export { UsagePolicy } from './repository/usage-policy';
export { AzureRepository, type AzureRepositoryProps } from './repository/azure-repository';
export { B2Repository, type B2RepositoryProps } from './repository/b2-repository';
export { GcsRepository, type GcsRepositoryProps } from './repository/gcs-repository';
export { LocalRepository, type LocalRepositoryProps } from './repository/local-repository';
export { RestServerRepository, type RestServerRepositoryProps } from './repository/rest-server-repository';
export { S3Repository, type S3RepositoryProps } from './repository/s3-repository';
export { SwiftRepository, type SwiftRepositoryProps } from './repository/swift-repository';
export { VolumeSource } from './repository/volume-source';
