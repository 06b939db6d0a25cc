import { App, Chart, Duration } from 'cdk8s';
import { ConfigMap, Deployment, type k8s, Volume } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import {
  demoChart, demoClaim, demoDeployment, demoStatefulSet, demoTemplate, documentOf, findingsOf, manifestOf, messageOf, yamlOf,
} from './demo';
import { binding, demoBackup, POSTGRES, restoreOf } from './demo-backup';
import {
  Addon, AppBinding, BackupConfiguration, type BackupConfigurationProps, BackupTarget, ClientConfig, Hook, type IAppBinding, RestoreRule,
  type RestoreOfBackupOptions, TempDirMedium, type WorkloadBackupOptions,
} from 'cdk8s-stash';

describe('what follows from the backup', () => {
  test('of a workload', () => {
    const chart = demoChart();
    expect(documentOf(restoreOf(demoBackup(BackupTarget.workload(demoDeployment(chart), { alias: 'shop', exclude: ['*.tmp'] }), {}, chart)))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: RestoreSession
metadata:
  name: restore
  namespace: demo
spec:
  repository:
    name: gcs-repo
  target:
    alias: shop
    ref:
      apiVersion: apps/v1
      kind: Deployment
      name: stash-demo
      namespace: demo
    rules:
      - paths:
          - /source/data
    volumeMounts:
      - mountPath: /source/data
        name: source-data
`);
  });

  test('of a claim', () => {
    const chart = demoChart();
    const target = BackupTarget.persistentVolumeClaim(demoClaim(chart), { alias: 'claim', mountPath: '/source', paths: ['/source/data'] });
    expect(documentOf(restoreOf(demoBackup(target, {}, chart)))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: RestoreSession
metadata:
  name: restore
  namespace: demo
spec:
  repository:
    name: gcs-repo
  target:
    alias: claim
    ref:
      apiVersion: v1
      kind: PersistentVolumeClaim
      name: stash-claim
    rules:
      - paths:
          - /source/data
    volumeMounts:
      - mountPath: /source
        name: stash-volume
  task:
    name: pvc-restore
`);
  });

  test('of a claim that is backed up as a whole', () => {
    const chart = demoChart();
    expect(manifestOf(restoreOf(demoBackup(BackupTarget.persistentVolumeClaim(demoClaim(chart)), {}, chart))).spec.target)
      .toEqual({ ref: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'stash-claim' }, rules: [{ paths: ['/stash-data'] }] });
  });

  test('of a database', () => {
    const chart = demoChart();
    expect(manifestOf(restoreOf(demoBackup(BackupTarget.appBinding(binding(chart), { alias: 'db' }), POSTGRES, chart))).spec).toEqual({
      repository: { name: 'gcs-repo' },
      task: { name: 'postgres-restore-14.0' },
      target: {
        alias: 'db',
        ref: { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'sample-postgres' },
        rules: [{ snapshots: ['latest'] }],
      },
    });
  });

  test.each<[string, Partial<BackupConfigurationProps>, string]>([
    ['without an interim volume', {}, '/stash-tmp/stash-interim-volume/data'],
    ['with an interim volume', { interimVolumeTemplate: demoTemplate('interim') }, '/stash-interim-volume/data'],
  ])('of a database that keeps a directory, %s', (_, props, directory) => {
    const chart = demoChart();
    const backup = demoBackup(BackupTarget.appBinding(binding(chart), { alias: 'db' }), { addon: Addon.elasticsearch('8.2.0'), ...props }, chart);
    const { spec } = manifestOf(restoreOf(backup));
    expect(spec.target).toMatchObject({ alias: 'db', rules: [{ paths: [directory] }] });
    expect(spec.interimVolumeTemplate).toEqual(manifestOf(backup).spec.interimVolumeTemplate);
  });

  test('of a reference, with the mounts that were given', () => {
    const volumeMounts = [{ name: 'data', mountPath: '/data', subPath: 'x' }];
    const target = BackupTarget.of({ apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'logs' }, { volumeMounts });
    expect(manifestOf(restoreOf(demoBackup(target))).spec.target).toEqual({
      ref: { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'logs', namespace: 'demo' },
      rules: [{ paths: ['/data'] }],
      volumeMounts,
    });
  });

  test('of mounts that were chosen for a workload of the app', () => {
    const chart = demoChart();
    const volumeMounts = [{ name: 'source-data', mountPath: '/elsewhere' }];
    expect(manifestOf(restoreOf(demoBackup(BackupTarget.workload(demoDeployment(chart), { volumeMounts }), {}, chart))).spec.target)
      .toMatchObject({ rules: [{ paths: ['/elsewhere'] }], volumeMounts });
  });

  test('of what the workload mounts afterwards', () => {
    const chart = demoChart();
    const deployment = new Deployment(chart, 'Deployment', { containers: [{ image: 'busybox' }] });
    const restore = restoreOf(demoBackup(BackupTarget.workload(deployment), {}, chart));
    deployment.containers[0]!.mount('/late', Volume.fromPersistentVolumeClaim(chart, 'Late', demoClaim(chart), { name: 'late' }));
    expect(manifestOf(restore).spec.target).toMatchObject({ rules: [{ paths: ['/late'] }], volumeMounts: [{ name: 'late', mountPath: '/late' }] });
  });

  test('in a chart of another namespace', () => {
    const app = new App();
    const chart = new Chart(app, 'demo', { namespace: 'demo' });
    const backup = demoBackup(BackupTarget.appBinding(binding(chart), {}), POSTGRES, chart);
    const { spec } = manifestOf(restoreOf(backup, {}, new Chart(app, 'drill', { namespace: 'drill' })));
    expect(spec).toMatchObject({ repository: { name: 'gcs-repo', namespace: 'demo' }, target: { ref: { namespace: 'demo' } } });
  });
});

