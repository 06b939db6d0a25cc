import { ApiObject, App, Chart, Cron, Duration, JsonPatch } from 'cdk8s';
import { PersistentVolumeClaim, Service, StatefulSet, Volume } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { demoBackup, demoChart, demoClaim, demoDeployment } from '../backup/demo';
import {
  Addon, AppBinding, BackupBatch, BackupBlueprint, BackupConfiguration, type BackupConfigurationProps, BackupTarget, BlueprintRepository,
  ClientConfig, type ExpectedBackup, GcsRepository, type IAppBinding, Repository, RetentionPolicy, Severity, StashAssert, StorageSecret,
  VolumeSnapshotBackup, VolumeSnapshotTarget,
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

test('an object that cannot be rendered fails every assertion, as it fails the synth', () => {
  const { chart, deployment, backup } = backedUp();
  ApiObject.of(backup).addJsonPatch(JsonPatch.replace('/spec/interimVolume/name', 'tmp'));
  const failure = 'Failed serializing construct at path \'demo/Backup/Resource\'';
  expect(() => StashAssert.of(chart).hasBackup(deployment)).toThrow(failure);
  expect(() => StashAssert.of(chart).findings()).toThrow(failure);
  expect(() => StashAssert.of(chart).hasNoFindings()).toThrow(failure);
  expect(() => App.of(chart).synthYaml()).toThrow(failure);
});

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

  test('counts a backup that another chart of the app defines', () => {
    const chart = demoChart();
    const claim = demoClaim(chart);
    demoBackup({ target: BackupTarget.persistentVolumeClaim(claim) }, new Chart(App.of(chart), 'backups', { namespace: 'demo' }));
    expect(() => StashAssert.of(chart).hasBackup(claim)).not.toThrow();
  });

  describe('at least every', () => {
    const { hours, days } = Duration;
    const isBackedUp = (schedule: string, expected: ExpectedBackup) => {
      const chart = demoChart();
      const claim = demoClaim(chart);
      const backup = demoBackup({ target: BackupTarget.persistentVolumeClaim(claim) }, chart);
      ApiObject.of(backup).addJsonPatch(JsonPatch.replace('/spec/schedule', schedule));
      StashAssert.of(chart).hasBackup(claim, expected);
    };

    test.each<[string, number]>([
      ['0 2 * * *', 24],
      ['@daily', 24],
      ['0 */6 * * *', 6],
      // The longest of several: 7 hours within the day, and 17 over midnight.
      ['0 2,9 * * *', 17],
      ['0 9,2 * * *', 17],
      ['0 2 * * 1-5', 72],
      ['0 2 * * 0', 168],
      // Mondays and the 1st: never more than a week. A star beside the weekday leaves that alone.
      ['0 2 1 * 1', 168],
      ['0 2 1 * *', 31 * 24],
      // From 31 March to 31 May; from 21 February of a leap year to the 1st of the next; from Monday, 25 January, to the first Monday of the next.
      ['0 2 31 * *', 61 * 24],
      ['0 2 */10 2 *', 346 * 24],
      ['0 2 * 1 1', 343 * 24],
      ['0 2 1 1 *', 366 * 24],
      // Only once in 28 years, from Saturday, 25 January, of a leap year to the 1st of the next.
      ['0 2 1 1 6', 342 * 24],
      ['0 2 29 2 *', (4 * 365 + 1) * 24],
      ['@every 36h', 36],
    ])('%s is due at least every %ih', (schedule, longest) => {
      expect(() => isBackedUp(schedule, { atLeastEvery: hours(longest) })).not.toThrow();
      expect(() => isBackedUp(schedule, { atLeastEvery: Duration.seconds(longest * 3600 - 1) })).toThrow(new Error(
        '[demo] PersistentVolumeClaim demo/stash-sample-data: no backup is as expected: BackupConfiguration demo/demo-backup has the schedule '
        + `"${schedule}", which leaves up to ${longest}h between two runs` + CHANGE));
    });

    test.each<[string, string, ExpectedBackup, string]>([
      ['a schedule that is also another one', '0 2 * * 0', { atLeastEvery: days(1), schedule: '@daily' },
        'has the schedule "0 2 * * 0", which leaves up to 168h between two runs'],
      ['a schedule that is written as expected', '0 2 * * 0', { atLeastEvery: days(1), schedule: '0 2 * * 0' },
        'has the schedule "0 2 * * 0", which leaves up to 168h between two runs'],
      ['another schedule that runs often enough', '0 2 * * *', { atLeastEvery: days(1), schedule: '@daily' }, 'has the schedule "0 2 * * *"'],
      ['no schedule', '', { atLeastEvery: days(1) }, 'has no schedule'],
      ['no schedule where a certain one is expected', '', { schedule: '@daily' }, 'has no schedule'],
      ['a schedule that Kubernetes rejects', 'TZ=Europe/Rome 0 2 * * *', { atLeastEvery: days(1) },
        'has the schedule "TZ=Europe/Rome 0 2 * * *", which names a time zone, which Kubernetes refuses in the schedule of a CronJob'],
      ['a schedule that is never due', '0 2 30 2 *', { atLeastEvery: days(1) },
        'has the schedule "0 2 30 2 *", which is never due, because there is no 30 February'],
    ])('is not content with %s', (_, schedule, expected, complaint) => {
      expect(() => isBackedUp(schedule, expected)).toThrow(new Error(
        `[demo] PersistentVolumeClaim demo/stash-sample-data: no backup is as expected: BackupConfiguration demo/demo-backup ${complaint}${CHANGE}`));
    });

    test('is content with a schedule that is spread', () => {
      const chart = demoChart();
      const claim = demoClaim(chart);
      const backup = demoBackup({ target: BackupTarget.persistentVolumeClaim(claim), scheduleSpread: hours(4) }, chart);
      const { spec } = ApiObject.of(backup).toJson() as { spec: { schedule: string } };
      expect(spec.schedule).toBe('21 4 * * *');
      expect(() => StashAssert.of(chart).hasBackup(claim, { atLeastEvery: days(1) })).not.toThrow();
      expect(() => StashAssert.of(chart).hasBackup(claim, { atLeastEvery: hours(23) })).toThrow('"21 4 * * *", which leaves up to 24h between two runs');
    });

    test('reads the schedule of a BackupBatch', () => {
      const chart = demoChart();
      const claim = demoClaim(chart);
      new BackupBatch(chart, 'Batch', {
        metadata: { name: 'all' },
        repository: gcsRepository(chart, 'Store'),
        schedule: Cron.weekly(),
        retentionPolicy: RetentionPolicy.keepLast(5),
        members: [{ target: BackupTarget.persistentVolumeClaim(claim, { alias: 'claim' }) }],
      });
      expect(() => StashAssert.of(chart).hasBackup(claim, { atLeastEvery: days(7) })).not.toThrow();
      expect(() => StashAssert.of(chart).hasBackup(claim, { atLeastEvery: days(6) })).toThrow(
        'BackupBatch demo/all has the schedule "0 0 * * 0", which leaves up to 168h between two runs');
    });

    test('reads what an object asks of a blueprint', () => {
      const chart = demoChart();
      const blueprint = new BackupBlueprint(chart, 'Blueprint', {
        metadata: { name: 'nightly' },
        repository: BlueprintRepository.gcs({ bucket: 'backups', prefix: '${TARGET_NAMESPACE}/${TARGET_NAME}', storageSecret: StorageSecret.fromSecretName(chart, 'Secret', 'gcs') }),
        schedule: Cron.daily(),
        retentionPolicy: RetentionPolicy.keepLast(5),
      });
      const [deployment, claim] = [demoDeployment(chart, '/data'), new PersistentVolumeClaim(chart, 'Claim', { metadata: { name: 'logs' } })];
      blueprint.autoBackup(deployment);
      blueprint.autoBackup(claim, { schedule: Cron.weekly() });
      expect(() => StashAssert.of(chart).hasBackup(deployment, { atLeastEvery: days(1) })).not.toThrow();
      expect(() => StashAssert.of(chart).hasBackup(claim, { atLeastEvery: days(1) })).toThrow(
        'the BackupConfiguration of PersistentVolumeClaim demo/logs from BackupBlueprint nightly has the schedule "0 0 * * 0", which leaves up to 168h between two runs');
    });

    test('does not count a backup that is paused', () => {
      const chart = demoChart();
      const claim = demoClaim(chart);
      demoBackup({ target: BackupTarget.persistentVolumeClaim(claim), paused: true }, chart);
      expect(() => StashAssert.of(chart).hasBackup(claim, { atLeastEvery: days(1) })).toThrow('BackupConfiguration demo/demo-backup is paused: change');
    });
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
    ['an app, which has no path', ({ chart }) => StashAssert.of(App.of(chart)).hasBackup(demoClaim(chart)),
      'PersistentVolumeClaim demo/stash-sample-data: nothing backs it up: define a BackupConfiguration for it'],
    ['a schedule that is no string', ({ chart, deployment }) => StashAssert.of(chart).hasBackup(deployment, { schedule: 5 as never }),
      'StashAssert.hasBackup: schedule is not a string: write it in quotes'],
    ['a time that is a string', ({ chart, deployment }) => StashAssert.of(chart).hasBackup(deployment, { atLeastEvery: '24h' as never }),
      'StashAssert.hasBackup: atLeastEvery is not a cdk8s Duration: write Duration.hours(24)'],
    ['no time at all', ({ chart, deployment }) => StashAssert.of(chart).hasBackup(deployment, { atLeastEvery: Duration.days(0) }),
      'StashAssert.hasBackup: atLeastEvery is not a duration above zero: give one, such as Duration.days(1), or leave it out'],
    ['runs of a paused backup', ({ chart, deployment }) => StashAssert.of(chart).hasBackup(deployment, { atLeastEvery: Duration.days(1), paused: true }),
      'StashAssert.hasBackup: atLeastEvery is set together with paused: true, but a paused backup does not run: leave one out'],
    ['a Repository that is a name', ({ chart, deployment }) => StashAssert.of(chart).hasBackup(deployment, { repository: 'gcs-repo' as never }),
      'StashAssert.hasBackup: repository is not a Repository: give the Repository, or Repository.fromRepositoryName() for one that exists'],
    ['paths that are one string', ({ chart, deployment }) => StashAssert.of(chart).hasBackup(deployment, { paths: '/data' as never }),
      'StashAssert.hasBackup: paths is not a list: write the entries in brackets, even a single one'],
    ['a word in place of a boolean', ({ chart, deployment }) => StashAssert.of(chart).hasBackup(deployment, { paused: 'no' as never }),
      'StashAssert.hasBackup: paused is not a boolean: give true or false, without quotes'],
    ['what is no object', ({ chart }) => StashAssert.of(chart).hasBackup(chart),
      'StashAssert.hasBackup: "demo" is not an object that can be backed up: give a workload, a claim or an AppBinding'],
  ])('is not with %s', (_, assert, message) => {
    expect(() => assert(backedUp())).toThrow(new Error(message));
  });
});

