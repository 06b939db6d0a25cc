import { lostDump } from '../../../../lib/check/rules/addon/lost-dump';
import { foundBy } from '../manifests';

const ref = { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'db' };

const using = (kind: string, name: string, args: unknown, before: object[] = [], behind: object[] = []) => ({
  apiVersion: 'stash.appscode.com/v1beta1',
  kind,
  metadata: { name: 'x', namespace: 'shop' },
  spec: { task: { name, params: [...before, { name: 'args', value: args }, ...behind] }, target: { ref } },
});
const judged = (...manifests: object[]) => foundBy(lostDump, manifests);
const backup = (task: string, args: string, ...others: object[]) => judged(using('BackupConfiguration', task, args, [], others));
const restore = (task: string, args: string) => judged(using('RestoreSession', task, args));
const at = (kind: string, level = 'error') => `${level} STASH508 ${kind} x spec.task.params[0].value`;

type Params = { readonly [name: string]: string };
const params = (given: Params) => Object.entries(given).map(([name, value]) => ({ name, value }));
const taskFor = (action: string, given: Params, version = 'postgres 17.2') => ({ name: version.replace(' ', `-${action}-`), params: params(given) });
const binding = (dumped: Params, loaded: Params, version?: string) => ({
  ...ref,
  metadata: { name: 'db', namespace: 'shop' },
  spec: { parameters: { stash: { addon: { backupTask: taskFor('backup', dumped, version), restoreTask: taskFor('restore', loaded, version) } } } },
});

const toFile = (written: string) => `contains ${written}, which writes the dump to a file in the Job, so restic gets nothing and every backup fails: leave it out`;
const noSql = (written: string) => `contains ${written}, which makes a dump that the restore cannot load: leave it out`;
const inPlace = (written: string) => `contains ${written}, which runs in place of the dump, so nothing is restored: leave it out`;
const OUT = (written: string) => `contains ${written}, which mongodump does not accept beside the --archive of Stash, so every backup fails: leave it out`;

const POSTGRES = 'postgres-backup-17.2';
const PG_DUMP = { name: 'backupCMD', value: 'pg_dump' };
const MYSQL = 'mysql-backup-5.7.25';
const MARIADB = 'mariadb-backup-10.5.8';
const MONGODB = 'mongodb-backup-6.0.5';

const STORED = 'leaves out stored procedures, functions and events, which mysqldump 8 dumps only if it is told to: add --routines --events to args, '
  + 'beside --all-databases if there are no args yet, or acknowledge this if the database has none';

test.each<[string, string, string[]]>([
  ['mysql-backup-8.0.21', '--all-databases', [STORED]],
  ['mysql-backup-8.0.3', '--databases shop --routines', [STORED]],
  ['mysql-backup-8.0.21', '--all-databases --routines --events', []],
  ['mysql-backup-8.0.21', '-A -RE', []],
  ['mysql-backup-8.0.21', '--all-databases ${MORE}', []],
  ['mysql-backup-5.7.25', '--all-databases', []],
  ['mariadb-backup-10.5.8', '--all-databases', []],
  ['perconaxtradb-backup-8.0', '--all-databases', []],
])('the stored programs that %s dumps with %s', (task, args, found) => {
  expect(backup(task, args)).toEqual(found.map((text) => `${at('BackupConfiguration', 'note')}: ${text}`));
});

