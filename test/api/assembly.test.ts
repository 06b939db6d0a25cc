import { readFileSync } from 'node:fs';
import { freshAssembly, type Member, publicTypes, type Type } from './compiled';

const membersOf = ({ properties = [], methods = [], members = [] }: Type): readonly Member[] => [...properties, ...methods, ...members];

const propertiesOfStructs = () => publicTypes()
  .filter(({ datatype }) => datatype)
  .flatMap(({ name, properties = [] }) => properties.map((property) => ({ ...property, path: `${name}.${property.name}` })));

test('no type is any', () => {
  // A type stands as a reference, as a primitive, or within a collection or union of either, wherever in the assembly.
  expect(readFileSync(freshAssembly(), 'utf8')).not.toMatch(/"primitive":\s*"any"/);
});

test('every type says what it is', () => {
  expect(publicTypes().filter(({ docs }) => !docs?.summary).map(({ name }) => name)).toEqual([]);
});

test('every member says what it is, those of a base that is not exported too', () => {
  // A constructor is what its class and its props say.
  const silent = publicTypes().flatMap((type) => membersOf(type).filter(({ docs }) => !docs?.summary).map(({ name }) => `${type.name}.${name}`));
  expect(silent).toEqual([]);
});

test('every optional property of a struct says what holds without it', () => {
  expect(propertiesOfStructs().filter(({ optional, docs }) => optional && !docs?.default).map(({ path }) => path)).toEqual([]);
});

test('no property that has to be given claims a default', () => {
  expect(propertiesOfStructs().filter(({ optional, docs }) => !optional && docs?.default).map(({ path }) => path)).toEqual([]);
});

test('every property of a struct is readonly', () => {
  expect(propertiesOfStructs().filter(({ immutable }) => !immutable).map(({ path }) => path)).toEqual([]);
});

test('what is public is what is meant to be', () => {
  expect(publicTypes().map(({ kind, datatype, name }) => `${datatype ? 'struct' : kind} ${name}`).sort()).toEqual([
    'class Addon',
    'class AppBinding',
    'class AppBindingParameters',
    'class AzureRepository',
    'class AzureStorageSecret',
    'class B2Repository',
    'class B2StorageSecret',
    'class BackupBatch',
    'class BackupBlueprint',
    'class BackupConfiguration',
    'class BackupInvoker',
    'class BackupSession',
    'class BackupTarget',
    'class BlueprintRepository',
    'class BlueprintVariable',
    'class ClientConfig',
    'class GcsCredentials',
    'class GcsRepository',
    'class GcsStorageSecret',
    'class Hook',
    'class LocalRepository',
    'class LocalStorageSecret',
    'class Repository',
    'class RestServerRepository',
    'class RestServerStorageSecret',
    'class RetentionPolicy',
    'class S3Credentials',
    'class S3Repository',
    'class S3StorageSecret',
    'class SecretDelivery',
    'class SecretStoreRef',
    'class SecretTransform',
    'class SensitiveValue',
    'class StashFunction',
    'class StashOperator',
    'class StashTask',
    'class StorageSecret',
    'class SwiftCredentials',
    'class SwiftRepository',
    'class SwiftStorageSecret',
    'class UsagePolicy',
    'class VolumeSnapshotBackup',
    'class VolumeSnapshotTarget',
    'class VolumeSource',
    'enum EtcdWorkloadKind',
    'enum ExecutionOrder',
    'enum HttpScheme',
    'enum PostBackupExecutionPolicy',
    'enum PostRestoreExecutionPolicy',
    'enum PostgresBackupCommand',
    'enum SealingScope',
    'enum SecretStoreProvider',
    'enum StashRelease',
    'enum TempDirMedium',
    'enum TrailingNewline',
    'interface IAppBinding',
    'interface IBackupBatch',
    'interface IBackupBlueprint',
    'interface IBackupConfiguration',
    'interface IBackupInvoker',
    'interface IRepository',
    'struct AppBindingImportOptions',
    'struct AppBindingProps',
    'struct AppReference',
    'struct AutoBackupOptions',
    'struct AzureRepositoryProps',
    'struct AzureStorageSecretProps',
    'struct B2RepositoryProps',
    'struct B2StorageSecretProps',
    'struct BackupBatchMember',
    'struct BackupBatchProps',
    'struct BackupBlueprintProps',
    'struct BackupConfigurationProps',
    'struct BackupHooks',
    'struct BackupInvokerImportOptions',
    'struct BackupInvokerProps',
    'struct BackupProcedureProps',
    'struct BackupRoutineProps',
    'struct BackupSessionProps',
    'struct BackupTargetOptions',
    'struct ClientConfigOptions',
    'struct ContainerRuntimeSettings',
    'struct CustomAddonOptions',
    'struct DatabaseAddonOptions',
    'struct ElasticsearchAddonOptions',
    'struct EtcdAddonOptions',
    'struct ExternalSecretOptions',
    'struct FileBackupOptions',
    'struct FileValueOptions',
    'struct GcsRepositoryProps',
    'struct GcsServiceAccountKeyOptions',
    'struct GcsStorageSecretProps',
    'struct HookOptions',
    'struct HttpPostAction',
    'struct HttpPostForm',
    'struct IoniceSettings',
    'struct KeptSnapshots',
    'struct KubedumpAddonOptions',
    'struct LocalRepositoryProps',
    'struct LocalStorageSecretProps',
    'struct MariaDbAddonOptions',
    'struct MongoConfigurationOptions',
    'struct MongoDbAddonOptions',
    'struct MySqlAddonOptions',
    'struct NatsAddonOptions',
    'struct NiceSettings',
    'struct PerconaXtraDbAddonOptions',
    'struct PersistentVolumeClaimBackupOptions',
    'struct PodRuntimeSettings',
    'struct PostgresAddonOptions',
    'struct RedisAddonOptions',
    'struct RemoteRefOptions',
    'struct RepositoryImportOptions',
    'struct RepositoryProps',
    'struct RestServerCredentials',
    'struct RestServerRepositoryProps',
    'struct RestServerStorageSecretProps',
    'struct RestoreHooks',
    'struct RetentionPolicyOptions',
    'struct RetryConfig',
    'struct RuntimeSettings',
    'struct S3AccessKeyOptions',
    'struct S3RepositoryProps',
    'struct S3StorageSecretProps',
    'struct SealedSecretOptions',
    'struct SecretStoreRefOptions',
    'struct ServiceClientConfigOptions',
    'struct StashFunctionProps',
    'struct StashTaskProps',
    'struct StashTaskStep',
    'struct StorageSecretImportOptions',
    'struct StorageSecretProps',
    'struct SwiftApplicationCredentialIdOptions',
    'struct SwiftApplicationCredentialNameOptions',
    'struct SwiftRepositoryProps',
    'struct SwiftStorageSecretProps',
    'struct SwiftTokenOptions',
    'struct SwiftV1Options',
    'struct SwiftV2Options',
    'struct SwiftV3Options',
    'struct TargetReference',
    'struct TempDir',
    'struct VaultAddonOptions',
    'struct VolumeClaimTemplate',
    'struct VolumeClaimTemplateMetadata',
    'struct VolumeSnapshotBackupProps',
    'struct WipeableRepositoryProps',
    'struct WorkloadBackupOptions',
  ]);
});