describe('hasBackup joins claims and the workloads that mount them', () => {
  const named = (chart: Chart, name: string) => PersistentVolumeClaim.fromClaimName(chart, `${name}-${chart.node.children.length}`, name);
  const isBackedUp = (chart: Chart, target: IConstruct, expected?: ExpectedBackup) => StashAssert.of(chart).hasBackup(target, expected);

  /** A Deployment with the claims data-claim and logs-claim. */
  function world() {
    const chart = demoChart();
    const deployment = demoDeployment(chart, '/data', '/logs');
    const claimBackup = (name: string, props: Partial<BackupConfigurationProps> = {}) => new BackupConfiguration(chart, `Backup-${name}`, {
      metadata: { name },
      target: BackupTarget.persistentVolumeClaim(named(chart, name)),
      repository: gcsRepository(chart, name),
      schedule: Cron.schedule({ minute: '0', hour: '3' }),
      retentionPolicy: RetentionPolicy.keepLast(1),
      ...props,
    });
    return { chart, deployment, claimBackup };
  }

  test('a claim that its workload stores', () => {
    const { chart, deployment } = world();
    demoBackup({ target: BackupTarget.workload(deployment, { paths: ['/data'] }) }, chart);
    expect(() => isBackedUp(chart, named(chart, 'data-claim'))).not.toThrow();
    expect(() => isBackedUp(chart, named(chart, 'data-claim'), { paths: ['/data'], schedule: '0 2 * * *' })).not.toThrow();
    expect(() => isBackedUp(chart, named(chart, 'data-claim'), { schedule: '@daily' })).toThrow(new Error(
      '[demo] PersistentVolumeClaim demo/data-claim: no backup is as expected: BackupConfiguration demo/demo-backup has the schedule "0 2 * * *"' + CHANGE));
    expect(() => isBackedUp(chart, named(chart, 'logs-claim'))).toThrow(new Error(
      '[demo] PersistentVolumeClaim demo/logs-claim: nothing backs it up: define a BackupConfiguration for it'));
    const other = new Chart(App.of(chart), 'other', { namespace: 'other' });
    expect(() => isBackedUp(chart, PersistentVolumeClaim.fromClaimName(other, 'Claim', 'data-claim'))).toThrow('nothing backs it up');
  });

  test('a claim that a Task may store', () => {
    const { chart, deployment } = world();
    const backup = demoBackup({ target: BackupTarget.workload(deployment, { paths: ['/data'] }) }, chart);
    ApiObject.of(backup).addJsonPatch(JsonPatch.add('/spec/task', { name: 'ours' }));
    expect(() => isBackedUp(chart, named(chart, 'data-claim'))).toThrow('nothing backs it up');
  });

  test('a workload whose claims are all stored', () => {
    const { chart, deployment, claimBackup } = world();
    expect(() => isBackedUp(chart, deployment)).toThrow(new Error(
      '[demo] Deployment demo/stash-demo: nothing backs it up: define a BackupConfiguration for it'));
    claimBackup('data-claim');
    expect(() => isBackedUp(chart, deployment)).toThrow(new Error(
      '[demo] Deployment demo/stash-demo: of its claims, nothing backs up "demo/logs-claim": define a BackupConfiguration for each'));
    claimBackup('logs-claim');
    expect(() => isBackedUp(chart, deployment)).not.toThrow();
    expect(() => isBackedUp(chart, deployment, { schedule: '0 3 * * *' })).not.toThrow();
    expect(() => isBackedUp(chart, deployment, { paths: ['/data'] })).toThrow('no backup is as expected');
  });

  test('a workload of which one claim is paused', () => {
    const { chart, deployment, claimBackup } = world();
    claimBackup('data-claim');
    claimBackup('logs-claim', { paused: true });
    expect(() => isBackedUp(chart, deployment)).toThrow(new Error(
      '[demo] Deployment demo/stash-demo: no backup is as expected: BackupConfiguration demo/logs-claim is paused' + CHANGE));
  });

  /** A StatefulSet with a template of claims. */
  function numbered(replicas?: number) {
    const { chart, claimBackup } = world();
    const set = new StatefulSet(chart, 'Set', {
      metadata: { name: 'search' }, replicas, containers: [{ image: 'busybox' }], service: new Service(chart, 'Service', { ports: [{ port: 80 }] }),
    });
    ApiObject.of(set).addJsonPatch(JsonPatch.add('/spec/volumeClaimTemplates', [{ metadata: { name: 'data' } }]));
    ApiObject.of(set).addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/volumeMounts', [{ name: 'data', mountPath: '/data' }]));
    return { chart, set, claimBackup };
  }

  test('the claims of a StatefulSet, by their numbers', () => {
    const { chart, set } = numbered(2);
    demoBackup({ target: BackupTarget.workload(set) }, chart);
    expect(() => isBackedUp(chart, named(chart, 'data-search-1'))).not.toThrow();
    expect(() => isBackedUp(chart, named(chart, 'data-search-2'))).toThrow('nothing backs it up');
    expect(() => isBackedUp(chart, named(chart, 'data-search'))).toThrow('nothing backs it up');
  });

  test('the VolumeSnapshots of a StatefulSet', () => {
    const { chart, set } = numbered(2);
    new VolumeSnapshotBackup(chart, 'Snapshots', {
      target: VolumeSnapshotTarget.workload(set), snapshotClassName: 'csi', schedule: Cron.daily(), retentionPolicy: RetentionPolicy.keepLast(1),
    });
    expect(() => isBackedUp(chart, named(chart, 'data-search-1'))).not.toThrow();
    expect(() => isBackedUp(chart, named(chart, 'data-search-2'))).toThrow('nothing backs it up');
  });

  test('a StatefulSet whose claims are all stored', () => {
    const { chart, set, claimBackup } = numbered(2);
    claimBackup('data-search-0');
    expect(() => isBackedUp(chart, set)).toThrow(new Error(
      '[demo] StatefulSet demo/search: of its claims, nothing backs up "demo/data-search-1": define a BackupConfiguration for each'));
    claimBackup('data-search-1');
    expect(() => isBackedUp(chart, set)).not.toThrow();
    ApiObject.of(set).addJsonPatch(JsonPatch.remove('/spec/replicas'));
    set.addVolume(Volume.fromPersistentVolumeClaim(chart, 'Logs', named(chart, 'logs-claim')));
    claimBackup('logs-claim');
    expect(() => isBackedUp(chart, set)).toThrow('nothing backs it up');
  });
});

