import { Chart, Cron, Duration } from 'cdk8s';
import { demoChart, demoDeployment, demoRepository, demoTemplate, documentOf, findingsOf, manifestOf } from './demo';
import {
  Addon, AppBinding, BackupBatch, type BackupBatchMember, BackupConfiguration, BackupTarget, ExecutionOrder, Hook, Repository, RestoreBatch,
  type RestoreBatchOfBackupOptions, type RestoreOfBackupOptions, RetentionPolicy,
} from 'cdk8s-stash';

const ROUTINE = { schedule: Cron.schedule({ minute: '0', hour: '2' }), retentionPolicy: RetentionPolicy.keepLast(7) };

const database = (chart: Chart, alias?: string): BackupBatchMember =>
  ({ target: BackupTarget.appBinding(AppBinding.fromAppBindingName(chart, 'Database', 'wordpress-mysql'), { alias }), addon: Addon.mysql('8.0.14') });

function demoBackup(chart: Chart, ...members: BackupBatchMember[]): BackupBatch {
  return new BackupBatch(chart, 'Backup', { metadata: { name: 'backup' }, repository: demoRepository(chart), members, ...ROUTINE });
}

const INTERIM = { metadata: { name: 'interim' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } };

const restoreOf = (chart: Chart, backup: BackupBatch, options: RestoreBatchOfBackupOptions = {}) =>
  RestoreBatch.ofBackup(chart, 'Restore', backup, { metadata: { name: 'restore' }, ...options });

