import { App, Chart, Cron } from 'cdk8s';
import {
  AppBinding, AzureRepository, AzureStorageSecret, BackupBatch, BackupBlueprint, BackupConfiguration, BackupTarget, Repository, RestoreRule,
  RestoreSession, RestoreTarget, RetentionPolicy, SecretDelivery, SecretStoreRef, SensitiveValue, StashTask, StorageSecret,
} from 'cdk8s-stash';

const chart = () => new Chart(new App(), 'demo', { namespace: 'demo' });
const repository = (scope: Chart) => Repository.fromRepositoryName(scope, 'Repository', 'repo');
const complaint = (field: string, name: string) => `${field}: "${name}" contains "undefined", which JavaScript writes for a value that is not set: `
  + 'set it, or leave that part out';

/** A name of which a template made a part of a variable without a value. */
const NAME = `${String(undefined)}-shop`;
const metadata = { name: NAME };

const backupOf = (scope: Chart, target: BackupTarget) =>
  new BackupConfiguration(scope, 'X', { repository: repository(scope), target, schedule: Cron.daily(), retentionPolicy: RetentionPolicy.keepLast(5) });
const deployment = (name: string, namespace?: string) => ({ apiVersion: 'apps/v1', kind: 'Deployment', name, namespace });
const MOUNTS = { volumeMounts: [{ name: 'data', mountPath: '/data' }] };

test.each<[string, (scope: Chart) => unknown]>([
  ['an AzureStorageSecret', (scope) => new AzureStorageSecret(scope, 'X', {
    metadata,
    accountName: 'acme',
    accountKey: SensitiveValue.fromRemoteRef('key'),
    resticPassword: SensitiveValue.fromRemoteRef('password'),
    delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.secretStore('vault') }),
  })],
  ['a Repository', (scope) => new AzureRepository(scope, 'X', {
    metadata, container: 'backups', storageSecret: StorageSecret.fromSecretName(scope, 'Secret', 'secret'),
  })],
  ['a BackupBatch', (scope) => new BackupBatch(scope, 'X', {
    metadata, repository: repository(scope), schedule: Cron.daily(), retentionPolicy: RetentionPolicy.keepLast(5),
  })],
  ['a StashTask', (scope) => new StashTask(scope, 'X', { metadata, steps: [{ name: 'dump' }] })],
  ['an imported Repository', (scope) => Repository.fromRepositoryName(scope, 'X', NAME)],
  ['an imported AppBinding', (scope) => AppBinding.fromAppBindingName(scope, 'X', NAME)],
  ['an imported storage Secret', (scope) => StorageSecret.fromSecretName(scope, 'X', NAME)],
  ['an imported BackupConfiguration', (scope) => BackupConfiguration.fromBackupConfigurationName(scope, 'X', NAME)],
  ['an imported BackupBlueprint', (scope) => BackupBlueprint.fromBackupBlueprintName(scope, 'X', NAME)],
])('the name of %s', (_, make) => {
  expect(() => make(chart())).toThrow(new Error(`[demo/X] ${complaint('metadata.name', NAME)}`));
});

test.each<[string, (scope: Chart) => unknown]>([
  ['an imported Repository', (scope) => Repository.fromRepositoryName(scope, 'X', 'a', { namespace: NAME })],
  ['an imported AppBinding', (scope) => AppBinding.fromAppBindingName(scope, 'X', 'a', { namespace: NAME })],
  ['an imported storage Secret', (scope) => StorageSecret.fromSecretName(scope, 'X', 'a', { namespace: NAME })],
])('the namespace of %s', (_, make) => {
  expect(() => make(chart())).toThrow(new Error(`[demo/X] ${complaint('metadata.namespace', NAME)}`));
});

test.each<[string, string, (scope: Chart) => unknown]>([
  ['of a backup', 'name', (scope) => backupOf(scope, BackupTarget.of(deployment(NAME), MOUNTS))],
  ['of a backup', 'namespace', (scope) => backupOf(scope, BackupTarget.of(deployment('shop', NAME), MOUNTS))],
  ['of a restore', 'name', (scope) => new RestoreSession(scope, 'X', {
    repository: repository(scope), target: RestoreTarget.of(deployment(NAME), { ...MOUNTS, rules: [RestoreRule.paths(['/data'])] }),
  })],
])('the target %s, by its %s', (_, member, make) => {
  expect(() => make(chart())).toThrow(new Error(`[demo/X] ${complaint(`spec.target.ref.${member}`, NAME)}`));
});
