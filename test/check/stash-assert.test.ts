import { ApiObject, App, Chart, Cron, JsonPatch } from 'cdk8s';
import { demoBackup, demoChart, demoClaim, demoDeployment } from '../backup/demo';
import {
  Addon, AppBinding, BackupBlueprint, BackupConfiguration, BackupTarget, BlueprintRepository, ClientConfig, type ExpectedBackup, GcsRepository,
  type IAppBinding, Repository, RetentionPolicy, Severity, StashAssert, StorageSecret,
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

  const claimBackup = (chart: Chart, options?: Parameters<typeof BackupTarget.persistentVolumeClaim>[1]) =>
    demoBackup({ target: BackupTarget.persistentVolumeClaim(demoClaim(chart), options) }, chart);

  test.each<[string, Parameters<typeof claimBackup>[1], ExpectedBackup]>([
    ['a claim whose backup lists no paths', {}, { paths: ['/stash-data'] }],
    ['a path that is spelt otherwise', { paths: ['/stash-data/photos/'] }, { paths: ['/stash-data/photos'] }],
    ['a Repository whose namespace is that of the backup', {}, { repository: Repository.fromRepositoryName(demoChart(), 'There', 'gcs-repo', { namespace: 'demo' }) }],
  ])('knows what Stash backs up: %s', (_, options, expected) => {
    const chart = demoChart();
    claimBackup(chart, options);
    expect(() => StashAssert.of(chart).hasBackup(chart.node.findChild('Claim'), expected)).not.toThrow();
  });

  test('is content with the paths that a Task is given, if the Task does not tell what it stores', () => {
    const chart = demoChart();
    demoBackup({
      target: BackupTarget.persistentVolumeClaim(demoClaim(chart), { paths: ['/stash-data/photos'] }), addon: Addon.custom({ backupTask: 'ours' }),
    }, chart);
    expect(() => StashAssert.of(chart).hasBackup(chart.node.findChild('Claim'), { paths: ['/stash-data/photos/'] })).not.toThrow();
  });

  test('is content with a backup that Stash creates from a blueprint', () => {
    const chart = demoChart();
    const deployment = demoDeployment(chart, '/data');
    new BackupBlueprint(chart, 'Blueprint', {
      metadata: { name: 'nightly' },
      repository: BlueprintRepository.gcs({ bucket: 'backups', prefix: '${TARGET_NAMESPACE}/${TARGET_NAME}', storageSecret: StorageSecret.fromSecretName(chart, 'Secret', 'gcs') }),
      schedule: Cron.daily(),
      retentionPolicy: RetentionPolicy.keepLast(5),
    }).autoBackup(deployment);
    const assert = StashAssert.of(chart);
    expect(() => assert.hasBackup(deployment, { schedule: '0 0 * * *', paths: ['/data'] })).not.toThrow();
    expect(() => assert.hasBackup(deployment, { repository: gcsRepository(chart, 'Store') })).toThrow(new Error(
      '[demo] Deployment demo/stash-demo: no backup is as expected: the BackupConfiguration of Deployment demo/stash-demo from BackupBlueprint nightly '
      + 'uses the Repository of Deployment demo/stash-demo from BackupBlueprint nightly' + CHANGE));
  });

  test('counts a paused backup only where that is expected', () => {
    const chart = demoChart();
    const claim = demoClaim(chart);
    const backup = demoBackup({ target: BackupTarget.persistentVolumeClaim(claim), paused: true }, chart);
    const asExpected = '[demo] PersistentVolumeClaim demo/stash-sample-data: no backup is as expected: BackupConfiguration demo/demo-backup';
    expect(() => StashAssert.of(chart).hasBackup(claim)).toThrow(new Error(`${asExpected} is paused${CHANGE}`));
    expect(() => StashAssert.of(chart).hasBackup(claim, { paused: true })).not.toThrow();
    ApiObject.of(backup).addJsonPatch(JsonPatch.remove('/spec/paused'));
    expect(() => StashAssert.of(chart).hasBackup(claim, { paused: true })).toThrow(new Error(`${asExpected} is not paused${CHANGE}`));
  });

  test.each<[string, (world: ReturnType<typeof backedUp>) => void, string]>([
    ['a target that nothing backs up', ({ chart }) => StashAssert.of(chart).hasBackup(gcsRepository(chart, 'Store')),
      '[demo] Repository demo/demo-store-c87f01bc: nothing backs it up: define a BackupConfiguration for it'],
    ['another schedule', ({ chart, deployment }) => StashAssert.of(chart).hasBackup(deployment, { schedule: '@daily' }),
      '[demo] Deployment demo/stash-demo: no backup is as expected: BackupConfiguration demo/demo-backup has the schedule "0 2 * * *"' + CHANGE],
    ['a path that is not backed up, and another Repository', ({ chart, deployment }) => StashAssert.of(chart).hasBackup(deployment, {
      paths: ['/data', '/cache'], repository: Repository.fromRepositoryName(chart, 'Theirs', 'theirs'),
    }), '[demo] Deployment demo/stash-demo: no backup is as expected: BackupConfiguration demo/demo-backup uses Repository demo/gcs-repo '
      + 'and does not back up "/cache"' + CHANGE],
    ['a backup without a Repository', ({ chart, deployment, backup }) => {
      ApiObject.of(backup).addJsonPatch(JsonPatch.remove('/spec/repository'));
      StashAssert.of(chart).hasBackup(deployment, { repository: gcsRepository(chart, 'Store') });
    }, '[demo] Deployment demo/stash-demo: no backup is as expected: BackupConfiguration demo/demo-backup uses no Repository' + CHANGE],
    ['an object of another API group', ({ chart, deployment }) => StashAssert.of(chart).hasBackup(new ApiObject(chart, 'Other', {
      apiVersion: 'example.com/v1', kind: 'Deployment', metadata: { name: deployment.name },
    })), '[demo] Deployment demo/stash-demo: nothing backs it up: define a BackupConfiguration for it'],
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
