import { Duration } from 'cdk8s';
import { type NamedTask, tasksOf } from './demo';
import {
  Addon, type CustomAddonOptions, type DatabaseAddonOptions, type ElasticsearchAddonOptions, type EtcdAddonOptions, EtcdWorkloadKind,
  type KubedumpAddonOptions, type MariaDbAddonOptions, type MongoDbAddonOptions, type MySqlAddonOptions, type NatsAddonOptions,
  type PerconaXtraDbAddonOptions, type PostgresAddonOptions, PostgresBackupCommand, type RedisAddonOptions, type VaultAddonOptions,
} from 'cdk8s-stash';

const database: Required<DatabaseAddonOptions> = { args: '--quick', restoreArgs: '--force', waitTimeout: Duration.minutes(10) };

const elasticsearch: Required<ElasticsearchAddonOptions> = { ...database, enableDashboardBackup: true, enableDashboardRestore: false };
const etcd: Required<EtcdAddonOptions> = {
  ...database,
  initialCluster: 'etcd-0=http://etcd-0.etcd:2380',
  initialClusterToken: 'shop',
  dataDir: '/var/run/etcd',
  workloadKind: EtcdWorkloadKind.STATEFUL_SET,
  workloadName: 'etcd',
};
const kubedump: Required<KubedumpAddonOptions> = {
  sanitize: false, labelSelector: 'app=shop', includeDependants: true, ignoreGroupKinds: ['DaemonSet.apps', 'Snapshot.repositories.stash.appscode.com'],
};
const mariadb: Required<MariaDbAddonOptions> = { ...database, args: '--all-databases --quick' };
const mongodb: Required<MongoDbAddonOptions> = { ...database, maxConcurrency: 5, authenticationDatabase: 'users' };
const mysql: Required<MySqlAddonOptions> = { ...database, multiDumpArgs: '--databases a' };
const nats: Required<NatsAddonOptions> = { ...database, streams: ['orders', 'carts'], warningThreshold: Duration.seconds(90), overwrite: true };
const perconaxtradb: Required<PerconaXtraDbAddonOptions> = { ...database, socatRetry: 60 };
const postgres: Required<PostgresAddonOptions> = { ...database, backupCMD: PostgresBackupCommand.PG_DUMP, user: 'dumper' };
const redis: Required<RedisAddonOptions> = database;
const vault: Required<VaultAddonOptions> = { ...database, keyPrefix: 'k8s.new', oldKeyPrefix: 'k8s.old', force: true };
const custom: Required<CustomAddonOptions> = {
  backupTask: 'shop-backup-1.0', restoreTask: 'shop-restore-1.0', backupParams: { z: '1', a: '2' }, restoreParams: { m: '3' },
};

type Written = { readonly [parameter: string]: string };