describe('findings', () => {
  const PAGE = '(https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#stash606)';
  const line = (path: string, likewise = '') => `error: [${path}] STASH606 spec.future: is not a field of the schema, and the API server would drop it silently: `
    + `the fields are backend, usagePolicy, wipeOut${likewise} ${PAGE}`;

  test('are those of the chart', () => {
    const { chart } = backedUp();
    const other = new Chart(App.of(chart), 'other', { namespace: 'other' });
    expect(StashAssert.of(chart).findings()).toEqual([]);
    ApiObject.of(gcsRepository(other, 'Repository')).addJsonPatch(JsonPatch.add('/spec/future', true));
    expect(StashAssert.of(chart).findings()).toEqual([]);
    expect(StashAssert.of(other).findings()).toEqual([line('other/Repository')]);
    expect(() => StashAssert.of(chart).hasNoFindings()).not.toThrow();
    expect(() => StashAssert.of(other).hasNoFindings()).toThrow(new Error(
      `[other] one finding, but none is expected: mend it, or acknowledge it:\n  ${line('other/Repository')}`));
    ApiObject.of(gcsRepository(other, 'Second')).addJsonPatch(JsonPatch.add('/spec/future', true));
    expect(() => StashAssert.of(App.of(chart)).hasNoFindings()).toThrow(new Error(
      `2 findings, but none is expected: mend them, or acknowledge them:\n  ${line('other/Repository', '; likewise for [other/Second]')}`));
    expect(StashAssert.of(App.of(chart)).findings()).toEqual([line('other/Repository'), line('other/Second')]);
  });

  test('count from a level on', () => {
    const { chart, backup } = backedUp();
    ApiObject.of(backup).metadata.addAnnotation('checks.cdk8s-stash/STASH606', 'no more');
    expect(StashAssert.of(chart).findings()).toHaveLength(1);
    expect(() => StashAssert.of(chart).hasNoFindings()).not.toThrow();
    expect(() => StashAssert.of(chart).hasNoFindings(Severity.NOTE)).toThrow(
      '[demo] one finding, but none is expected: mend it, or acknowledge it:\n  note: [demo/Backup] STASH003');
  });
});
