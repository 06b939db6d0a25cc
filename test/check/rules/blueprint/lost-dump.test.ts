import { lostDump } from '../../../../lib/check/rules/blueprint/lost-dump';
import { findingsIn } from '../../judged';

const ref = { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'db' };

const using = (kind: string, name: string, args: unknown, before: object[] = [], behind: object[] = []) => ({
  apiVersion: 'stash.appscode.com/v1beta1',
  kind,
  metadata: { name: 'x', namespace: 'shop' },
  spec: { task: { name, params: [...before, { name: 'args', value: args }, ...behind] }, target: { ref } },
});
const judged = (...manifests: object[]) => findingsIn(manifests, { rules: [lostDump] });
const backup = (task: string, args: string, ...others: object[]) => judged(using('BackupConfiguration', task, args, [], others));
const restore = (task: string, args: string) => judged(using('RestoreSession', task, args));
const at = (kind: string, level = 'error') => `${level} STASH508 ${kind} x spec.task.params[0].value`;

const toFile = (written: string) => `hold ${written}, by which the dump goes into a file of the Job and restic gets none, so that every backup fails: leave it out`;
const noSql = (written: string) => `hold ${written}, by which the dump is none that the restore can load: leave it out`;
const inPlace = (written: string) => `hold ${written}, which runs in place of the dump, so that nothing comes back: leave it out`;
const OUT = (written: string) => `hold ${written}, which mongodump does not take beside the --archive of Stash, so that every backup fails: leave it out`;

const POSTGRES = 'postgres-backup-17.2';
const PG_DUMP = { name: 'backupCMD', value: 'pg_dump' };
const MYSQL = 'mysql-backup-8.0.21';
const MARIADB = 'mariadb-backup-10.5.8';
const MONGODB = 'mongodb-backup-6.0.5';

test.each<[string, string, string]>([
  [POSTGRES, '-Fc', noSql('-F')],
  [POSTGRES, '-F tar', noSql('-F')],
  [POSTGRES, '--clean --format=custom shop', noSql('--format')],
  [POSTGRES, '--format directory', noSql('--format')],
  [POSTGRES, '-cOFc', noSql('-F')],
  [POSTGRES, '-Z 5', noSql('-Z')],
  [POSTGRES, '--compress=gzip:9', noSql('--compress')],
  [POSTGRES, '-f /tmp/dump.sql', toFile('-f')],
  [POSTGRES, '  --clean\n  --file=/tmp/dump.sql', toFile('--file')],
  [MYSQL, '--all-databases --result-file=/tmp/dump.sql', toFile('--result-file')],
  [MYSQL, '--all-databases -r/tmp/dump.sql', toFile('-r')],
  [MYSQL, 'shop --tab /tmp', toFile('--tab')],
  [MARIADB, 'shop -T /tmp', toFile('-T')],
  [MARIADB, '--all-databases -RX', noSql('-X')],
  [MARIADB, '--all-databases --xml', noSql('--xml')],
  [MONGODB, '--archive=/tmp/dump', toFile('--archive')],
  [MONGODB, '--gzip --out=/tmp', OUT('--out')],
  [MONGODB, '-o /tmp', OUT('-o')],
  ['postgres-backup-${TARGET_APP_VERSION}', '-Fc', noSql('-F')],
  [POSTGRES, '--form=custom', noSql('--format')],
  [MYSQL, '--all-databases --result_file=/tmp/dump.sql', toFile('--result-file')],
  [MYSQL, '--all-databases -p -r/tmp/dump.sql', toFile('-r')],
])('a backup by %s with %s', (task, args, expected) => {
  expect(backup(task, args)).toEqual([`${at('BackupConfiguration')}: ${expected}`]);
});

test.each<[string, string, ...object[]]>([
  [POSTGRES, '--clean --if-exists --dbname=orders'], [POSTGRES, '-Fp'], [POSTGRES, '--format=plain -Z0 --compress=none'], [POSTGRES, '--file=/dev/stdout'],
  [POSTGRES, '-n fc -T sf --schema=f'], [POSTGRES, '-tZ5', PG_DUMP], [POSTGRES, '-a -x --exclude-table-data=log'], [POSTGRES, '-- -Fc'], [POSTGRES, '--exclude-database=log'],
  [POSTGRES, '-Fc', { name: 'backupCMD', value: '${COMMAND}' }], [MYSQL, '--tab=/tmp', { name: 'multiDumpArgs', value: 'shop' }],
  [MYSQL, '--databases wordpress --set-gtid-purged=OFF'], [MYSQL, '--all-databases --no-data=0 -r /dev/stdout'], [MYSQL, '-uroot -pXdr -wX=r -hXd shop'],
  [MARIADB, '--all-databases --ignore-database=mysql -t --where=d=1'],
  [MONGODB, '--gzip --archive'], [MONGODB, '--archive=-'], [MONGODB, '--db=shop -c orders -q o --excludeCollection=log -dout'],
  ['redis-backup-7.0.5', '-Fc -f x'], ['perconaxtradb-backup-8.0', '--result-file=/tmp/x'], ['kubedump-backup-0.2.0', '-f x'], ['mine', '-Fc'], ['', '-Fc'],
])('a backup by %s with %s is fine', (task, args, ...others) => {
  expect(backup(task, args, ...others)).toEqual([]);
});