test('the stored programs that are dumped by default', () => {
  const found = 'note STASH508 BackupConfiguration x spec.task';
  const task = (given: object[] = []) => ({ ...using('BackupConfiguration', '', ''), spec: { task: { name: 'mysql-backup-8.0.21', params: given }, target: { ref } } });
  expect(judged(task())).toEqual([`${found}: ${STORED}`]);
  expect(judged(task([{ name: 'multiDumpArgs', value: '$args1=--databases a' }]))).toEqual([]);
  const made = binding({}, {}, 'mysql 8.0.21');
  expect(judged(made)).toEqual([`note STASH508 AppBinding db spec.parameters.stash.addon.backupTask: ${STORED}`]);
  expect(judged({ ...made, metadata: { ...made.metadata, ownerReferences: [{ kind: 'MySQL', name: 'db' }] } })).toEqual([]);
});

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
  [POSTGRES, '-n fc -T sf --schema=f orders', PG_DUMP], [POSTGRES, '-tZ5 orders', PG_DUMP], [POSTGRES, '-a -x --exclude-table-data=log'], [POSTGRES, '-- -Fc', PG_DUMP], [POSTGRES, '-h db --role admin --exclude-database log -E UTF8 -l orders'], [POSTGRES, 'orders $(ARGS)'], [POSTGRES, '--exclude-database=log'],
  [POSTGRES, '-Fc', { name: 'backupCMD', value: '${COMMAND}' }], [MYSQL, '--tab=/tmp', { name: 'multiDumpArgs', value: 'shop' }],
  [MYSQL, '--databases wordpress --set-gtid-purged=OFF'], [MYSQL, '--all-databases --no-data=0 -r /dev/stdout'], [MYSQL, '-uroot -pXdr -wX=r -hXd shop'],
  [MARIADB, '--all-databases --ignore-database=mysql --where=d=1'],
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
  ['mysql-restore-5.7.25', '-e "SET FOREIGN_KEY_CHECKS=0"', inPlace('-e')],
  ['mariadb-restore-10.5.8', '--execute=status', inPlace('--execute')],
  ['mongodb-restore-6.0.5', '--archive=/tmp/dump', 'contains --archive, which restores a file in the Job in place of the dump: leave it out'],
  ['mongodb-restore-6.0.5', '--drop --dryRun', 'contains --dryRun, with which mongorestore restores nothing and reports success: leave it out'],
])('a restore by %s with %s', (task, args, expected) => {
  expect(restore(task, args)).toEqual([`${at('RestoreSession')}: ${expected}`]);
});

test.each<[string, string]>([
  ['postgres-restore-17.2', '--dbname=orders -1 --set=ON_ERROR_STOP=1 -v c=f'], ['postgres-restore-17.2', '-c select -f -'], ['postgres-restore-17.2', '--file=/dev/stdin'],
  ['mysql-restore-5.7.25', '--force -D e --init-command=x -uemil'], ['mongodb-restore-6.0.5', '--drop --gzip --archive --nsExclude=a'],
])('a restore by %s with %s is fine', (task, args) => {
  expect(restore(task, args)).toEqual([]);
});

test.each<[string, string, string]>([
  [POSTGRES, '--schema-only', '--schema-only'],
  [POSTGRES, '-Os', '-s'],
  [POSTGRES, '-g', '-g'],
  [POSTGRES, '-cr', '-r'],
  [POSTGRES, '--roles-only', '--roles-only'],
  [POSTGRES, '-t', '-t'],
  [POSTGRES, '--tablespaces-only', '--tablespaces-only'],
  [POSTGRES, '--globals-only', '--globals-only'],
  [MYSQL, '--all-databases -Rd', '-d'],
  [MARIADB, '--no-data shop', '--no-data'],
])('a dump by %s with %s has no rows', (task, args, written) => {
  expect(backup(task, args)).toEqual([
    `${at('BackupConfiguration', 'note')}: contains ${written}, which makes a dump without rows: leave it out, unless only the structure should be restored`,
  ]);
});

const NAMELESS = 'dumps nothing, since the arguments replace --all-databases and name no database, so every backup fails: '
  + 'add --all-databases, or --databases with the names of the databases';

test.each<[string, string]>([
  [MYSQL, '--single-transaction'], [MYSQL, '--databases'], [MYSQL, '--all-databases=0 --quick'], [MYSQL, '-h db --port 3306 --where id>5 -p'],
  [MARIADB, '--ignore-database=mysql --quick'], [MARIADB, '--no-data'],
])('a dump by %s with %s of nothing', (task, args) => {
  expect(backup(task, args)).toEqual([`${at('BackupConfiguration')}: ${NAMELESS}`]);
});

test.each<[string, string]>([
  [MYSQL, '-A'], [MYSQL, '--all-database --quick'], [MYSQL, '-qRA'], [MYSQL, '-B shop blog'], [MYSQL, '-p shop'], [MYSQL, '$(ARGS)'], [MYSQL, '--quick ${DATABASES}'],
  [MARIADB, '--system=users'], [MARIADB, '--single-transaction shop'],
])('a dump by %s with %s of something', (task, args) => {
  expect(backup(task, args)).toEqual([]);
});