test('what follows from the backup', () => {
  const chart = demoChart();
  const backup = demoBackup(chart, { target: BackupTarget.workload(demoDeployment(chart), { alias: 'app' }) }, database(chart, 'db'));
  expect(documentOf(restoreOf(chart, backup))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: RestoreBatch
metadata:
  name: restore
  namespace: demo
spec:
  members:
    - target:
        alias: app
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
    - target:
        alias: db
        ref:
          apiVersion: appcatalog.appscode.com/v1alpha1
          kind: AppBinding
          name: wordpress-mysql
        rules:
          - snapshots:
              - latest
      task:
        name: mysql-restore-8.0.14
  repository:
    name: gcs-repo
`);
});

test('all the options', () => {
  const chart = demoChart();
  const options: Required<RestoreBatchOfBackupOptions> = {
    metadata: { name: 'restore' },
    executionOrder: ExecutionOrder.SEQUENTIAL,
    hooks: { preRestore: Hook.exec(['sync']) },
    timeOut: Duration.minutes(30),
    members: { db: { hooks: { postRestore: Hook.exec(['sync']) }, runtimeSettings: { pod: { serviceAccountName: 'reader' } }, tempDir: { disableCaching: true } } },
  };
  const backup = demoBackup(chart, { ...database(chart, 'db'), interimVolumeTemplate: demoTemplate('interim') });
  expect(manifestOf(restoreOf(chart, backup, options)).spec).toEqual({
    repository: { name: 'gcs-repo' },
    executionOrder: 'Sequential',
    hooks: { preRestore: { exec: { command: ['sync'] } } },
    timeOut: '30m',
    members: [expect.objectContaining({
      interimVolumeTemplate: INTERIM,
      hooks: { postRestore: { exec: { command: ['sync'] } } },
      runtimeSettings: { pod: { serviceAccountName: 'reader' } },
      tempDir: { disableCaching: true },
    })],
  });
});

describe('the ServiceAccounts of Jobs', () => {
  const reader = { runtimeSettings: { pod: { serviceAccountName: 'reader' } } };
  const writer = { runtimeSettings: { pod: { serviceAccountName: 'writer' } } };
  const settingsOf = (restore: RestoreBatch) => {
    const { members } = manifestOf(restore).spec as { readonly members: ReadonlyArray<{ readonly runtimeSettings?: object }> };
    return members.map(({ runtimeSettings }) => runtimeSettings);
  };

  test('are taken over, unless a member has its own', () => {
    const chart = demoChart();
    const other = BackupTarget.appBinding(AppBinding.fromAppBindingName(chart, 'Other', 'other'), { alias: 'other' });
    const files = BackupTarget.workload(demoDeployment(chart), { alias: 'files' });
    const backup = demoBackup(chart, { target: files, ...reader }, { ...database(chart, 'db'), ...reader }, { target: other, addon: Addon.mysql('8.0.14'), ...reader });
    expect(settingsOf(restoreOf(chart, backup, { members: { db: { tempDir: { disableCaching: true } }, other: writer } })))
      .toEqual([undefined, reader.runtimeSettings, writer.runtimeSettings]);
  });

  test('are not taken over into another namespace', () => {
    const chart = demoChart();
    const backup = demoBackup(chart, { ...database(chart, 'db'), ...reader });
    expect(settingsOf(restoreOf(new Chart(chart, 'Away', { namespace: 'away' }), backup))).toEqual([undefined]);
  });
});

const AS_USER = { runtimeSettings: { container: { securityContext: { runAsUser: 33 } } } };

test('the members by their aliases, and the one that has none', () => {
  const chart = demoChart();
  const backup = demoBackup(chart, { target: BackupTarget.workload(demoDeployment(chart)) }, database(chart, 'db'));
  const membersOf = (members: RestoreBatchOfBackupOptions['members'], id: string) =>
    (manifestOf(RestoreBatch.ofBackup(chart, id, backup, { members })).spec as { members: object[] }).members;
  const [files, dump] = membersOf({}, 'None') as [object, object];
  expect(membersOf({ '': AS_USER }, 'Files')).toEqual([{ ...files, ...AS_USER }, dump]);
  expect(membersOf({ db: AS_USER }, 'Dump')).toEqual([files, { ...dump, ...AS_USER }]);
});

test.each<[string, string]>([
  ['databse', 'did you mean "database"?'],
  ['container', 'the aliases are "database"'],
  ['', 'the aliases are "database"'],
])('%j is the alias of no member', (alias, mend) => {
  const chart = demoChart();
  expect(() => restoreOf(chart, demoBackup(chart, database(chart, 'database')), { members: { [alias]: AS_USER } }))
    .toThrow(new Error(`[demo/Restore] members: names ${JSON.stringify(alias)}, which is not the alias of any member of the BackupBatch: ${mend}`));
});

test('the options of a single restore are refused, since the members go into the targets of the backup', () => {
  const chart = demoChart();
  const options: RestoreOfBackupOptions = { into: AppBinding.fromAppBindingName(chart, 'Copy', 'copy') };
  expect(() => restoreOf(chart, demoBackup(chart, database(chart, 'database')), { members: { database: options } })).toThrow(new Error(
    '[demo/Restore] members.database.into: is unknown and would be ignored: the known members are hooks, runtimeSettings, tempDir',
  ));
});

test('a member that is added to the backup afterwards', () => {
  const chart = demoChart();
  const backup = demoBackup(chart, { target: BackupTarget.workload(demoDeployment(chart), { alias: 'app' }) });
  const restore = restoreOf(chart, backup);
  backup.addMember(database(chart, 'db'));
  expect(findingsOf(restore)).toEqual(['[demo/Restore] spec.members: lacks members that were added to "demo/Backup" afterwards: call RestoreBatch.ofBackup() '
    + 'once it has all its members']);
});

test('another backup in the same Repository', () => {
  const chart = demoChart();
  const backup = demoBackup(chart, database(chart));
  const restore = restoreOf(chart, backup);
  const target = BackupTarget.workload(demoDeployment(chart));
  const repository = Repository.fromRepositoryName(chart, 'Same', 'gcs-repo');
  new BackupConfiguration(chart, 'Other', { metadata: { name: 'other' }, repository, target, ...ROUTINE, schedule: Cron.schedule({ minute: '0', hour: '14' }) });
  expect(findingsOf(restore)).toEqual([
    '[demo/Backup] STASH302 spec.members[0].target: in Repository demo/gcs-repo, a restore of AppBinding demo/wordpress-mysql, such as RestoreBatch demo/restore, '
    + 'takes the newest snapshot of the whole repository (there is no alias), which may be that of Deployment demo/stash-demo: give each database an alias of its own, in the '
    + 'backup and in the restore; this also concerns [demo/Other] and [demo/Restore]',
    '[demo/Restore] STASH406 spec.members[0].target: has no alias, and without one the newest snapshot of the whole repository is taken, so it may be a snapshot of '
    + 'Deployment demo/stash-demo: give each its own alias in the backup, and the same alias here with a rule',
  ]);
});

test('manifests', () => {
  const chart = demoChart();
  const backup = demoBackup(chart, { target: BackupTarget.namespace('shop'), addon: Addon.kubedump('0.2.0') });
  expect(() => restoreOf(chart, backup)).toThrow(new Error('[demo/Restore] backup: is of manifests, which no Task restores: fetch what you need '
    + 'with restic, and apply it with kubectl'));
});