test.each<[string, WorkloadBackupOptions | undefined]>([
  ['all that its claims hold', undefined],
  ['paths', { paths: ['/data'] }],
  ['mounts', { volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
])('the restore of a workload that has no containers yet, backed up by %s', (_, options) => {
  const chart = demoChart();
  const deployment = new Deployment(chart, 'Late', { metadata: { name: 'late' } });
  const restore = restoreOf(demoBackup(BackupTarget.workload(deployment, options), {}, chart));
  deployment.addContainer({ image: 'busybox' }).mount('/data', Volume.fromPersistentVolumeClaim(chart, 'Volume', demoClaim(chart), { name: 'data' }));
  expect(manifestOf(restore).spec.target).toMatchObject({
    rules: [{ paths: ['/data'] }], volumeMounts: [{ name: 'data', mountPath: '/data' }],
  });
});

test('all the options that can stand together', () => {
  const chart = demoChart();
  const { into, ...options }: Required<RestoreOfBackupOptions> = {
    metadata: { name: 'restore' },
    rules: [RestoreRule.paths(['/source/data'], { sourceHost: 'host-1' })],
    into: chart,
    volumeClaimTemplates: [demoTemplate('copy-${POD_ORDINAL}')],
    replicas: 2,
    volumeMounts: [{ name: 'copy', mountPath: '/source/data' }],
    hooks: { postRestore: Hook.exec(['sync']) },
    runtimeSettings: { container: { nice: { adjustment: 5 } } },
    tempDir: { medium: TempDirMedium.MEMORY },
    timeOut: Duration.minutes(5),
  };
  expect(into).toBe(chart);
  expect(manifestOf(restoreOf(demoBackup(BackupTarget.workload(demoDeployment(chart), { alias: 'shop' }), {}, chart), options)).spec).toEqual({
    repository: { name: 'gcs-repo' },
    target: {
      alias: 'shop',
      replicas: 2,
      rules: [{ paths: ['/source/data'], sourceHost: 'host-1' }],
      volumeMounts: [{ name: 'copy', mountPath: '/source/data' }],
      volumeClaimTemplates: [{ metadata: { name: 'copy-${POD_ORDINAL}' }, spec: expect.anything() as k8s.PersistentVolumeClaimSpec }],
    },
    hooks: { postRestore: { exec: { command: ['sync'] } } },
    runtimeSettings: { container: { nice: { adjustment: 5 } } },
    tempDir: { medium: 'Memory' },
    timeOut: '5m',
  });
});

describe('into something else', () => {
  test('another workload, by its own mounts', () => {
    const chart = demoChart();
    const copy = new Deployment(chart, 'Copy', { metadata: { name: 'copy' }, containers: [{ image: 'busybox' }] });
    copy.containers[0]!.mount('/source', Volume.fromEmptyDir(chart, 'Scratch', 'scratch'));
    const target = BackupTarget.workload(demoDeployment(chart), { volumeMounts: [{ name: 'source-data', mountPath: '/source/data' }] });
    expect(manifestOf(restoreOf(demoBackup(target, {}, chart), { into: copy })).spec.target).toEqual({
      ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'copy', namespace: 'demo' },
      rules: [{ paths: ['/source/data'] }],
      volumeMounts: [{ name: 'scratch', mountPath: '/source' }],
    });
  });

  test('another database', () => {
    const chart = demoChart();
    const backup = demoBackup(BackupTarget.appBinding(binding(chart)), POSTGRES, chart);
    expect(manifestOf(restoreOf(backup, { into: binding(chart, 'copy') })).spec.target).toMatchObject({ ref: { kind: 'AppBinding', name: 'copy' } });
  });

  describe('another database, with the addon', () => {
    const mysql = Addon.mysql('8.0.21', { restoreArgs: '--force' });
    const restoreTask = { name: 'mysql-restore-8.0.21', params: [{ name: 'args', value: '--force' }] };
    const defined = (chart: Chart, name: string, addon?: Addon) =>
      new AppBinding(chart, name, { metadata: { name }, clientConfig: ClientConfig.url('mysql://db.example.com:3306'), addon });
    test.each<[string, (chart: Chart) => IAppBinding, Partial<BackupConfigurationProps>, object | undefined]>([
      ['of the AppBinding that is backed up, if it exists already', binding, {}, restoreTask],
      ['of the AppBinding that is backed up, if it names none', (chart) => defined(chart, 'copy'), {}, restoreTask],
      ['that it names itself', (chart) => defined(chart, 'copy', Addon.mysql('8.0.14')), {}, undefined],
      ['of the backup', (chart) => defined(chart, 'copy', Addon.mysql('8.0.14')), { addon: Addon.perconaxtradb('8.0') }, { name: 'perconaxtradb-restore-8.0' }],
    ])('%s', (_, into, props, expected) => {
      const chart = demoChart();
      const backup = demoBackup(BackupTarget.appBinding(defined(chart, 'db', mysql)), props, chart);
      expect(manifestOf(restoreOf(backup, { into: into(chart) })).spec.task).toEqual(expected);
    });

    test.each<[string, Addon | undefined, Addon | undefined, string]>([
      ['another one', mysql, undefined, 'mysql'],
      ['another one than that of the backup', undefined, Addon.redis('7.0.5'), 'redis'],
    ])('%s is refused', (_, own, addon, stored) => {
      const chart = demoChart();
      const backup = demoBackup(BackupTarget.appBinding(defined(chart, 'db', own)), { addon }, chart);
      expect(() => restoreOf(backup, { into: defined(chart, 'copy', Addon.postgres('16.1')) })).toThrow(new Error(
        `[demo/Restore] into: "demo/copy" has the addon of postgres, which cannot load what that of ${stored} has stored: give the AppBinding of a database of ${stored}`,
      ));
    });
  });

  test('another database, from the directory of its addon', () => {
    const chart = demoChart();
    const search = new AppBinding(chart, 'Search', { clientConfig: ClientConfig.url('https://search.example.com:9200'), addon: Addon.elasticsearch('8.2.0') });
    expect(manifestOf(restoreOf(demoBackup(BackupTarget.appBinding(search), {}, chart), { into: binding(chart) })).spec).toMatchObject({
      task: { name: 'elasticsearch-restore-8.2.0' }, target: { rules: [{ paths: ['/stash-tmp/stash-interim-volume/data'] }] },
    });
  });

  test('a claim that Stash creates, by host and path', () => {
    const chart = demoChart();
    const backup = demoBackup(BackupTarget.persistentVolumeClaim(demoClaim(chart), { alias: 'claim' }), {}, chart);
    expect(manifestOf(restoreOf(backup, { volumeClaimTemplates: [demoTemplate('copy')] })).spec).toEqual({
      repository: { name: 'gcs-repo' },
      target: {
        alias: 'claim',
        rules: [{ paths: ['/stash-data'] }],
        volumeMounts: [{ name: 'copy', mountPath: '/stash-data' }],
        volumeClaimTemplates: [expect.objectContaining({ metadata: { name: 'copy' } })],
      },
    });
  });

  test('the claims of a StatefulSet that Stash creates', () => {
    const chart = demoChart();
    const volumeMounts = [{ name: 'data', mountPath: '/data' }];
    const backup = demoBackup(BackupTarget.of({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'shop' }, { volumeMounts }), {}, chart);
    expect(manifestOf(restoreOf(backup, { volumeClaimTemplates: [demoTemplate('data-${POD_ORDINAL}')], replicas: 3 })).spec.target)
      .toMatchObject({ replicas: 3, rules: [{ paths: ['/data'] }], volumeMounts });
  });

  test.each<[string, string[], string[], string[]]>([
    ['the name that the StatefulSet looks for', ['data'], ['data-shop-${POD_ORDINAL}'], ['data-shop']],
    ['any name, where there is one', ['data'], ['look-${POD_ORDINAL}'], ['look']],
    ['two names that the StatefulSet looks for', ['data', 'logs'], ['logs-shop-${POD_ORDINAL}', 'data-shop-${POD_ORDINAL}'], ['data-shop', 'logs-shop']],
    ['the names of the volumes', ['data', 'logs'], ['logs-${POD_ORDINAL}', 'data-${POD_ORDINAL}'], ['data', 'logs']],
  ])('created claims are mounted where the volumes were, by %s', (_, volumes, templates, expected) => {
    const volumeMounts = volumes.map((name) => ({ name, mountPath: `/${name}` }));
    const backup = demoBackup(BackupTarget.of({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'shop' }, { volumeMounts }));
    const volumeClaimTemplates = templates.map((name) => demoTemplate(name));
    expect(manifestOf(restoreOf(backup, { volumeClaimTemplates, replicas: 3 })).spec.target).toMatchObject({
      volumeMounts: volumeMounts.map(({ mountPath }, index) => ({ name: expected[index], mountPath })),
    });
  });
});

describe('refused at once', () => {
  type Case = [string, (chart: Chart) => BackupConfiguration, (chart: Chart) => RestoreOfBackupOptions, string];
  const workload = (chart: Chart) => demoBackup(BackupTarget.workload(demoDeployment(chart)), {}, chart);
  const reference = (kind: string) => (chart: Chart) =>
    demoBackup(BackupTarget.of({ apiVersion: 'apps/v1', kind, name: 'shop' }, { volumeMounts: [{ name: 'data', mountPath: '/data' }] }), {}, chart);
  const claims = (replicas?: number) => () => ({ volumeClaimTemplates: [demoTemplate('data-${POD_ORDINAL}')], replicas });
  const NO_MANIFESTS = 'backup: is of manifests, which no Task restores: fetch what you need with restic, and apply it with kubectl';
  const LATEST = 'rules: "latest" is the newest snapshot of the whole repository, regardless of path and target: leave rules out to restore '
    + 'what the backup wrote last';

  test.each<Case>([
    ['the manifests of the cluster', (chart) => demoBackup(BackupTarget.cluster(), { addon: Addon.kubedump('0.2.0') }, chart), () => ({}), NO_MANIFESTS],
    ['the manifests of a workload', (chart) => demoBackup(BackupTarget.workload(demoDeployment(chart)), { addon: Addon.kubedump('0.2.0') }, chart), () => ({}),
      NO_MANIFESTS],
    ['the newest of all for a workload', workload, () => ({ rules: [RestoreRule.snapshots(['latest'])] }), LATEST],
    ['the newest of all for a claim', (chart) => demoBackup(BackupTarget.persistentVolumeClaim(demoClaim(chart)), {}, chart),
      () => ({ rules: [RestoreRule.snapshots(['latest'])] }), LATEST],
    ['another kind', workload, (chart) => ({ into: demoStatefulSet(chart) }), 'into: "demo/StatefulSet" is of the kind StatefulSet, but the backup is of the '
      + 'kind Deployment, whose data is stored under other hosts: give one of that kind, or use RestoreTarget with rules'],
    ['a ConfigMap', workload, (chart) => ({ into: new ConfigMap(chart, 'Config') }), 'into: "demo/Config" is of the kind ConfigMap, but the backup is of the '
      + 'kind Deployment, whose data is stored under other hosts: give one of that kind, or use RestoreTarget with rules'],
    ['a chart', workload, (chart) => ({ into: chart }), 'into: "demo" is not something that Stash restores into, but the backup is of the kind Deployment, whose data is '
      + 'stored under other hosts: give one of that kind, or use RestoreTarget with rules'],
    ['two places', workload, (chart) => ({ ...claims()(), into: demoStatefulSet(chart) }),
      'volumeClaimTemplates: is set together with into, but a restore goes to only one place: leave one out'],
    ['claims for a database', (chart) => demoBackup(BackupTarget.appBinding(binding(chart)), POSTGRES, chart), claims(),
      'volumeClaimTemplates: are filled with files by Stash itself, but the backup is made by a Task: use into, or RestoreTarget'],
    ['a claim in place of two', (chart) => {
      const deployment = demoDeployment(chart);
      deployment.containers[0]!.mount('/more', Volume.fromEmptyDir(chart, 'More', 'more'));
      return demoBackup(BackupTarget.workload(deployment, { paths: ['/source/data', '/more'] }), {}, chart);
    }, () => ({ volumeClaimTemplates: [demoTemplate('source-data')] }), 'volumeClaimTemplates: have none with the name of the volume "more", which the backup '
      + 'mounts: name one after it, or say with volumeMounts which claim is mounted where'],
    ['two claims in place of one', (chart) => demoBackup(BackupTarget.persistentVolumeClaim(demoClaim(chart)), {}, chart),
      () => ({ volumeClaimTemplates: [demoTemplate('one'), demoTemplate('two')] }), 'volumeClaimTemplates: have none with the name of the volume "stash-volume", '
      + 'which the backup mounts: name one after it, or say with volumeMounts which claim is mounted where'],
    ['claims in place of mounts that are not there yet', (chart) => {
      const deployment = new Deployment(chart, 'Late', { containers: [{ image: 'busybox' }] });
      return demoBackup(BackupTarget.workload(deployment), {}, chart);
    }, () => ({ volumeClaimTemplates: [demoTemplate('data')] }), 'volumeClaimTemplates: are to be mounted as in the pods of "demo/Late", which mount nothing yet: '
      + 'define the restore after the mounts, or give volumeMounts'],
    ['claims of a StatefulSet without a number', reference('StatefulSet'), claims(),
      'replicas: is absent, but the data of a StatefulSet is stored under the numbers of its pods: say how many, or give rules with the sourceHost'],
    ['numbered claims of a Deployment', reference('Deployment'), claims(2),
      'replicas: asks for the data of numbered hosts, but a Deployment has none: leave it out, or give rules with the sourceHost'],
    ['claims of a DaemonSet', reference('DaemonSet'), claims(),
      'volumeClaimTemplates: have no nodes, but the data of a DaemonSet is stored under the names of the nodes: give rules with the sourceHost'],
  ])('%s', (_, backup, options, complaint) => {
    const chart = demoChart();
    expect(() => restoreOf(backup(chart), options(chart))).toThrow(new Error(`[demo/Restore] ${complaint}`));
  });
});

describe('refused at synth, when all backups are known', () => {
  const claimAt = (alias: string, name: string) => BackupTarget.of({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', name }, { alias });
  const deployment = (name: string, alias?: string) => BackupTarget.of({ apiVersion: 'apps/v1', kind: 'Deployment', name }, {
    alias, volumeMounts: [{ name: 'data', mountPath: '/data' }],
  });
  const FOREIGN = '[demo/Backup] STASH302 spec.target: in Repository demo/gcs-repo, a restore of';
  const NEWEST = 'such as RestoreSession demo/restore, takes the newest snapshot of';
  const TAKES = '[demo/Other] STASH302 spec.target: in Repository demo/gcs-repo, RestoreSession demo/restore takes the newest snapshot of';
  const RESTORED = 'this also concerns [demo/Other] and [demo/Restore]';
  const DATABASES = 'give each database an alias of its own, in the backup and in the restore';
  const shared = (targets: string, key: string, mend: string) => `[demo/Backup] STASH301 spec.target: restic cannot tell the backups of ${targets} apart: both are `
    + `stored as ${key} in Repository demo/gcs-repo; each run of one deletes snapshots of the other, and a restore brings back whichever came last: ${mend}; `
    + 'this also concerns [demo/Other]';
  const OWN = 'give each an alias of its own, or a Repository with a prefix of its own';

  test.each<[string, (chart: Chart) => [BackupTarget, BackupTarget], Partial<BackupConfigurationProps>, string[]]>([
    ['claims under one path', () => [claimAt('a', 'a'), claimAt('b', 'b')], {}, [`${FOREIGN} any of PersistentVolumeClaim demo/a and PersistentVolumeClaim demo/b, `
      + `${NEWEST} path "/stash-data" from any host (pvc-restore ignores the alias), which may be that of another of them: give each claim a Repository with a `
      + `prefix of its own, or restore into volumeClaimTemplates without a Task, which uses the alias, and acknowledge this; ${RESTORED}`]],
    ['workloads without an alias', () => [deployment('a'), deployment('b')], {},
      [shared('Deployment demo/a and Deployment demo/b', 'host "host-0", path "/data"', OWN)]],
    ['databases without an alias', (chart) => [BackupTarget.appBinding(binding(chart)), BackupTarget.appBinding(binding(chart, 'b'), { alias: 'b' })], POSTGRES, [
      `${FOREIGN} AppBinding demo/sample-postgres, ${NEWEST} the whole repository (there is no alias), which may be that of AppBinding demo/b: ${DATABASES}; ${RESTORED}`,
      '[demo/Restore] STASH406 spec.target: has no alias, and without one the newest snapshot of the whole repository is taken, so it may be a snapshot of AppBinding '
      + 'demo/b: give each its own alias in the backup, and the same alias here with a rule',
    ]],
    ['databases without an alias of which nothing else is known',
      (chart) => [BackupTarget.appBinding(binding(chart)), BackupTarget.appBinding(binding(chart, 'b'), { alias: 'b' })], {},
      [`${TAKES} the whole repository (there is no alias), which may be that of AppBinding demo/b: ${DATABASES}; this also concerns [demo/Restore]`]],
    ['databases of one alias', (chart) => [BackupTarget.appBinding(binding(chart), { alias: 'a' }), BackupTarget.appBinding(binding(chart, 'b'), { alias: 'a' })],
      POSTGRES, [shared('AppBinding demo/sample-postgres and AppBinding demo/b', 'host "a", path "/dumpfile.sql"', OWN)]],
    ['databases of one alias of which nothing else is known',
      (chart) => [BackupTarget.appBinding(binding(chart), { alias: 'a' }), BackupTarget.appBinding(binding(chart, 'b'), { alias: 'a' })], {},
      [`${TAKES} host "a" under any path, which may be that of AppBinding demo/b: give the database an alias that nothing else in the restic repository has, in the `
        + 'backup and in the restore; this also concerns [demo/Restore]']],
    ['two of MongoDB', (chart) => [BackupTarget.appBinding(binding(chart), { alias: 'a' }), BackupTarget.appBinding(binding(chart, 'b'), { alias: 'b' })],
      { addon: Addon.mongodb('6.0.5') }, [shared('AppBinding demo/sample-postgres and AppBinding demo/b', 'host "host-0", path "/dump"',
        'give each a Repository with a prefix of its own; an alias does not help, because MongoDB ignores it')]],
  ])('%s in one Repository', (_, targets, props, findings) => {
    const chart = demoChart();
    const [own, other] = targets(chart);
    const restore = restoreOf(demoBackup(own, props, chart));
    expect(findingsOf(restore)).toEqual([]);
    demoBackup(other, props, chart, 'Other');
    expect(findingsOf(restore)).toEqual(findings);
  });

  test.each<[string, (chart: Chart) => [BackupTarget, BackupTarget]]>([
    ['workloads with an alias', () => [deployment('a', 'a'), deployment('b', 'b')]],
    ['one workload twice', () => [deployment('a'), deployment('a')]],
    ['a workload and a database', (chart) => [deployment('a'), BackupTarget.appBinding(binding(chart))]],
  ])('%s may share a Repository', (_, targets) => {
    const chart = demoChart();
    const [own, other] = targets(chart);
    const restore = restoreOf(demoBackup(own, {}, chart));
    demoBackup(other, {}, chart, 'Other');
    expect(findingsOf(restore)).toEqual([]);
  });

  test('a path that was not backed up by itself', () => {
    const restore = restoreOf(demoBackup(deployment('a')), { rules: [RestoreRule.paths(['/data/', '/data/x'])] });
    expect(findingsOf(restore)).toEqual(['[demo/Restore] STASH408 spec.target.rules[0].paths[1]: "/data/x" has no snapshot of its own, because BackupConfiguration '
      + 'demo/backup backs up "/data": give one of those paths, and select what is below it with include']);
  });

  test.each<[string, (chart: Chart) => RestoreOfBackupOptions]>([
    ['into claims', () => ({ volumeClaimTemplates: [demoTemplate('data')], volumeMounts: [{ name: 'data', mountPath: '/data' }] })],
    ['into another workload', (chart) => ({ into: demoDeployment(chart), volumeMounts: [{ name: 'source-data', mountPath: '/data' }] })],
  ])('a path that was not backed up by itself, %s', (_, options) => {
    const chart = demoChart();
    const restore = restoreOf(demoBackup(deployment('a'), {}, chart), { rules: [RestoreRule.paths(['/data/', '/data/x'])], ...options(chart) });
    expect(findingsOf(restore)).toEqual(['[demo/Restore] spec.target.rules[0].paths: "/data/x" has no snapshot of its own, because the backup is of "/data": give one of '
      + 'those paths, and select what is below it with include']);
  });
});

test('two backups in one Repository, whatever they are, restore their own data or are refused', () => {
  const PATHS = [['/data/a'], ['/data/b'], ['/data/a', '/data/b']];
  const anyTarget = fc.record({
    kind: fc.constantFrom('Deployment', 'PersistentVolumeClaim'), alias: fc.constantFrom(undefined, 'x', 'y'), paths: fc.constantFrom(...PATHS),
  });
  const target = ({ kind, alias, paths }: { kind: string; alias?: string; paths: string[] }, name: string) => BackupTarget.of(
    { apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1', kind, name }, { alias, paths, volumeMounts: [{ name: 'data', mountPath: '/data' }] },
  );
  fc.assert(fc.property(anyTarget, anyTarget, (own, other) => {
    const chart = demoChart();
    const restore = restoreOf(demoBackup(target(own, 'own'), {}, chart));
    demoBackup(target(other, 'other'), {}, chart, 'Other');
    const host = (alias?: string) => alias ?? 'host-0';
    const meets = own.paths.some((path) => other.paths.includes(path)) && (own.kind !== 'Deployment' || host(own.alias) === host(other.alias));
    expect(messageOf(() => yamlOf(restore)) === undefined).toBe(!meets);
  }), { numRuns: 300 });
});