const LIKE_USER = 'dumps only the database that is named after the user, since the arguments name none: name one with --dbname, for the restore too, or leave out backupCMD to dump all databases';

test.each<[string, object, string[]]>([
  ['without arguments', { params: [PG_DUMP] }, [`warning STASH508 BackupConfiguration x spec.task: ${LIKE_USER}`]],
  ['without a name', { params: [{ name: 'args', value: '--clean -t orders' }, PG_DUMP] }, [`${at('BackupConfiguration', 'warning')}: ${LIKE_USER}`]],
  ['without a name and rows', { params: [{ name: 'args', value: '-s' }, PG_DUMP] }, [`${at('BackupConfiguration', 'warning')}: ${LIKE_USER}`]],
  ['with what is no name before the Job', { params: [{ name: 'args', value: '$(ARGS)' }, PG_DUMP] }, []],
  ['with a name', { params: [{ name: 'args', value: '-d orders' }, PG_DUMP] }, []],
  ['with a connection string', { params: [{ name: 'args', value: '-d postgresql://db' }, PG_DUMP] }, []],
  ['of all databases', { params: [] }, []],
])('pg_dump %s', (_, task, expected) => {
  const manifest = using('BackupConfiguration', POSTGRES, '');
  expect(judged({ ...manifest, spec: { ...manifest.spec, task: { name: POSTGRES, ...task } } })).toEqual(expected);
});

const quotes = (where: string) => `contains ${where}, but the addon does not remove quotes, so they become part of the value: leave the quotes out`;
const OPEN = '; a value with white space cannot be given';

test.each<[string, string, string]>([
  [POSTGRES, "--exclude-database='audit_*'", quotes('quotes after --exclude-database')],
  [POSTGRES, '--role="admin"', quotes('quotes after --role')],
  [POSTGRES, "-l'orders'", quotes('quotes after -l')],
  [POSTGRES, "-l='orders'", quotes('quotes after -l')],
  [MYSQL, "--where='id > 5' shop", quotes('quotes after --where') + OPEN],
  [MYSQL, '"--all-databases"', quotes('a word in quotes')],
  [MYSQL, "--databases 'shop'", quotes('a word in quotes')],
  [MARIADB, "$(ARGS) 'shop", quotes('a word in quotes') + OPEN],
  [MONGODB, "--query='{}'", quotes('quotes after --query')],
  [MONGODB, "--excludeCollection 'log'", quotes('a word in quotes')],
])('a backup by %s with the quotes of %s', (task, args, expected) => {
  expect(backup(task, args)).toEqual([`${at('BackupConfiguration')}: ${expected}`]);
});

test('what to add to a restore is not said of a name in quotes', () => {
  expect(judged(binding({ args: "-d 'orders'", backupCMD: 'pg_dump' }, {}))).toEqual([
    `error STASH508 AppBinding db spec.parameters.stash.addon.backupTask.params[0].value: ${quotes('quotes after -d')}`,
  ]);
});

test('a restore with quotes', () => {
  expect(restore('postgres-restore-17.2', '-1 --dbname="orders"')).toEqual([`${at('RestoreSession')}: ${quotes('quotes after --dbname')}`]);
});

test.each<[string, string, ...object[]]>([
  [POSTGRES, '-t "Orders" --exclude-table="Log" -d orders', PG_DUMP], [POSTGRES, '--exclude-database="Audit"'], [MYSQL, "--where=status='done' shop"],
  [MYSQL, '-A --fields-enclosed-by="'], [MONGODB, '--query={"a":1}'], [POSTGRES, "-d service='x'", PG_DUMP], ['redis-backup-7.0.5', "--user='x'"],
])('a backup by %s with the quotes of %s is fine', (task, args, ...others) => {
  expect(backup(task, args, ...others)).toEqual([]);
});

test.each(['orders', '--clean -h db orders', '-t orders'])('pg_dumpall with %s', (args) => {
  expect(backup(POSTGRES, args)).toEqual([`${at('BackupConfiguration')}: contains "orders", but pg_dumpall, which dumps all databases, takes no name, so every backup fails: `
    + 'leave it out, or set backupCMD to pg_dump']);
});