test.each<[string, string, string]>([
  ['postgres-restore-17.2', '-f /tmp/dump.sql', inPlace('-f')],
  ['postgres-restore-17.2', '--file=/tmp/dump.sql --dbname=orders', inPlace('--file')],
  ['postgres-restore-17.2', '-qc select', inPlace('-c')],
  ['postgres-restore-17.2', '--command=select', inPlace('--command')],
  ['mysql-restore-8.0.21', '-e "SET FOREIGN_KEY_CHECKS=0"', inPlace('-e')],
  ['mariadb-restore-10.5.8', '--execute=status', inPlace('--execute')],
  ['mongodb-restore-6.0.5', '--archive=/tmp/dump', 'hold --archive, by which a file of the Job is restored in place of the dump: leave it out'],
  ['mongodb-restore-6.0.5', '--drop --dryRun', 'hold --dryRun, with which mongorestore restores nothing and reports success: leave it out'],
])('a restore by %s with %s', (task, args, expected) => {
  expect(restore(task, args)).toEqual([`${at('RestoreSession')}: ${expected}`]);
});

test.each<[string, string]>([
  ['postgres-restore-17.2', '--dbname=orders -1 --set=ON_ERROR_STOP=1 -v c=f'], ['postgres-restore-17.2', '-c select -f -'], ['postgres-restore-17.2', '--file=/dev/stdin'],
  ['mysql-restore-8.0.21', '--force -D e --init-command=x -uemil'], ['mongodb-restore-6.0.5', '--drop --gzip --archive --nsExclude=a'],
])('a restore by %s with %s is fine', (task, args) => {
  expect(restore(task, args)).toEqual([]);
});

test.each<[string, string, string]>([
  [POSTGRES, '--schema-only', '--schema-only'],
  [POSTGRES, '-Os', '-s'],
  [POSTGRES, '-g', '-g'],
  [POSTGRES, '--globals-only', '--globals-only'],
  [MYSQL, '--all-databases -Rd', '-d'],
  [MARIADB, '--no-data shop', '--no-data'],
])('a dump by %s with %s has no rows', (task, args, written) => {
  expect(backup(task, args)).toEqual([
    `${at('BackupConfiguration', 'note')}: hold ${written}, by which the dump holds no rows: leave it out, unless no more than the structure is to come back`,
  ]);
});

test('of two matters the one that loses all is found', () => {
  expect(backup(POSTGRES, '-s -Fc')).toEqual([`${at('BackupConfiguration')}: ${noSql('-F')}`]);
});

const ADDON = { backupTask: { name: POSTGRES, params: [{ name: 'args', value: '-Fc' }] }, restoreTask: { name: 'postgres-restore-17.2', params: [{ name: 'args', value: '-Fc' }] } };

test.each<[string, object[], string[]]>([
  ['another parameter', [using('BackupConfiguration', POSTGRES, '--clean', [{ name: 'user', value: '-Fc' }])], []],
  ['arguments behind another parameter', [using('BackupConfiguration', POSTGRES, '-Fc', [{ name: 'backupCMD', value: 'pg_dump' }])],
    [`error STASH508 BackupConfiguration x spec.task.params[1].value: ${noSql('-F')}`]],
  ['a blueprint', [{ apiVersion: 'stash.appscode.com/v1beta1', kind: 'BackupBlueprint', metadata: { name: 'x' }, spec: { task: ADDON.backupTask } }],
    [`${at('BackupBlueprint')}: ${noSql('-F')}`]],
  ['an AppBinding', [{ ...ref, metadata: { name: 'x', namespace: 'shop' }, spec: { parameters: { stash: { addon: ADDON } } } }],
    [`error STASH508 AppBinding x spec.parameters.stash.addon.backupTask.params[0].value: ${noSql('-F')}`]],
  ['a member', [{
    apiVersion: 'stash.appscode.com/v1beta1', kind: 'BackupBatch', metadata: { name: 'x', namespace: 'shop' }, spec: { members: [{ task: ADDON.backupTask, target: { ref } }] },
  }], [`error STASH508 BackupBatch x spec.members[0].task.params[0].value: ${noSql('-F')}`]],
  ['a Task that somebody wrote under such a name', [
    using('BackupConfiguration', POSTGRES, '-Fc'), { apiVersion: 'stash.appscode.com/v1beta1', kind: 'Task', metadata: { name: POSTGRES }, spec: { steps: [] } },
  ], []],
  ['no text', [using('BackupConfiguration', POSTGRES, 7)], []],
])('%s', (_, manifests, expected) => {
  expect(judged(...manifests)).toEqual(expected);
});
