import { ApiObject, App, Chart, Cron, JsonPatch } from 'cdk8s';
import { demoBackup, demoChart, demoClaim, yamlOf } from '../backup/demo';
import {
  AzureRepository, AzureStorageSecret, BackupBatch, BackupTarget, Checks, type IRepository, RestoreRule, RestoreSession, RestoreTarget,
  RetentionPolicy, UsagePolicy,
} from 'cdk8s-stash';

/** A Repository of an app of its own. */
const platform = (usagePolicy?: UsagePolicy, namespace = 'backups', app = new App()) => {
  const chart = new Chart(app, 'platform', { namespace });
  return new AzureRepository(chart, 'Repository', {
    metadata: { name: 'store' }, storageSecret: AzureStorageSecret.fromSecretName(chart, 'Secret', 'azure-secret'), container: 'backups', usagePolicy,
  });
};

const backup = (repository: IRepository, chart = demoChart()) => yamlOf(demoBackup({ repository }, chart));

const REFUSED = 'spec.repository: the Repository "store" of another app does not admit "demo": admit "demo" in its usagePolicy; if it is for another cluster, '
  + 'give the one of this cluster, or Repository.fromRepositoryName()';

test.each<[string, UsagePolicy | undefined]>([
  ['no policy', undefined],
  ['its own namespace only', UsagePolicy.sameNamespace()],
  ['other names', UsagePolicy.namespaces('shop')],
  ['a label and other names', UsagePolicy.selector({ matchLabels: { 'team': 'a', 'kubernetes.io/metadata.name': 'shop' } })],
])('a Repository of another app with %s is refused', (_, policy) => {
  expect(() => backup(platform(policy))).toThrow(`[demo/Backup] ${REFUSED}`);
});

test.each<[string, IRepository]>([
  ['all namespaces', platform(UsagePolicy.allNamespaces())],
  ['the name', platform(UsagePolicy.namespaces('demo'))],
  ['a label, which may match', platform(UsagePolicy.selector({ matchLabels: { team: 'a' } }))],
  ['no policy in the same namespace', platform(undefined, 'demo')],
])('one with %s is taken', (_, repository) => {
  expect(() => backup(repository)).not.toThrow();
});

test('nothing is said where a namespace is not known', () => {
  expect(() => backup(platform(), demoChart({}))).not.toThrow();
});

test('one of the same app is left to the rule, which can be turned off', () => {
  const app = new App();
  const user = demoBackup({ repository: platform(undefined, 'backups', app) }, new Chart(app, 'demo', { namespace: 'demo' }));
  expect(() => yamlOf(user)).toThrow('STASH311');
  Checks.of(app).turnOff('STASH311', 'the policy is patched in the cluster');
  expect(() => yamlOf(user)).not.toThrow();
});

test('the policy is read at synth', () => {
  const repository = platform();
  const user = demoBackup({ repository });
  ApiObject.of(repository).addJsonPatch(JsonPatch.add('/spec/usagePolicy', { allowedNamespaces: { from: 'All' } }));
  expect(() => yamlOf(user)).not.toThrow();
  ApiObject.of(repository).addJsonPatch(JsonPatch.replace('/spec/usagePolicy', {}));
  expect(() => yamlOf(user)).toThrow(REFUSED);
});

test('batches and restores are refused alike', () => {
  const chart = demoChart();
  const target = BackupTarget.persistentVolumeClaim(demoClaim(chart));
  const batch = new BackupBatch(chart, 'Batch', {
    repository: platform(), schedule: Cron.daily(), retentionPolicy: RetentionPolicy.keepLast(1), members: [{ target }],
  });
  expect(() => yamlOf(batch)).toThrow(`[demo/Batch] ${REFUSED}`);
  const other = demoChart();
  const restore = new RestoreSession(other, 'Restore', {
    repository: platform(), target: RestoreTarget.persistentVolumeClaim(demoClaim(other), { rules: [RestoreRule.paths(['/stash-data'])] }),
  });
  expect(() => yamlOf(restore)).toThrow(`[demo/Restore] ${REFUSED}`);
});