test.each<[string, string, string]>([
  [MYSQL, '-A --no-create-info', '--no-create-info'], [MARIADB, '-tA', '-t'], [MYSQL, '-t -d shop', '-t'],
])('a dump by %s with %s makes no tables', (task, args, written) => {
  expect(backup(task, args)).toEqual([
    `${at('BackupConfiguration', 'warning')}: contains ${written}, which makes a dump that creates no tables, so nothing is restored if the tables no longer exist: leave it out`,
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

const IN_BINDING = 'error STASH508 AppBinding db spec.parameters.stash.addon.restoreTask';
const toUsers = (name: string) => `restores the dump of "${name}" without naming a database, and the dump does not name one either, so psql loads it into the database `
  + `that is named after its user, and reports success: add --dbname=${name} to the arguments of the restore`;

test.each<[string, Params]>([
  ['--dbname=orders', {}], ['-dorders', {}], ['-d orders', {}], ['--dbname orders --clean', { args: '-1 -v ON_ERROR_STOP=1' }], ['--dbn=orders', { user: 'admin' }],
  ['-n public -t sales orders', { args: '--set ON_ERROR_STOP=1 -h db' }], ['-j 4 orders', { args: '-q' }], ['--create=false -d orders', {}],
])('a dump of one database by %s that %j loads elsewhere', (args, loaded) => {
  expect(judged(binding({ args, backupCMD: 'pg_dump' }, loaded))).toEqual([`${IN_BINDING}${'args' in loaded ? '.params[0].value' : ''}: ${toUsers('orders')}`]);
});

test.each<[string, Params, Params?]>([
  ['--dbname=orders', { args: '--dbname=orders' }], ['--dbname=orders', { args: '-dcopy' }], ['orders', { args: '-1 orders' }], ['orders', { args: '-d orders -f -' }],
  ['--dbname=orders --create', {}], ['-cCd orders', {}], ['-d orders', { user: 'orders' }], ['-d orders', { args: '-U orders' }], ['-d postgres', {}],
  ['--dbname=postgresql://db/orders', {}], ['--dbname=service=orders', {}], ['$(ARGS) -d orders', {}], ['-d orders', { args: '${ARGS}' }],
  ['--dbname=orders', {}, { backupCMD: 'pg_dumpall' }], ['--dbname=orders', {}, {}], ['-d orders', {}, { backupCMD: '${COMMAND}' }],
])('a dump by %s comes back where it belongs with %j', (args, loaded, others = { backupCMD: 'pg_dump' }) => {
  expect(judged(binding({ ...others, args }, loaded))).toEqual([]);
});

test.each<[string, Params]>([
  ['--single-transaction shop', {}], ['-h db -p shop orders', { args: '--force' }], ['--quick -wid>5 shop', { args: '-p -h db' }],
])('a dump of MySQL by %s that cannot be loaded with %j', (args, loaded) => {
  for (const version of ['mysql 5.7.25', 'mariadb 10.5.8']) {
    expect(judged(binding({ args }, loaded, version))).toEqual([`${IN_BINDING}${'args' in loaded ? '.params[0].value' : ''}: restores the dump of "shop" without naming `
      + 'a database, and the dump does not name one either, so mysql has no database to load it into, and fails: add --database=shop to the arguments of the restore']);
  }
});

test.each<[string, Params, Params?]>([
  ['shop', { args: 'shop' }], ['shop', { args: '-Dcopy' }], ['shop', { args: '--force --database=shop' }], ['--databases shop', {}], ['-B shop', {}], ['-A', {}],
  ['${DATABASE}', {}], ['shop', { args: '$(ARGS)' }], ['shop', {}, { multiDumpArgs: '$args=shop' }],
])('a dump of MySQL by %s comes back with %j', (args, loaded, others = {}) => {
  expect(judged(binding({ args, ...others }, loaded, 'mysql 5.7.25'))).toEqual([]);
});

test('a dump of MySQL by the arguments of its addon comes back', () => {
  expect(judged(binding({}, {}, 'mysql 5.7.25'))).toEqual([]);
});

const inOtherForm = (has: string, lacks: string) => `restores the dump in a different form, since --gzip is among the arguments of the ${has} but not of the ${lacks}: `
  + `add --gzip to the arguments of the ${lacks}, or leave it out of both`;

test.each<[Params, Params, string[]]>([
  [{ args: '--gzip' }, {}, [`${IN_BINDING}: ${inOtherForm('backup', 'restore')}`]],
  [{ args: '--db=shop --gzip' }, { args: '--drop' }, [`${IN_BINDING}.params[0].value: ${inOtherForm('backup', 'restore')}`]],
  [{}, { args: '--drop --gzip' }, [`${IN_BINDING}.params[0].value: ${inOtherForm('restore', 'backup')}`]],
  [{ args: '--gzip' }, { args: '--drop --gzip' }, []],
  [{ args: '--db=shop' }, { args: '--drop' }, []],
  [{ args: '--gzip' }, { args: '${ARGS}' }, []],
  [{ args: '$(ARGS)' }, { args: '--gzip' }, []],
  [{ args: '--gzip=false' }, {}, []],
])('a dump of MongoDB with %j that is loaded with %j', (dumped, loaded, expected) => {
  expect(judged(binding(dumped, loaded, 'mongodb 6.0.5'))).toEqual(expected);
});

describe('a dump and what loads it', () => {
  const STASH = { apiVersion: 'stash.appscode.com/v1beta1' };
  const ONE = { args: '-d orders', backupCMD: 'pg_dump' };
  const FULL = { args: '-d orders --create', backupCMD: 'pg_dump' };
  const repository = { apiVersion: 'stash.appscode.com/v1alpha1', kind: 'Repository', metadata: { name: 'r', namespace: 'shop' }, spec: { backend: { gcs: { bucket: 'b' } } } };
  const run = (kind: string, name: string, task: object | undefined, rules: object[] = []) =>
    ({ ...STASH, kind, metadata: { name, namespace: 'shop' }, spec: { repository: { name: 'r' }, task, target: { ref, rules } } });
  const backedUp = (given?: Params, name = 'b') => run('BackupConfiguration', name, given && taskFor('backup', given));
  const restored = (given?: Params, rules?: object[]) => run('RestoreSession', 'r', given && taskFor('restore', given), rules);
  const found = (field: string) => `error STASH508 RestoreSession r ${field}: ${toUsers('orders')}\n  also BackupConfiguration b spec.task.params[0].value`;

  test.each<[string, object[], string[]]>([
    ['by Tasks of their own', [backedUp(ONE), restored({})], [found('spec.task')]],
    ['by arguments of its own', [backedUp(ONE), restored({ args: '-1' }, [{ snapshots: ['latest'] }])], [found('spec.task.params[0].value')]],
    ['by the Task of the AppBinding', [binding({}, {}), backedUp(ONE), restored()], [found('spec.target')]],
    ['by another Task than that of the AppBinding', [binding(ONE, { args: '-d orders' }), backedUp(), restored({})],
      [`error STASH508 RestoreSession r spec.task: ${toUsers('orders')}\n  also AppBinding db spec.parameters.stash.addon.backupTask.params[0].value`]],
    ['of one database, in place of those of the AppBinding', [binding({}, {}), backedUp(ONE), restored({ args: 'orders' })], []],
    ['that says where it belongs, in place of that of the AppBinding', [binding({}, {}), backedUp(FULL), restored()], []],
    ['by what the AppBinding says, which is found there', [binding(ONE, {}), backedUp(), restored()], [`${IN_BINDING}: ${toUsers('orders')}`]],
    ['without a restore', [binding({}, {}), backedUp(ONE)], []],
    ['without the AppBinding', [backedUp(ONE), restored()], []],
    ['from two backups', [backedUp(ONE), backedUp(FULL, 'c'), restored({})], []],
    ['under another host', [backedUp(ONE), restored({}, [{ sourceHost: 'host-1' }])], []],
    ['of a snapshot that is named', [backedUp(ONE), restored({}, [{ snapshots: ['0123abcd'] }])], []],
    ['of two addons', [backedUp(ONE), run('RestoreSession', 'r', taskFor('restore', {}, 'mysql 8.0.21'))], []],
    ['by a Task that somebody wrote', [backedUp(ONE), restored({}), { ...STASH, kind: 'Task', metadata: { name: 'postgres-restore-17.2' }, spec: { steps: [] } }], []],
  ])('%s', (_, manifests, expected) => {
    expect(judged(repository, ...manifests)).toEqual(expected);
  });
});
