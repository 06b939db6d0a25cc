import { appBinding, DATABASE, linesOf, object } from '../backup/manifests';
import { asking } from '../blueprint/annotations';

const ARGS = [{ name: 'args', value: '--all-databases --column-statistics=0' }];
const binding = (version: unknown, { backupTask, type, ...rest }: { backupTask?: object; type?: string; annotations?: object } = {}) => appBinding({
  name: 'db', spec: { version, type, parameters: backupTask && { stash: { addon: { backupTask } } } }, ...rest,
});
const backup = (name: string, params?: object[], kind = 'BackupConfiguration') => object(kind, { spec: { target: { ref: DATABASE }, task: { name, params } } });
const blueprint = (task?: object) => ({ ...object('BackupBlueprint', { name: 'nightly', spec: { task } }), metadata: { name: 'nightly' } });
const found = (where: string, task = 'mysql-backup-8.0.21') => [
  `warning ${where}: "${task}" asks AppBinding shop/db for statistics of columns, which its version "5.7.40" does not have, so every dump fails: `
  + 'name "mysql-backup-5.7.25", add --column-statistics=0 to args, beside --all-databases, or correct the version',
];
const EIGHT = 'mysql-backup-8.0.21';
const asks = (annotations: object = {}) => ({ annotations: { ...asking({ 'backup-blueprint': 'nightly' }), ...annotations } });
const withArgs = { 'params.stash.appscode.com/args': '--all-databases --column-statistics=0' };

test.each<[string, object[], string[]]>([
  ['by a backup', [binding('5.7.40'), backup(EIGHT)], found('BackupConfiguration x spec.task.name')],
  ['by the first Task of 8', [binding('5.7.40'), backup('mysql-backup-8.0.3')], found('BackupConfiguration x spec.task.name', 'mysql-backup-8.0.3')],
  ['by its AppBinding', [binding('5.7.40', { backupTask: { name: EIGHT } })], found('AppBinding db spec.parameters.stash.addon.backupTask.name')],
  ['with other arguments', [binding('5.7.40'), backup(EIGHT, [{ name: 'args', value: '--all-databases --column-statistics=1' }])],
    found('BackupConfiguration x spec.task.name')],
  ['by a blueprint', [binding('5.7.40', asks()), blueprint({ name: EIGHT })],
    [`${found('BackupBlueprint nightly spec.task.name')[0]}\n  also AppBinding db metadata.annotations["stash.appscode.com/backup-blueprint"]`]],

  ['by a Task of its version', [binding('5.7.40'), backup('mysql-backup-5.7.25')], []],
  ['without the statistics', [binding('5.7.40'), backup(EIGHT, ARGS)], []],
  ['with other forms of that switch', [binding('5.7.40'), ...['--disable-column-statistics', '--column_statistics=OFF', '--loose-skip-column-statistics'].map((value) =>
    backup(EIGHT, [{ name: 'args', value: `--all-databases ${value}` }]))], []],
  ['with the switch that skips them', [binding('5.7.40'), backup(EIGHT, [{ name: 'args', value: '--all-databases --skip-column-statistics' }])], []],
  ['without them, by its AppBinding', [binding('5.7.40', { backupTask: { name: EIGHT, params: ARGS } })], []],
  ['without them, by a blueprint and an annotation', [binding('5.7.40', asks(withArgs)), blueprint({ name: EIGHT })], []],
  ['without them, by its AppBinding and an annotation', [binding('5.7.40', { backupTask: { name: EIGHT }, ...asks(withArgs) }), blueprint()], []],
  ['of MariaDB, as its AppBinding says', [binding('5.7.40', { type: 'kubedb.com/mariadb' }), backup(EIGHT)], []],
  ['of MySQL 8', [binding('8.0.35'), backup(EIGHT)], []],
  ['of an unknown version', [binding('latest'), backup(EIGHT)], []],
  ['without a version', [binding(undefined), backup(EIGHT)], []],
  ['of another addon', [binding('5.7.40'), backup('perconaxtradb-backup-8.0')], []],
  ['that is restored', [binding('5.7.40'), backup('mysql-restore-8.0.21', undefined, 'RestoreSession')], []],
])('a server %s', (_, manifests, expected) => expect(linesOf('STASH516', manifests)).toEqual(expected));
