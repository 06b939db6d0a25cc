import { Duration } from 'cdk8s';
import { demoBinding } from './demo';
import { Field } from '../../lib/refusal/field';
import { wrong } from '../check/given';
import { Addon, EtcdWorkloadKind, PostgresBackupCommand } from 'cdk8s-stash';

const task = () => new Field(demoBinding(), 'spec.task');

const EMPTY = 'is an empty value, which would replace the default of the Function: leave the parameter out, or give it a value';
const PASSWORD = 'contains a password (not shown), which would be in plain text in the manifest: leave it out, and put it into the Secret of the AppBinding';
const ENTRY = 'cannot be an entry of a comma-separated list: give each entry by itself, and leave out empty ones';
const SECONDS = 'is not a time that the addon accepts: give a whole number of seconds, at least 1; leave it out for the addon\'s default';
const BOOLEAN = 'is not a boolean: give true or false, without quotes';
const TASK = 'is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit';

test.each<[message: string, () => Addon]>([
  [`Addon.postgres: args "" ${EMPTY}`, () => Addon.postgres('17.2', { args: '' })],
  [`Addon.postgres: restoreArgs "" ${EMPTY}`, () => Addon.postgres('17.2', { restoreArgs: '' })],
  [`Addon.postgres: user "" ${EMPTY}`, () => Addon.postgres('17.2', { user: '' })],
  [`Addon.vault: oldKeyPrefix "" ${EMPTY}`, () => Addon.vault('1.10.3', { oldKeyPrefix: '' })],
  [`Addon.mysql: args ${PASSWORD}`, () => Addon.mysql('8.0.21', { args: '--all-databases --password=hunter2' })],
  [`Addon.mysql: multiDumpArgs ${PASSWORD}`, () => Addon.mysql('8.0.21', { multiDumpArgs: '--password hunter2' })],
  [`Addon.mongodb: restoreArgs ${PASSWORD}`, () => Addon.mongodb('6.0.5', { restoreArgs: '--pass=hunter2' })],
  [`Addon.redis: args ${PASSWORD}`, () => Addon.redis('7.0.5', { args: `--tls ${'A'.repeat(86)}==` })],
  [`Addon.redis: waitTimeout "0s" ${SECONDS}`, () => Addon.redis('7.0.5', { waitTimeout: Duration.seconds(0) })],
  [`Addon.redis: waitTimeout "1s500ms" ${SECONDS}`, () => Addon.redis('7.0.5', { waitTimeout: Duration.millis(1500) })],
  [`Addon.redis: waitTimeout "876000h" ${SECONDS}`, () => Addon.redis('7.0.5', { waitTimeout: Duration.days(36_500) })],
  ['Addon.nats: warningThreshold "0s" is not a duration above zero: leave it out for the addon\'s default',
    () => Addon.nats('2.8.2', { warningThreshold: Duration.seconds(0) })],
  ['Addon.nats: streams is empty: name at least one, or leave it out for all', () => Addon.nats('2.8.2', { streams: [] })],
  [`Addon.nats: streams "" ${ENTRY}`, () => Addon.nats('2.8.2', { streams: ['orders', ''] })],
  [`Addon.kubedump: ignoreGroupKinds "Pod,Secret" ${ENTRY}`, () => Addon.kubedump('0.2.0', { ignoreGroupKinds: ['Pod,Secret'] })],
  [`Addon.kubedump: sanitize ${BOOLEAN}`, () => Addon.kubedump('0.2.0', wrong({ sanitize: 'no' }))],
  [`Addon.kubedump: includeDependants ${BOOLEAN}`, () => Addon.kubedump('0.2.0', wrong({ includeDependants: {} }))],
  ['Addon.mongodb: maxConcurrency 0 is not a valid count: use an integer of at least 1', () => Addon.mongodb('6.0.5', { maxConcurrency: 0 })],
  ['Addon.mongodb: maxConcurrency 1.5 is not a valid count: use an integer of at least 1', () => Addon.mongodb('6.0.5', { maxConcurrency: 1.5 })],
  ['Addon.perconaxtradb: socatRetry -1 is not a valid count: use an integer of at least 1', () => Addon.perconaxtradb('8.0', { socatRetry: -1 })],
  ['Addon.mysql: multiDumpArgs is a parameter of the versions 8.0.3, 8.0.14, 8.0.21 and not of "5.7.25": leave it out',
    () => Addon.mysql('5.7.25', { multiDumpArgs: '--databases a' })],
  ['Addon.elasticsearch: enableDashboardBackup is a parameter of the versions 7.3.2, 7.14.0, 8.2.0 and not of "7.2.0": leave it out',
    () => Addon.elasticsearch('7.2.0', { enableDashboardBackup: true })],
  ['Addon.elasticsearch: enableDashboardRestore is a parameter of the versions 7.3.2, 7.14.0, 8.2.0 and not of "6.8.0": leave it out',
    () => Addon.elasticsearch('6.8.0', { enableDashboardRestore: false })],
  ['Addon.postgres: restores the dump of "orders" without naming a database, and the dump does not name one either, so psql loads it into the database that is named '
    + 'after its user, and reports success: add --dbname=orders to the arguments of the restore',
  () => Addon.postgres('16.1', { backupCMD: PostgresBackupCommand.PG_DUMP, args: '--dbname=orders', restoreArgs: '--single-transaction' })],
  ['Addon.mysql: restores the dump of "shop" without naming a database, and the dump does not name one either, so mysql has no database to load it into, and fails: '
    + 'add --database=shop to the arguments of the restore', () => Addon.mysql('8.0.21', { args: '--single-transaction shop' })],
  ['Addon.mongodb: restores the dump in a different form, since --gzip is among the arguments of the backup but not of the restore: '
    + 'add --gzip to the arguments of the restore, or leave it out of both', () => Addon.mongodb('6.0.5', { args: '--gzip' })],
  ['Addon.custom: has no Task: give backupTask, restoreTask or both', () => Addon.custom({})],
  ['Addon.custom: restoreParams is given without restoreTask: give restoreTask too, or leave restoreParams out',
    () => Addon.custom({ backupTask: 'shop-backup', restoreParams: { a: '1' } })],
  [`Addon.custom: backupTask "Shop_Backup" ${TASK}; did you mean "shop-backup"?`, () => Addon.custom({ backupTask: 'Shop_Backup' })],
  [`Addon.custom: restoreTask "" ${TASK}`, () => Addon.custom({ restoreTask: '' })],
  ['Addon.custom: backupTask "shop-${}" is not a valid Task name with variables: apart from each ${NAME}, it must be a DNS subdomain of a-z, 0-9, "-" and "."',
    () => Addon.custom({ backupTask: 'shop-${}' })],
  ['Addon.custom: backupParams "output dir" is not the name of a parameter: use letters, digits and "_", not starting with a digit',
    () => Addon.custom({ backupTask: 'shop-backup', backupParams: { 'output dir': '1' } })],
  [`Addon.custom: backupParams.a "" ${EMPTY}`, () => Addon.custom({ backupTask: 'shop-backup', backupParams: { a: '' } })],
  [`Addon.custom: restoreParams.a ${PASSWORD}`, () => Addon.custom({ restoreTask: 'shop-restore', restoreParams: { a: '--password=hunter2' } })],
])('%s', (message, make) => {
  expect(make).toThrow(new Error(message));
});

