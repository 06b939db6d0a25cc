import { App, Chart, Cron } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { publicTypes, type Type } from './compiled';
import * as library from 'cdk8s-stash';

const { SecretDelivery, SecretStoreRef, SensitiveValue, Repository, StorageSecret } = library;

const elsewhere = () => StorageSecret.fromSecretName(new Chart(new App(), 'elsewhere'), 'Secret', 'secret');
const from = (entry: string) => SensitiveValue.fromRemoteRef(entry);
const credentials = {
  resticPassword: from('restic-password'),
  delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('vault') }),
};

const routine = { schedule: Cron.daily(), retentionPolicy: library.RetentionPolicy.keepLast(1) };
const repository = () => Repository.fromRepositoryName(new Chart(new App(), 'elsewhere'), 'Repository', 'repository');
const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'claim' };

/** One of every construct, under the id of its class. Paths are what patches, validations and generated names go by. */
const CONSTRUCTS: { readonly [name: string]: (chart: Chart, id: string) => IConstruct } = {
  AzureRepository: (chart, id) => new library.AzureRepository(chart, id, { container: 'backup', storageSecret: elsewhere() }),
  AzureStorageSecret: (chart, id) => new library.AzureStorageSecret(chart, id, { ...credentials, accountName: 'stashdemo', accountKey: from('account-key') }),
  AppBinding: (chart, id) => new library.AppBinding(chart, id, { clientConfig: library.ClientConfig.url('postgresql://db:5432') }),
  B2Repository: (chart, id) => new library.B2Repository(chart, id, { bucket: 'backup', storageSecret: elsewhere() }),
  B2StorageSecret: (chart, id) => new library.B2StorageSecret(chart, id, { ...credentials, accountId: from('account-id'), accountKey: from('account-key') }),
  BackupBatch: (chart, id) => new library.BackupBatch(chart, id, { ...routine, repository: repository() }),
  BackupBlueprint: (chart, id) => new library.BackupBlueprint(chart, id, {
    ...routine,
    repository: library.BlueprintRepository.gcs({ bucket: 'backup', prefix: '${TARGET_NAMESPACE}/${TARGET_NAME}', storageSecret: elsewhere() }),
  }),
  BackupConfiguration: (chart, id) => new library.BackupConfiguration(chart, id, {
    ...routine, repository: repository(), target: library.BackupTarget.of(claim),
  }),
  BackupSession: (chart, id) => new library.BackupSession(chart, id, {
    invoker: library.BackupConfiguration.fromBackupConfigurationName(new Chart(new App(), 'elsewhere'), 'Backup', 'backup'),
  }),
  GcsRepository: (chart, id) => new library.GcsRepository(chart, id, { bucket: 'backup', storageSecret: elsewhere() }),
  GcsStorageSecret: (chart, id) => new library.GcsStorageSecret(chart, id, {
    ...credentials, credentials: library.GcsCredentials.workloadIdentity(),
  }),
  LocalRepository: (chart, id) => new library.LocalRepository(chart, id, {
    mountPath: '/backup', volume: library.VolumeSource.nfs({ server: 'nfs', path: '/' }), storageSecret: elsewhere(),
  }),
  LocalStorageSecret: (chart, id) => new library.LocalStorageSecret(chart, id, credentials),
  RestServerRepository: (chart, id) => new library.RestServerRepository(chart, id, { url: 'https://rest/backup', storageSecret: elsewhere() }),
  RestServerStorageSecret: (chart, id) => new library.RestServerStorageSecret(chart, id, credentials),
  RestoreBatch: (chart, id) => new library.RestoreBatch(chart, id, { repository: repository() }),
  RestoreSession: (chart, id) => new library.RestoreSession(chart, id, {
    repository: repository(),
    target: library.RestoreTarget.of(claim, { rules: [library.RestoreRule.paths(['/stash-data'])] }),
  }),
  S3Repository: (chart, id) => new library.S3Repository(chart, id, { endpoint: 's3.amazonaws.com', bucket: 'backup', storageSecret: elsewhere() }),
  S3StorageSecret: (chart, id) => new library.S3StorageSecret(chart, id, { ...credentials, credentials: library.S3Credentials.cloudIdentity() }),
  StashFunction: (chart, id) => new library.StashFunction(chart, id, { image: 'stash' }),
  StashTask: (chart, id) => new library.StashTask(chart, id, { steps: [{ name: 'step' }] }),
  SwiftRepository: (chart, id) => new library.SwiftRepository(chart, id, { container: 'backup', storageSecret: elsewhere() }),
  SwiftStorageSecret: (chart, id) => new library.SwiftStorageSecret(chart, id, {
    ...credentials, credentials: library.SwiftCredentials.token({ storageUrl: 'https://swift/v1/account', authToken: from('token') }),
  }),
  VolumeSnapshotRestore: (chart, id) => new library.VolumeSnapshotRestore(chart, id, {
    volumeClaimTemplates: [{
      metadata: { name: 'data' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: k8s.Quantity.fromString('1Gi') } },
        dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'data' },
      },
    }],
  }),
  VolumeSnapshotBackup: (chart, id) => new library.VolumeSnapshotBackup(chart, id, { ...routine, target: library.VolumeSnapshotTarget.of(claim) }),
};

const IMPORTS: typeof CONSTRUCTS = {
  AppBinding: (chart, id) => library.AppBinding.fromAppBindingName(chart, id, 'db'),
  BackupBatch: (chart, id) => library.BackupBatch.fromBackupBatchName(chart, id, 'batch'),
  BackupBlueprint: (chart, id) => library.BackupBlueprint.fromBackupBlueprintName(chart, id, 'blueprint'),
  BackupConfiguration: (chart, id) => library.BackupConfiguration.fromBackupConfigurationName(chart, id, 'backup'),
  Repository: (chart, id) => Repository.fromRepositoryName(chart, id, 'repository'),
  StorageSecret: (chart, id) => StorageSecret.fromSecretName(chart, id, 'secret'),
};

const pathsOf = (build: (chart: Chart, id: string) => IConstruct, id: string) => build(new Chart(new App(), 'demo'), id).node.findAll().map(({ node }) => node.path);

test.each(Object.entries(CONSTRUCTS))('%s holds one object, its Resource', (name, build) => {
  expect(pathsOf(build, name)).toEqual([`demo/${name}`, `demo/${name}/Resource`]);
});

test.each(Object.entries(IMPORTS))('an imported %s holds nothing', (name, build) => {
  expect(pathsOf(build, name)).toEqual([`demo/${name}`]);
});

test('no construct of the library is missing here', () => {
  const types = new Map(publicTypes().map((type) => [`cdk8s-stash.${type.name}`, type]));
  const isConstruct = ({ base }: Type): boolean => base === 'constructs.Construct' || (types.has(base!) && isConstruct(types.get(base!)!));
  const names = [...types.values()].filter((type) => type.kind === 'class' && !type.abstract && isConstruct(type)).map(({ name }) => name);
  expect(names.sort()).toEqual(Object.keys(CONSTRUCTS).sort());
});
