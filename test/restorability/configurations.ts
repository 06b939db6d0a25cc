import { Backup, BUCKET, Configuration } from './manifests';

/** A configuration with what the facts say of it. */
export interface Named extends Configuration {
  /** A rule that refuses it; none: it is legitimate, or no more than a warning. */
  readonly refusedBy?: string;
}

type More = Pick<Configuration, 'repositories' | 'batch'>;

const refused = (refusedBy: string, title: string, backups: readonly Backup[], more: More = {}): Named => ({ title, backups, refusedBy, ...more });
const passed = (title: string, backups: readonly Backup[], more: More = {}): Named => ({ title, backups, ...more });

const claim = (name: string, more: Partial<Backup> = {}): Backup => ({ kind: 'PersistentVolumeClaim', name, ...more });
const deployment = (name: string, more: Partial<Backup> = {}): Backup => ({ kind: 'Deployment', name, ...more });
const statefulSet = (name: string, more: Partial<Backup> = {}): Backup => ({ kind: 'StatefulSet', name, replicas: 2, ...more });
const daemonSet = (name: string, more: Partial<Backup> = {}): Backup => ({ kind: 'DaemonSet', name, ...more });
const postgres = (name: string, more: Partial<Backup> = {}): Backup => ({ kind: 'postgres', name, ...more });
const mongodb = (name: string, more: Partial<Backup> = {}): Backup => ({ kind: 'mongodb', name, ...more });

const LATER = '0 14 * * *';
const LATEST = [{ snapshots: ['latest'] }];
const DATA = [{ paths: ['/data'] }];
const spelled = (one: string, two: string): More => ({
  repositories: { one: { ...BUCKET, gcs: { bucket: 'backups', prefix: one } }, two: { ...BUCKET, gcs: { bucket: 'backups', prefix: two } } },
});
const ONE = { repository: 'one' };
const TWO = { repository: 'two', schedule: LATER };

