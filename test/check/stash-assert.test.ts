import { ApiObject, App, Chart, Cron, JsonPatch } from 'cdk8s';
import { demoBackup, demoChart, demoDeployment } from '../backup/demo';
import {
  Addon, AppBinding, BackupConfiguration, BackupTarget, ClientConfig, GcsRepository, type IAppBinding, Repository, RetentionPolicy, Severity,
  StashAssert, StorageSecret,
} from 'cdk8s-stash';

const CHANGE = ': change the backup or the expectation';

function gcsRepository(chart: Chart, id: string) {
  return new GcsRepository(chart, id, { bucket: id.toLowerCase(), storageSecret: StorageSecret.fromSecretName(chart, `${id}Secret`, 'gcs') });
}

function backedUp() {
  const chart = demoChart();
  const deployment = demoDeployment(chart, '/data');
  ApiObject.of(deployment).addJsonPatch(JsonPatch.add('/spec/template/spec/automountServiceAccountToken', true));
  const backup = demoBackup({ target: BackupTarget.workload(deployment) }, chart);
  return { chart, deployment, backup };
}

describe('hasBackup', () => {
  test('is content with a backup of the target', () => {
    const { chart, deployment } = backedUp();
    expect(() => StashAssert.of(chart).hasBackup(deployment)).not.toThrow();
    expect(() => StashAssert.of(chart).hasBackup(deployment, { schedule: '0 2 * * *', paths: ['/data'] })).not.toThrow();
    expect(() => StashAssert.of(App.of(chart)).hasBackup(deployment)).not.toThrow();
  });

  test('is content with one of several', () => {
    const { chart, deployment } = backedUp();
    new BackupConfiguration(chart, 'Other', {
      target: BackupTarget.workload(deployment),
      repository: gcsRepository(chart, 'Store'),
      schedule: Cron.daily(),
      retentionPolicy: RetentionPolicy.keepLast(1),
    });
    expect(() => StashAssert.of(chart).hasBackup(deployment, { schedule: '0 2 * * *' })).not.toThrow();
    expect(() => StashAssert.of(chart).hasBackup(deployment, { schedule: '0 0 * * *' })).not.toThrow();
  });

  test.each<[string, (chart: Chart) => IAppBinding]>([
    ['its own', (chart) => new AppBinding(chart, 'Orders', { metadata: { name: 'orders' }, clientConfig: ClientConfig.service({ name: 'orders', port: 5432, scheme: 'postgresql' }) })],
    ['one of KubeDB', (chart) => AppBinding.fromAppBindingName(chart, 'Orders', 'orders')],
    ['one of another namespace', (chart) => AppBinding.fromAppBindingName(chart, 'Orders', 'orders', { namespace: 'shop' })],
  ])('is content with a backup of an AppBinding: %s', (_, define) => {
    const chart = demoChart();
    const binding = define(chart);
    expect(() => StashAssert.of(chart).hasBackup(binding)).toThrow('nothing backs it up');
    demoBackup({ target: BackupTarget.appBinding(binding), addon: Addon.postgres('14.0') }, chart);
    expect(() => StashAssert.of(chart).hasBackup(binding)).not.toThrow();
    expect(() => StashAssert.of(chart).hasBackup(AppBinding.fromAppBindingName(chart, 'Other', 'orders', { namespace: 'other' }))).toThrow('nothing backs it up');
  });

  test.each<[string, (world: ReturnType<typeof backedUp>) => void, string]>([
    ['a target that nothing backs up', ({ chart }) => StashAssert.of(chart).hasBackup(gcsRepository(chart, 'Store')),
      '[demo] Repository demo/demo-store-c87f01bc: nothing backs it up: define a BackupConfiguration for it'],
    ['another schedule', ({ chart, deployment }) => StashAssert.of(chart).hasBackup(deployment, { schedule: '@daily' }),
      '[demo] Deployment demo/stash-demo: no backup is as expected: BackupConfiguration demo/demo-backup has the schedule "0 2 * * *"' + CHANGE],
    ['a path that is not backed up, and another Repository', ({ chart, deployment }) => StashAssert.of(chart).hasBackup(deployment, {
      paths: ['/data', '/cache'], repository: Repository.fromRepositoryName(chart, 'Theirs', 'theirs'),
    }), '[demo] Deployment demo/stash-demo: no backup is as expected: BackupConfiguration demo/demo-backup uses the Repository "gcs-repo" '
      + 'and does not back up "/cache"' + CHANGE],
    ['what is no object', ({ chart }) => StashAssert.of(chart).hasBackup(chart),
      'StashAssert.hasBackup: "demo" is not an object that can be backed up: give a workload, a claim or an AppBinding'],
  ])('is not with %s', (_, assert, message) => {
    expect(() => assert(backedUp())).toThrow(new Error(message));
  });
});

describe('findings', () => {
  const PAGE = '(https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#stash606)';
  const line = (path: string) => `error: [${path}] STASH606 spec.future: is not a field of the schema, and the API server would drop it silently: `
    + `the fields are backend, usagePolicy, wipeOut ${PAGE}`;

  test('are those of the chart', () => {
    const { chart } = backedUp();
    const other = new Chart(App.of(chart), 'other', { namespace: 'other' });
    expect(StashAssert.of(chart).findings()).toEqual([]);
    ApiObject.of(gcsRepository(other, 'Repository')).addJsonPatch(JsonPatch.add('/spec/future', true));
    expect(StashAssert.of(chart).findings()).toEqual([]);
    expect(StashAssert.of(other).findings()).toEqual([line('other/Repository')]);
    expect(() => StashAssert.of(chart).hasNoFindings()).not.toThrow();
    expect(() => StashAssert.of(other).hasNoFindings()).toThrow(new Error(`one finding, but none is expected:\n  ${line('other/Repository')}`));
  });

  test('count from a level on', () => {
    const { chart, backup } = backedUp();
    ApiObject.of(backup).metadata.addAnnotation('checks.cdk8s-stash/STASH606', 'no more');
    expect(StashAssert.of(chart).findings()).toHaveLength(1);
    expect(() => StashAssert.of(chart).hasNoFindings()).not.toThrow();
    expect(() => StashAssert.of(chart).hasNoFindings(Severity.NOTE)).toThrow('one finding, but none is expected:\n  note: [demo/Backup] STASH003');
  });
});