type AddonWithArgs = 'etcd' | 'mariadb' | 'mongodb' | 'mysql' | 'nats' | 'perconaxtradb' | 'postgres' | 'redis' | 'vault';

test.each<[AddonWithArgs, string]>([
  ['mysql', '-u root -phunter2 --all-databases'],
  ['mysql', '-Aphunter2'],
  ['mysql', '-p"hunter2"'],
  ['mariadb', '-phunter2'],
  ['perconaxtradb', "--quick '-phunter2'"],
  ['mongodb', '-p hunter2'],
  ['mongodb', '-phunter2 --db=shop'],
  ['mongodb', '-p=hunter2'],
  ['mongodb', '--sslPEMKeyPassword hunter2'],
  ['redis', '-n 1 -a hunter2'],
  ['redis', '-a "hunter2"'],
  ['postgres', '--dbname="host=x password=hunter2"'],
  ['postgres', "-d 'host=x sslpassword = hunter2'"],
  ['postgres', '--dbname=password=hunter2'],
  ['etcd', '--user root:hunter2'],
])('what is a password to the programs of %s: %s', (addon, args) => {
  const message = new Error(`Addon.${addon}: args ${PASSWORD}`);
  expect(() => Addon[addon]('1', { args })).toThrow(message);
  expect(() => Addon[addon]('1', { restoreArgs: args })).toThrow(new Error(`Addon.${addon}: restoreArgs ${PASSWORD}`));
  expect(() => Addon.custom({ backupTask: `${addon}-backup-1`, backupParams: { args } })).toThrow(new Error(`Addon.custom: backupParams.args ${PASSWORD}`));
});

