import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { demoBackup, demoChart, demoDeployment, mountClaims, yamlOf } from './demo';
import { BackupBatch, BackupConfiguration, BackupSession, type BackupSessionProps, BackupTarget, type IBackupInvoker } from 'cdk8s-stash';

const session = (invoker: IBackupInvoker, props: Partial<BackupSessionProps> = {}, scope = Chart.of(invoker)) =>
  new BackupSession(scope, 'Session', { metadata: { name: 'now' }, invoker, ...props });

test('one more run of a backup, with the labels that the container of Stash looks for', () => {
  const chart = demoChart();
  expect(yamlOf(session(demoBackup({ target: BackupTarget.workload(demoDeployment(chart, '/data')) }, chart)))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: BackupSession
metadata:
  labels:
    app.kubernetes.io/component: stash-backup
    app.kubernetes.io/managed-by: stash.appscode.com
    stash.appscode.com/invoker-name: demo-backup
    stash.appscode.com/invoker-type: BackupConfiguration
    stash.appscode.com/target-kind: Deployment
    stash.appscode.com/target-name: stash-demo
    stash.appscode.com/target-namespace: demo
  name: now
  namespace: demo
spec:
  invoker:
    apiGroup: stash.appscode.com
    kind: BackupConfiguration
    name: demo-backup
`);
});

test('its name and its namespace are known', () => {
  const now = session(BackupBatch.fromBackupBatchName(demoChart(), 'Batch', 'shop'));
  expect([now.backupSessionName, now.backupSessionNamespace]).toEqual(['now', 'demo']);
});

const manifestOf = (construct: BackupSession) => ApiObject.of(construct).toJson() as { metadata: { labels: object }; spec: object };

test('all that it can say', () => {
  const props: Required<Omit<BackupSessionProps, 'invoker'>> = { metadata: { name: 'all', labels: { app: 'shop' } }, retryLeft: 2 };
  const written = manifestOf(session(BackupBatch.fromBackupBatchName(demoChart(), 'Batch', 'shop'), props));
  expect(written.spec).toEqual({ invoker: { apiGroup: 'stash.appscode.com', kind: 'BackupBatch', name: 'shop' }, retryLeft: 2 });
  expect(written.metadata).toEqual({
    name: 'all',
    namespace: 'demo',
    labels: {
      'app': 'shop',
      'app.kubernetes.io/component': 'stash-backup',
      'app.kubernetes.io/managed-by': 'stash.appscode.com',
      'stash.appscode.com/invoker-type': 'BackupBatch',
      'stash.appscode.com/invoker-name': 'shop',
    },
  });
});

test('a claim without a namespace of its own is labelled as the operator does it', () => {
  expect(manifestOf(session(demoBackup())).metadata.labels).toMatchObject({
    'stash.appscode.com/target-kind': 'PersistentVolumeClaim', 'stash.appscode.com/target-name': 'stash-sample-data', 'stash.appscode.com/target-namespace': '',
  });
});

test('the labels follow a backup that is patched later', () => {
  const backup = demoBackup();
  const run = session(backup);
  ApiObject.of(backup).addJsonPatch(JsonPatch.replace('/spec/target/ref/name', 'photos'), JsonPatch.add('/spec/target/ref/namespace', 'demo'));
  expect(manifestOf(run).metadata.labels).toMatchObject({ 'stash.appscode.com/target-name': 'photos', 'stash.appscode.com/target-namespace': 'demo' });
});

test('a run can be defined before the workload has containers', () => {
  const chart = demoChart();
  const deployment = new kplus.Deployment(chart, 'Deployment', { metadata: { name: 'late' } });
  const run = session(demoBackup({ target: BackupTarget.workload(deployment) }, chart));
  deployment.addContainer({ image: 'busybox' });
  mountClaims(deployment, '/data');
  expect(manifestOf(run).metadata.labels).toMatchObject({ 'stash.appscode.com/target-kind': 'Deployment', 'stash.appscode.com/target-name': 'late' });
});

test('a backup that has lost its spec to a patch is left to the rules', () => {
  const backup = demoBackup();
  ApiObject.of(backup).addJsonPatch(JsonPatch.remove('/spec'));
  expect(manifestOf(session(backup)).metadata.labels).not.toHaveProperty('stash.appscode.com/target-kind');
});

test('labels of a target that the app does not know stay as they are given', () => {
  const labels = { 'stash.appscode.com/target-kind': 'Deployment', 'stash.appscode.com/target-name': 'shop', 'stash.appscode.com/target-namespace': 'demo' };
  const backup = BackupConfiguration.fromBackupConfigurationName(demoChart(), 'Backup', 'theirs');
  expect(manifestOf(session(backup, { metadata: { name: 'now', labels } })).metadata.labels).toMatchObject(labels);
});

test('the run of a backup elsewhere is refused', () => {
  const app = new App();
  const backup = BackupConfiguration.fromBackupConfigurationName(new Chart(app, 'shop', { namespace: 'shop' }), 'Backup', 'theirs');
  expect(() => session(backup, {}, new Chart(app, 'demo', { namespace: 'demo' }))).toThrow(new Error(
    '[demo/Session] spec.invoker: the BackupConfiguration "theirs" is in namespace "shop", but the BackupSession is in "demo", where Stash would look for it: define '
    + 'both in the same namespace',
  ));
});

test.each<[string, Partial<BackupSessionProps>, string]>([
  ['a label of another backup', { metadata: { labels: { 'stash.appscode.com/invoker-name': 'other' } } },
    'metadata.labels["stash.appscode.com/invoker-name"]: "other" is not what the operator looks for: leave it out; it is set to "demo-backup"'],
  ['a negative number', { retryLeft: -1 }, 'spec.retryLeft: -1 is not a valid number of further attempts: use an integer of at least 0'],
  ['a fraction', { retryLeft: 0.5 }, 'spec.retryLeft: 0.5 is not a valid number of further attempts: use an integer of at least 0'],
  ['a name with a dot', { metadata: { name: 'a.b' } },
    'metadata.name: "a.b" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; did you mean "a-b"?'],
])('%s is refused', (_, props, message) => {
  expect(() => session(demoBackup(), props)).toThrow(new Error(`[demo/Session] ${message}`));
});

test('a label that is given as it would be written is taken', () => {
  const labels = { 'stash.appscode.com/invoker-name': 'demo-backup' };
  expect(manifestOf(session(demoBackup(), { metadata: { name: 'now', labels } })).metadata.labels).toMatchObject(labels);
});
