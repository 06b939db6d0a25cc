export { TrailingNewline, SensitiveValue, type FileValueOptions, type RemoteRefOptions } from './secret/delivery/sensitive-value';
export { SecretStoreProvider, SecretStoreRef, type SecretStoreRefOptions } from './secret/delivery/secret-store-ref';
export { SecretDelivery } from './secret/delivery/secret-delivery';
export { type ExternalSecretOptions } from './secret/delivery/external-secret';
export { SealingScope } from './secret/delivery/sealing-scope';
export { type SealedSecretOptions } from './secret/delivery/sealed-secret';
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
export { StashRelease } from './addon/stash-release';
export { StashOperator } from './addon/stash-operator';
export { Addon } from './addon/addon';
export {
  type CustomAddonOptions, type DatabaseAddonOptions, type ElasticsearchAddonOptions, type EtcdAddonOptions, EtcdWorkloadKind,
  type KubedumpAddonOptions, type MariaDbAddonOptions, type MongoDbAddonOptions, type MySqlAddonOptions, type NatsAddonOptions,
  type PerconaXtraDbAddonOptions, type PostgresAddonOptions, PostgresBackupCommand, type RedisAddonOptions, type VaultAddonOptions,
} from './addon/addon-options';
export { AppBinding, type AppBindingImportOptions, type AppBindingProps, type AppReference, type IAppBinding } from './addon/app-binding/app-binding';
export { AppBindingParameters, type MongoConfigurationOptions } from './addon/app-binding/app-binding-parameters';
export { ClientConfig, type ClientConfigOptions, type ServiceClientConfigOptions } from './addon/app-binding/client-config';
export { SecretTransform } from './addon/app-binding/secret-transform';
export { StashFunction, type StashFunctionProps } from './addon/stash-function';
export { StashTask, type StashTaskProps, type StashTaskStep } from './addon/stash-task';
export { type TargetReference } from './target/target-reference';
export { type BackupHooks, PostBackupExecutionPolicy } from './invoker/hooks/backup-hooks';
export { type ContainerRuntimeSettings, type IoniceSettings, type NiceSettings } from './invoker/runtime-settings/container-runtime-settings';
export { Hook, type HookOptions, type HttpPostAction, type HttpPostForm, HttpScheme } from './invoker/hooks/hook';
export { type PodRuntimeSettings } from './invoker/runtime-settings/pod-runtime-settings';
export { PostRestoreExecutionPolicy, type RestoreHooks } from './invoker/hooks/restore-hooks';
export { type RetryConfig } from './invoker/retry-config';
export { type RuntimeSettings } from './invoker/runtime-settings/runtime-settings';
export { type TempDir, TempDirMedium } from './invoker/temp-dir';
export { type VolumeClaimTemplate, type VolumeClaimTemplateMetadata } from './invoker/volume-claim-template';
export { type KeptSnapshots } from './backup/retention/kept-snapshots';
export { RetentionPolicy, type RetentionPolicyOptions } from './backup/retention/retention-policy';
export { BackupTarget } from './backup/backup-target';
export {
  type BackupTargetOptions, type FileBackupOptions, type PersistentVolumeClaimBackupOptions, type WorkloadBackupOptions,
} from './backup/backup-target-options';
export { type BackupProcedureProps } from './backup/backup-procedure';
export { type BackupRoutineProps } from './backup/backup-routine';
export { BackupInvoker, type BackupInvokerImportOptions, type IBackupBatch, type IBackupConfiguration, type IBackupInvoker } from './backup/backup-invoker';
export { type BackupInvokerProps } from './backup/backup-invoker-manifest';
export { BackupConfiguration, type BackupConfigurationProps } from './backup/backup-configuration';
export { VolumeSnapshotBackup, type VolumeSnapshotBackupProps, VolumeSnapshotTarget } from './backup/volume-snapshot-backup';
export { BackupBatch, type BackupBatchMember, type BackupBatchProps } from './backup/backup-batch';
export { BackupSession, type BackupSessionProps } from './backup/backup-session';
export { ExecutionOrder } from './invoker/execution-order';
export { type AutoBackupOptions } from './backup/blueprint/auto-backup';
export { BackupBlueprint, type BackupBlueprintProps, type IBackupBlueprint } from './backup/blueprint/backup-blueprint';
export { BlueprintRepository } from './backup/blueprint/blueprint-repository';
export { BlueprintVariable } from './backup/blueprint/blueprint-variable';
export { RestoreRule, type RestoreRuleOptions } from './restore/restore-rule';
export {
  type FileRestoreOptions, type PersistentVolumeClaimRestoreOptions, type ReferenceRestoreOptions, type RestoreTargetOptions,
  type VolumeClaimTemplatesRestoreOptions, type VolumeRestoreOptions,
} from './restore/restore-target-options';
export { RestoreTarget } from './restore/restore-target';
export { type RestoreInvokerProps } from './restore/restore-invoker-props';
export { type RestoreProcedureProps, type RestoreRuntimeProps } from './restore/restore-procedure';
export { type RestoreOfBackupOptions } from './restore/restore-of-backup';
export { RestoreSession, type RestoreSessionProps } from './restore/restore-session';
export { RestoreBatch, type RestoreBatchMember, type RestoreBatchOfBackupOptions, type RestoreBatchOptions, type RestoreBatchProps } from './restore/restore-batch';
export { VolumeSnapshotRestore, type VolumeSnapshotRestoreProps } from './restore/volume-snapshot-restore';
export { Checks } from './check/checks';
export { Severity } from './check/severity';
export { type ExpectedBackup, StashAssert } from './check/stash-assert';
export { FleetApp, type FleetAppProps } from './app/fleet-app';
/** @internal */
export { StashValidation } from './cli/plugin/stash-validation';