test.each<[string, Addon, Written, Written | undefined]>([
  ['elasticsearch', Addon.elasticsearch('8.2.0', elasticsearch),
    { ENABLE_DASHBOARD_BACKUP: 'true', args: '--quick', waitTimeout: '600' },
    { ENABLE_DASHBOARD_RESTORE: 'false', args: '--force', waitTimeout: '600' }],
  ['etcd', Addon.etcd('3.5.0', etcd),
    { args: '--quick', waitTimeout: '600' },
    {
      args: '--force',
      dataDir: '/var/run/etcd',
      initialCluster: 'etcd-0=http://etcd-0.etcd:2380',
      initialClusterToken: 'shop',
      waitTimeout: '600',
      workloadKind: 'StatefulSet',
      workloadName: 'etcd',
    }],
  ['kubedump', Addon.kubedump('0.2.0', kubedump),
    {
      ignoreGroupKinds: 'DaemonSet.apps,Snapshot.repositories.stash.appscode.com', includeDependants: 'true', labelSelector: 'app=shop', sanitize: 'false',
    },
    undefined],
  ['mariadb', Addon.mariadb('10.5.8', mariadb), { args: '--all-databases --quick', waitTimeout: '600' }, { args: '--force', waitTimeout: '600' }],
  ['mongodb', Addon.mongodb('6.0.5', mongodb),
    { MAX_CONCURRENCY: '5', args: '--quick', authenticationDatabase: 'users', waitTimeout: '600' },
    { MAX_CONCURRENCY: '5', args: '--force', authenticationDatabase: 'users', waitTimeout: '600' }],
  ['mysql', Addon.mysql('8.0.21', mysql),
    { args: '--quick', multiDumpArgs: '--databases a', waitTimeout: '600' },
    { args: '--force', waitTimeout: '600' }],
  ['nats', Addon.nats('2.8.2', nats),
    { args: '--quick', streams: 'orders,carts', waitTimeout: '600', warningThreshold: '1m30s' },
    { args: '--force', overwrite: 'true', streams: 'orders,carts', waitTimeout: '600', warningThreshold: '1m30s' }],
  ['perconaxtradb', Addon.perconaxtradb('8.0', perconaxtradb),
    { args: '--quick', socatRetry: '60', waitTimeout: '600' },
    { args: '--force', waitTimeout: '600' }],
  ['postgres', Addon.postgres('17.2', postgres),
    { args: '--quick', backupCMD: 'pg_dump', user: 'dumper', waitTimeout: '600' },
    { args: '--force', user: 'dumper', waitTimeout: '600' }],
  ['redis', Addon.redis('7.0.5', redis), { args: '--quick', waitTimeout: '600' }, { args: '--force', waitTimeout: '600' }],
  ['vault', Addon.vault('1.10.3', vault),
    { args: '--quick', keyPrefix: 'k8s.new', waitTimeout: '600' },
    { args: '--force', force: 'true', keyPrefix: 'k8s.new', oldKeyPrefix: 'k8s.old', waitTimeout: '600' }],
  ['custom', Addon.custom(custom), { a: '2', z: '1' }, { m: '3' }],
])('%s writes every parameter under its name on the wire, in the order of the names', (_, addon, backup, restore) => {
  const written = (task?: NamedTask) => task?.params?.map(({ name, value }) => [name, value]);
  const { backupTask, restoreTask } = tasksOf(addon);
  expect(written(backupTask)).toEqual(Object.entries(backup));
  expect(written(restoreTask)).toEqual(restore && Object.entries(restore));
});

test.each<[string, Addon, object]>([
  ['an addon', Addon.postgres('17.2'), { backupTask: { name: 'postgres-backup-17.2' }, restoreTask: { name: 'postgres-restore-17.2' } }],
  ['an addon whose options are undefined', Addon.postgres('17.2', { args: undefined }),
    { backupTask: { name: 'postgres-backup-17.2' }, restoreTask: { name: 'postgres-restore-17.2' } }],
  ['a volume', Addon.pvc(), { backupTask: { name: 'pvc-backup' }, restoreTask: { name: 'pvc-restore' } }],
  ['a Task that backs up', Addon.custom({ backupTask: 'shop-backup' }), { backupTask: { name: 'shop-backup' } }],
  ['a Task that restores', Addon.custom({ restoreTask: 'shop-restore', restoreParams: {} }), { restoreTask: { name: 'shop-restore' } }],
  ['etcd without a word about its restore', Addon.etcd('3.5.0'), { backupTask: { name: 'etcd-backup-3.5.0' } }],
])('%s without parameters writes none', (_, addon, expected) => {
  expect(tasksOf(addon)).toEqual(expected);
});

test('an addon that is changed after it was given changes nothing', () => {
  const streams = ['orders'];
  const backupParams: { [name: string]: string } = { a: '1' };
  const [bus, own] = [Addon.nats('2.8.2', { streams }), Addon.custom({ backupTask: 'own', backupParams })];
  streams.push('carts');
  backupParams.a = '2';
  expect(tasksOf(bus).backupTask!.params).toEqual([{ name: 'streams', value: 'orders' }]);
  expect(tasksOf(own).backupTask!.params).toEqual([{ name: 'a', value: '1' }]);
});

test('the order in which parameters are given makes no difference', () => {
  const tasks = (backupParams: { [name: string]: string }) => tasksOf(Addon.custom({ backupTask: 'own', backupParams }));
  expect(JSON.stringify(tasks({ a: '1', b: '2' }))).toBe(JSON.stringify(tasks({ b: '2', a: '1' })));
});
