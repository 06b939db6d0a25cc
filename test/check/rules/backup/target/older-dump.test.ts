import { StashRelease } from '../../../../../lib/addon/stash-release';
import { asking } from '../../blueprint/annotations';
import { appBinding, DATABASE, linesOf, object } from '../manifests';

const binding = (version: unknown, backupTask?: string, rest: object = {}) => appBinding({
  name: 'db',
  spec: {
    version,
    clientConfig: { service: { name: 'db', port: 5432, scheme: 'postgresql' } },
    parameters: backupTask && { apiVersion: 'a/v1', kind: 'K', stash: { addon: { backupTask: { name: backupTask } } } },
  },
  ...rest,
});
const backup = (task: string, kind = 'BackupConfiguration') => object(kind, { spec: { target: { ref: DATABASE }, task: { name: task } } });
const refused = (task: string, version: string, mend: string) =>
  `"${task}" refuses to dump AppBinding shop/db, whose version "${version}" is a newer major version than that of the Task: ${mend}`;

test.each<[unknown, string, string | undefined]>([
  ['17.2', 'postgres-backup-16.1', 'name "postgres-backup-17.2", or correct the version'],
  ['16.0', 'postgres-backup-15.1', 'name "postgres-backup-16.1", or correct the version'],
  ['16.4', 'postgres-backup-9.6.19', 'name "postgres-backup-16.1", or correct the version'],
  ['v17', 'postgres-backup-16.1', 'name "postgres-backup-17.2", or correct the version'],
  ['10.2', 'postgres-backup-9.6.19', 'name "postgres-backup-10.14", or correct the version'],
  ['18.0', 'postgres-backup-17.2', 'name "postgres-backup-18.2", or correct the version'],
  ['19.0', 'postgres-backup-17.2', 'dump it with a Task of your own, because Stash v2025.2.10 to v2025.10.17 installs none that is new enough, or correct the version'],
  ['17.4', 'postgres-backup-17.2', undefined],
  ['17.0', 'postgres-backup-17.2', undefined],
  ['9.6.24', 'postgres-backup-9.6.19', undefined],
  ['9.5', 'postgres-backup-9.6.19', undefined],
  ['13.0', 'postgres-backup-17.2', undefined],
  ['latest', 'postgres-backup-9.6.19', undefined],
  ['', 'postgres-backup-9.6.19', undefined],
  [undefined, 'postgres-backup-9.6.19', undefined],
  [17, 'postgres-backup-9.6.19', undefined],
  ['17.2', 'postgres-restore-16.1', undefined],
  ['17.2', 'postgres-backup-16', undefined],
  ['8.4', 'mysql-backup-8.0.21', undefined],
  ['11.4', 'mariadb-backup-10.5.8', undefined],
])('version %s by %s', (version, task, mend) => {
  const lines = (place: string) => mend === undefined ? [] : [`error ${place}: ${refused(task, version as string, mend)}`];
  expect(linesOf('STASH331', [binding(version), backup(task)])).toEqual(lines('BackupConfiguration x spec.task.name'));
  expect(linesOf('STASH331', [binding(version, task)])).toEqual(lines('AppBinding db spec.parameters.stash.addon.backupTask.name'));
});

test.each<[StashRelease, string]>([
  [StashRelease.V2025_10_17, 'name "postgres-backup-18.2", or correct the version'],
  [StashRelease.V2025_7_31, 'dump it with a Task of your own, because Stash v2025.7.31 installs none that is new enough, or correct the version'],
])('%s decides which Task there is', (release, mend) => {
  expect(linesOf('STASH331', [binding('18.1'), backup('postgres-backup-17.2')], { release })).toEqual([
    `error BackupConfiguration x spec.task.name: ${refused('postgres-backup-17.2', '18.1', mend)}`,
  ]);
});

test('a restore into a newer server', () => {
  expect(linesOf('STASH331', [binding('17.2'), backup('postgres-restore-16.1', 'RestoreSession')])).toEqual([]);
});

test('a database that is not among the manifests', () => {
  expect(linesOf('STASH331', [binding('17.2', undefined, { name: 'other' }), backup('postgres-backup-16.1')])).toEqual([]);
  expect(linesOf('STASH331', [binding('17.2', undefined, { namespace: 'bank' }), backup('postgres-backup-16.1')])).toEqual([]);
});

test('a blueprint that the database asks for', () => {
  const blueprint = (task: string) => ({ ...object('BackupBlueprint', { spec: { task: { name: task } } }), metadata: { name: 'it' } });
  const asks = binding('17.2', undefined, { annotations: asking({ 'backup-blueprint': 'it' }) });
  expect(linesOf('STASH331', [asks, blueprint('postgres-backup-16.1')])).toEqual([
    'error BackupBlueprint it spec.task.name: '
    + `${refused('postgres-backup-16.1', '17.2', 'name "postgres-backup-17.2", or correct the version')}\n  also AppBinding db metadata.annotations["stash.appscode.com/backup-blueprint"]`,
  ]);
  expect(linesOf('STASH331', [asks, blueprint('postgres-backup-${TARGET_APP_VERSION}')])).toEqual([]);
});