/** What loses, and beside it what looks alike and is right. */
export const NAMED: readonly Named[] = [
  refused('STASH301', 'E1: two claims', [claim('a'), claim('b', { schedule: LATER })]),
  refused('STASH301', 'E1: two claims, two Repositories, two spellings of one prefix', [claim('a', ONE), claim('b', TWO)], spelled('shop/db', '/shop//db/')),
  passed('two claims, two prefixes, one inside of the other', [claim('a', ONE), claim('b', TWO)], spelled('shop', 'shop/db')),
  passed('a claim alone, backed up twice a day', [claim('a'), claim('a', { invoker: 'again', schedule: LATER })]),
  refused('STASH301', 'E1: two Deployments, one path', [deployment('a'), deployment('b', { schedule: LATER })]),
  refused('STASH301', 'E1: two Deployments, one alias', [deployment('a', { alias: 'x' }), deployment('b', { alias: 'x', schedule: LATER })]),
  passed('two Deployments, two paths', [deployment('a'), deployment('b', { paths: ['/srv'], schedule: LATER })]),
  passed('a shared repository with aliases, one policy and spaced runs', [
    deployment('a', { alias: 'a', restore: DATA }),
    statefulSet('b', { alias: 'b', schedule: LATER, restore: DATA }),
    postgres('c', { alias: 'c', schedule: '0 20 * * *', restore: LATEST }),
  ]),
  refused('STASH301', 'E1: Deployments of one name in two namespaces', [deployment('a'), deployment('a', { namespace: 'other', schedule: LATER })]),
  passed('Deployments of one name in two namespaces, aliased', [
    deployment('a', { alias: 'shop' }),
    deployment('a', { alias: 'other', namespace: 'other', schedule: LATER }),
  ]),
  refused('STASH301', 'E1: a Deployment and the first pod of a StatefulSet', [deployment('a'), statefulSet('b', { schedule: LATER })]),
  refused('STASH301', 'E1: two DaemonSets', [daemonSet('a'), daemonSet('b', { schedule: LATER })]),
  passed('two DaemonSets, one aliased', [daemonSet('a'), daemonSet('b', { alias: 'b', schedule: LATER })]),
  refused('STASH301', 'E1: two MongoDBs, aliased', [mongodb('a', { alias: 'a' }), mongodb('b', { alias: 'b', schedule: LATER })]),
  refused('STASH301', 'E1: members of a batch without aliases', [deployment('a'), deployment('b')], { batch: true }),
  passed('members of a batch with aliases', [
    deployment('a', { alias: 'a', restore: DATA }),
    postgres('b', { alias: 'b', restore: LATEST }),
  ], { batch: true }),

  refused('STASH302', 'E1-read: two aliased claims, and a restore of one', [
    claim('a', { alias: 'a', restore: [{ paths: ['/stash-data'] }] }),
    claim('b', { alias: 'b', schedule: LATER }),
  ]),
  passed('E1-read: two aliased claims, no restore as yet', [claim('a', { alias: 'a' }), claim('b', { alias: 'b', schedule: LATER })]),
  passed('two claims under paths of their own', [
    claim('a', { paths: ['/a'], restore: [{ paths: ['/a'] }] }),
    claim('b', { paths: ['/b'], schedule: LATER, restore: [{ paths: ['/b'] }] }),
  ]),
  refused('STASH302', 'E1-read: a database without an alias beside another one, and its restore', [
    postgres('a', { restore: LATEST }),
    { kind: 'redis', name: 'b', alias: 'b', schedule: LATER },
  ]),
  refused('STASH406', 'E1-read: the newest snapshot of all, for a Deployment in a shared repository', [
    deployment('a', { alias: 'a', restore: LATEST }),
    deployment('b', { alias: 'b', schedule: LATER }),
  ]),
  refused('STASH406', 'N9: the newest snapshot, for a StatefulSet of two pods', [statefulSet('a', { restore: LATEST })]),
  refused('STASH406', 'N9: the newest snapshot, for a StatefulSet of one pod as yet', [statefulSet('a', { replicas: 1, restore: LATEST })]),
  passed('the newest snapshot, for one path of one pod', [deployment('a', { restore: LATEST })]),

  refused('STASH303', 'E2: keepLast 3 beside keepLast 1', [
    deployment('a', { alias: 'a', retention: { keepLast: 3 } }),
    deployment('b', { alias: 'b', schedule: LATER, retention: { keepLast: 1 } }),
  ]),
  refused('STASH303', 'E2: a dry run beside keepLast 1', [
    deployment('a', { alias: 'a', retention: { keepLast: 3, dryRun: true } }),
    deployment('b', { alias: 'b', schedule: LATER, retention: { keepLast: 1 } }),
  ]),
  refused('STASH303', 'E2: one claim, two policies', [
    claim('a', { schedule: '0 */6 * * *', retention: { keepLast: 4 } }),
    claim('a', { invoker: 'nightly', schedule: '0 1 * * *', retention: { keepDaily: 2 } }),
  ]),
  refused('STASH303', 'E2: keepLast 2 beside keepDaily 2, both daily', [
    deployment('a', { alias: 'a', retention: { keepLast: 2 } }),
    deployment('b', { alias: 'b', schedule: LATER, retention: { keepDaily: 2 } }),
  ]),
  passed('one policy under two names', [
    deployment('a', { alias: 'a', retention: { name: 'one', keepLast: 2 } }),
    deployment('b', { alias: 'b', schedule: LATER, retention: { name: 'two', keepLast: 2, keepDaily: 0 } }),
  ]),
  passed('two policies, two places', [
    deployment('a', { ...ONE, retention: { keepLast: 3 } }),
    deployment('b', { ...TWO, retention: { keepLast: 1 } }),
  ], spelled('a', 'b')),

  refused('STASH304', 'E3: two claims at one minute', [claim('a', { paths: ['/a'] }), claim('b', { paths: ['/b'] })]),
  refused('STASH304', 'E3: two databases that meet on Sundays', [postgres('a', { alias: 'a' }), postgres('b', { alias: 'b', schedule: '0 2 * * 0' })]),
  refused('STASH304', 'E3: one of the two prunes', [
    postgres('a', { alias: 'a' }),
    deployment('b', { alias: 'b', retention: { keepLast: 2, prune: false } }),
  ]),
  passed('at one minute, and none prunes', ['a', 'b'].map(name => postgres(name, { alias: name, retention: { keepLast: 2, prune: false } }))),
  passed('at one minute, two places', [postgres('a', ONE), postgres('b', { repository: 'two' })], spelled('a', 'b')),
  passed('a quarter of an hour apart', [postgres('a', { alias: 'a' }), postgres('b', { alias: 'b', schedule: '15 2 * * *' })]),

  refused('STASH305', 'E4: nothing is kept', [claim('a', { retention: {} })]),
  refused('STASH305', 'E4: numbers that are none', [claim('a', { retention: { keepLast: 0, keepDaily: -1 } })]),
  refused('STASH305', 'E4: tags only', [claim('a', { retention: { keepTags: ['daily'] } })]),
  passed('tags beside a number', [claim('a', { retention: { keepLast: 1, keepTags: ['daily'] } })]),

  refused('STASH307', 'a workload without paths', [deployment('a', { paths: [], mounts: ['/data'] })]),
  refused('STASH308', 'a path that no mount reaches', [deployment('a', { paths: ['/date'], mounts: ['/data'] })]),
  passed('a path below a mount, and one above', [deployment('a', { paths: ['/data/files', '/srv'], mounts: ['/data', '/srv/www'] })]),

  refused('STASH324', 'another host among the arguments', [deployment('a', { args: ['--host', 'x'] })]),
  refused('STASH324', 'a dry run among the arguments', [claim('a', { args: ['--dry-run'] })]),
  passed('other arguments', [deployment('a', { alias: 'a', args: ['--tag', 'gold', '--exclude-caches'] }), claim('b', { alias: 'b', args: ['--ignore-inode'], schedule: LATER })]),
  refused('STASH325', 'everything is excluded', [claim('a', { exclude: ['*.tmp', '*'] })]),
  refused('STASH325', 'a folder above the path is excluded', [deployment('a', { paths: ['/srv/files'], exclude: ['/srv'] })]),
  refused('STASH325', 'the name of the path is excluded', [deployment('a', { exclude: ['data'] })]),
  refused('STASH325', 'one of two paths is excluded by an argument', [deployment('a', { paths: ['/data', '/etc/app'], args: ['--exclude=/etc/app/*'] })]),
  passed('some files are excluded, and another path', [deployment('a', { exclude: ['*.tmp', '/data/cache', '/srv'], args: ['-e', '*.part'] })]),
  passed('everything is excluded and some of it taken back', [deployment('a', { exclude: ['/data/*', '!/data/bytes'] })]),

  refused('STASH404', 'a restore that names nothing', [deployment('a', { restore: [{}] })]),
  refused('STASH402', 'a restore for a pod that there is not', [statefulSet('a', { restore: [{ targetHosts: ['host-7'], paths: ['/data'] }] })]),
  refused('STASH408', 'N8: a restore beside its mounts', [deployment('a', { restore: DATA, restoreMounts: ['/srv'] })]),
  refused('STASH412', 'a restore of files outside of its path', [deployment('a', { restore: [{ paths: ['/data'], include: ['/srv'] }] })]),
  refused('STASH412', 'a restore whose only include takes back what none includes', [deployment('a', { restore: [{ paths: ['/data'], include: ['!*.tmp'] }] })]),
  refused('STASH412', 'a restore that leaves out everything', [claim('a', { restore: [{ paths: ['/stash-data'], exclude: ['/stash-data/**'] }] })]),
  refused('STASH412', 'a restore that leaves out everything by an argument', [deployment('a', { restore: DATA, restoreArgs: ['--iexclude', '*'] })]),
  passed('a restore of all files but some', [deployment('a', { restore: [{ paths: ['/data'], include: ['*', '!*.tmp'] }] })]),
  passed('a restore of the files in its path', [deployment('a', { restore: [{ paths: ['/data'], include: ['/data/bytes'] }] })]),
  passed('a restore that leaves out some', [claim('a', { restore: [{ paths: ['/stash-data'], exclude: ['*.tmp'] }], restoreArgs: ['--exclude=/stash-data/cache'] })]),
  refused('STASH413', 'a restore into another place', [deployment('a', { restore: DATA, restoreArgs: ['--verify', '--target=/restored'] })]),
  refused('STASH413', 'a restore of another host as well', [
    deployment('a', { alias: 'a', restore: DATA, restoreArgs: ['-H', 'b'] }),
    deployment('b', { alias: 'b', schedule: LATER }),
  ]),
  refused('STASH413', 'a restore of another path as well', [deployment('a', { restore: DATA, restoreArgs: ['--path', '/srv'] })]),
  passed('a restore that verifies', [deployment('a', { restore: DATA, restoreArgs: ['--verify'] })]),
  refused('STASH424', 'a restore of a Snapshot by the name that kubectl shows', [deployment('a', { restore: [{ snapshots: ['a-4bc21d6f'] }] })]),
  refused('STASH414', 'a restore by includes and excludes', [deployment('a', { restore: [{ paths: ['/data'], include: ['/data'], exclude: ['*.tmp'] }] })]),
  passed('a restore for each pod', [statefulSet('a', {
    restore: [{ targetHosts: ['host-1'], paths: ['/data'] }, { paths: ['/data'] }],
  })]),
];