test.each<[AddonWithArgs, string]>([
  ['mysql', '-u app -P 3306 -h db-p1 --port=3306 --print-defaults -p'],
  ['mysql', '-uapp -rp.sql'],
  ['mysql', '--where=password=1'],
  ['mongodb', '-p --quiet --port 27017'],
  ['mongodb', '-d shop'],
  ['redis', '-n 1 --askpass -p 6379'],
  ['postgres', '-p 5432 -a -U app --no-password shop'],
  ['postgres', '--dbname="host=x passfile=/etc/x password="'],
  ['etcd', '--user root'],
  ['vault', '-p hunter2'],
])('what is none to those of %s: %s', (addon, args) => {
  expect(() => Addon[addon]('1', { args })).not.toThrow();
});

test.each(['--dbname=orders', 'orders', '-1 -dorders_copy'])('a dump of one database that %s loads', (restoreArgs) => {
  expect(() => Addon.postgres('16.1', { backupCMD: PostgresBackupCommand.PG_DUMP, args: '--dbname=orders', restoreArgs })).not.toThrow();
});

test.each(['--password', '--no-password', '--password --quick', '--passive', 'pass'])('%j is no password', (args) => {
  expect(() => Addon.postgres('17.2', { args })).not.toThrow();
});

test.each<[message: string, Addon]>([
  ['Addon.kubedump() has no Task that restores: fetch what you need from the backup with restic, and apply it with kubectl', Addon.kubedump('0.2.0')],
  ['Addon.etcd() was not given initialCluster, dataDir, workloadKind, workloadName, which a restore requires: '
    + 'give the values of the cluster to restore', Addon.etcd('3.5.0')],
  ['Addon.etcd() was not given workloadName, which a restore requires: give the values of the cluster to restore',
    Addon.etcd('3.5.0', { initialCluster: 'a=http://a:2380', dataDir: '/data', workloadKind: EtcdWorkloadKind.POD })],
  ['Addon.custom() was not given restoreTask: name the Task', Addon.custom({ backupTask: 'shop-backup' })],
])('%s', (message, addon) => {
  expect(() => addon._task('restore', task())).toThrow(new Error(`[demo/Binding] spec.task: ${message}`));
});

test('a backup without the Task for it', () => {
  expect(() => Addon.custom({ restoreTask: 'shop-restore' })._task('backup', new Field(demoBinding(), 'spec.members[0].task')))
    .toThrow(new Error('[demo/Binding] spec.members[0].task: Addon.custom() was not given backupTask: name the Task'));
});

describe('a variable in the name of a Task', () => {
  const template = Addon.custom({ backupTask: 'shop-backup-${TARGET_APP_VERSION}', restoreTask: 'shop-restore-${TARGET_APP_VERSION}' });
  const message = (field: string, name: string) => `[demo/Binding] ${field}.name: "${name}-\${TARGET_APP_VERSION}" contains a variable, `
    + `but Stash replaces variables in a BackupBlueprint only: write the full name, such as "${name}-1.0"`;

  test('is for blueprints', () => {
    expect(template._blueprintTask(task())).toEqual({ name: 'shop-backup-${TARGET_APP_VERSION}' });
    expect(Addon.postgres('${TARGET_APP_VERSION}')._blueprintTask(task())).toEqual({ name: 'postgres-backup-${TARGET_APP_VERSION}' });
  });

  test('is refused elsewhere', () => {
    expect(() => template._task('backup', task())).toThrow(new Error(message('spec.task', 'shop-backup')));
    expect(() => template._task('restore', task())).toThrow(new Error(message('spec.task', 'shop-restore')));
    expect(() => demoBinding({ addon: template })).toThrow(new Error(message('spec.parameters.stash.addon.backupTask', 'shop-backup')));
  });
});

test.each<[string, Addon]>([
  ['kubedump', Addon.kubedump('0.2.0')],
  ['pvc', Addon.pvc()],
  ['custom', Addon.custom({ backupTask: 'shop-backup' })],
])('%s knows its name', (name, addon) => {
  expect(addon._name).toBe(name);
});
