import { Backup, BUCKET, Configuration } from './manifests';

/** A configuration with what the facts say of it. */
export interface Named extends Configuration {
  /** The rules that refuse it; none: it is legitimate, or no more than a warning. */
  readonly refusedBy: readonly string[];
}

const LATER = '0 14 * * *';
const RULE = [{ snapshots: ['latest'] }];
const claim = (name: string, more: Partial<Backup> = {}): Backup => ({ kind: 'PersistentVolumeClaim', name, ...more });
const deployment = (name: string, more: Partial<Backup> = {}): Backup => ({ kind: 'Deployment', name, ...more });
const postgres = (name: string, more: Partial<Backup> = {}): Backup => ({ kind: 'postgres', name, ...more });
const spelled = (prefix: string) => ({ ...BUCKET, gcs: { bucket: 'backups', prefix } });

/** What loses, and beside it what looks alike and is right. */
export const NAMED: readonly Named[] = [
  { title: 'E1: two claims', backups: [claim('a'), claim('b', { schedule: LATER })], refusedBy: ['STASH301'] },
  {
    title: 'E1: two claims, two Repositories, two spellings of one prefix',
    repositories: { one: spelled('shop/db'), two: spelled('/shop//db/') },
    backups: [claim('a', { repository: 'one' }), claim('b', { repository: 'two', schedule: LATER })],
    refusedBy: ['STASH301'],
  },
  {
    title: 'E1, neighbour: two claims, two prefixes, one inside of the other',
    repositories: { one: spelled('shop'), two: spelled('shop/db') },
    backups: [claim('a', { repository: 'one' }), claim('b', { repository: 'two', schedule: LATER })],
    refusedBy: [],
  },
  { title: 'E1, neighbour: a claim alone, backed up twice a day', backups: [claim('a'), claim('a', { invoker: 'again', schedule: LATER })], refusedBy: [] },
  { title: 'E1: two Deployments, one path', backups: [deployment('a'), deployment('b', { schedule: LATER })], refusedBy: ['STASH301'] },
  { title: 'E1: two Deployments, one alias', backups: [deployment('a', { alias: 'x' }), deployment('b', { alias: 'x', schedule: LATER })], refusedBy: ['STASH301'] },
  {
    title: 'E1, neighbour: two Deployments, two paths',
    backups: [deployment('a'), deployment('b', { paths: ['/srv'], schedule: LATER })],
    refusedBy: [],
  },
  {
    title: 'E1, neighbour: aliases, one policy, spaced runs',
    backups: [
      deployment('a', { alias: 'a', restore: [{ paths: ['/data'] }] }),
      { kind: 'StatefulSet', name: 'b', alias: 'b', replicas: 2, schedule: LATER, restore: [{ paths: ['/data'] }] },
      postgres('c', { alias: 'c', schedule: '0 20 * * *', restore: RULE }),
    ],
    refusedBy: [],
  },
  { title: 'E1, neighbour: Deployments of one name in two namespaces, aliased',
    backups: [deployment('a', { alias: 'shop' }), deployment('a', { alias: 'other', namespace: 'other', schedule: LATER })], refusedBy: [] },
  { title: 'E1: Deployments of one name in two namespaces', backups: [deployment('a'), deployment('a', { namespace: 'other', schedule: LATER })], refusedBy: ['STASH301'] },
  { title: 'E1: a Deployment and the first pod of a StatefulSet', backups: [deployment('a'), { kind: 'StatefulSet', name: 'b', replicas: 2, schedule: LATER }],
    refusedBy: ['STASH301'] },
  { title: 'E1: two DaemonSets', backups: [{ kind: 'DaemonSet', name: 'a' }, { kind: 'DaemonSet', name: 'b', schedule: LATER }], refusedBy: ['STASH301'] },
  { title: 'E1, neighbour: two DaemonSets, one aliased', backups: [{ kind: 'DaemonSet', name: 'a' }, { kind: 'DaemonSet', name: 'b', alias: 'b', schedule: LATER }],
    refusedBy: [] },
  { title: 'E1: two MongoDBs, aliased', backups: [{ kind: 'mongodb', name: 'a', alias: 'a' }, { kind: 'mongodb', name: 'b', alias: 'b', schedule: LATER }],
    refusedBy: ['STASH301'] },
  { title: 'E1: members of a batch without aliases', batch: true, backups: [deployment('a'), deployment('b')], refusedBy: ['STASH301'] },
  {
    title: 'E1, neighbour: members of a batch with aliases',
    batch: true,
    backups: [deployment('a', { alias: 'a', restore: [{ paths: ['/data'] }] }), postgres('b', { alias: 'b', restore: RULE })],
    refusedBy: [],
  },
  {
    title: 'E1-read: two aliased claims, and a restore of one',
    backups: [claim('a', { alias: 'a', restore: [{ paths: ['/stash-data'] }] }), claim('b', { alias: 'b', schedule: LATER })],
    refusedBy: ['STASH302'],
  },
  { title: 'E1-read: two aliased claims, no restore as yet', backups: [claim('a', { alias: 'a' }), claim('b', { alias: 'b', schedule: LATER })], refusedBy: [] },
  {
    title: 'E1-read, neighbour: two claims under paths of their own',
    backups: [claim('a', { paths: ['/a'], restore: [{ paths: ['/a'] }] }), claim('b', { paths: ['/b'], schedule: LATER, restore: [{ paths: ['/b'] }] })],
    refusedBy: [],
  },
  {
    title: 'E1-read: a database without an alias beside another one, and its restore',
    backups: [postgres('a', { restore: RULE }), { kind: 'redis', name: 'b', alias: 'b', schedule: LATER }],
    refusedBy: ['STASH302'],
  },
  {
    title: 'E1-read: the newest snapshot of all, for a Deployment in a shared repository',
    backups: [deployment('a', { alias: 'a', restore: RULE }), deployment('b', { alias: 'b', schedule: LATER })],
    refusedBy: ['STASH406'],
  },
  { title: 'N9: the newest snapshot, for a StatefulSet of two pods', backups: [{ kind: 'StatefulSet', name: 'a', replicas: 2, restore: RULE }], refusedBy: ['STASH406'] },
  { title: 'N9, neighbour: the newest snapshot, for one path of one pod', backups: [deployment('a', { restore: RULE })], refusedBy: [] },
  { title: 'E2: keepLast 3 beside keepLast 1', backups: [deployment('a', { alias: 'a', retention: { keepLast: 3 } }),
    deployment('b', { alias: 'b', schedule: LATER, retention: { keepLast: 1 } })], refusedBy: ['STASH303'] },
  { title: 'E2: a dry run beside keepLast 1', backups: [deployment('a', { alias: 'a', retention: { keepLast: 3, dryRun: true } }),
    deployment('b', { alias: 'b', schedule: LATER, retention: { keepLast: 1 } })], refusedBy: ['STASH303'] },
  { title: 'E2: one target, two policies', backups: [claim('a', { schedule: '0 */6 * * *', retention: { keepLast: 4 } }),
    claim('a', { invoker: 'nightly', schedule: '0 1 * * *', retention: { keepDaily: 2 } })], refusedBy: ['STASH303'] },
  { title: 'E2: keepLast 2 beside keepDaily 2, daily', backups: [deployment('a', { alias: 'a', retention: { keepLast: 2 } }),
    deployment('b', { alias: 'b', schedule: LATER, retention: { keepDaily: 2 } })], refusedBy: ['STASH303'] },
  { title: 'E2, neighbour: one policy under two names', backups: [deployment('a', { alias: 'a', retention: { name: 'one', keepLast: 2 } }),
    deployment('b', { alias: 'b', schedule: LATER, retention: { name: 'two', keepLast: 2, keepDaily: 0 } })], refusedBy: [] },
  { title: 'E2, neighbour: two policies, two places', repositories: { one: spelled('a'), two: spelled('b') },
    backups: [deployment('a', { repository: 'one', retention: { keepLast: 3 } }),
      deployment('b', { repository: 'two', schedule: LATER, retention: { keepLast: 1 } })], refusedBy: [] },
  { title: 'E3: two claims at one minute', backups: [claim('a', { paths: ['/a'] }), claim('b', { paths: ['/b'] })], refusedBy: ['STASH304'] },
  { title: 'E3: two databases meet on Sundays', backups: [postgres('a', { alias: 'a' }), postgres('b', { alias: 'b', schedule: '0 2 * * 0' })],
    refusedBy: ['STASH304'] },
  { title: 'E3: one of the two prunes', backups: [postgres('a', { alias: 'a' }), deployment('b', { alias: 'b', retention: { keepLast: 2, prune: false } })],
    refusedBy: ['STASH304'] },
  { title: 'E3, neighbour: at one minute, and none prunes', backups: ['a', 'b'].map(name => postgres(name, { alias: name, retention: { keepLast: 2, prune: false } })),
    refusedBy: [] },
  { title: 'E3, neighbour: at one minute, two places', repositories: { one: spelled('a'), two: spelled('b') },
    backups: [postgres('a', { repository: 'one' }), postgres('b', { repository: 'two' })], refusedBy: [] },
  { title: 'E3, neighbour: a quarter of an hour apart', backups: [postgres('a', { alias: 'a' }), postgres('b', { alias: 'b', schedule: '15 2 * * *' })], refusedBy: [] },
  { title: 'E4: nothing is kept', backups: [claim('a', { retention: {} })], refusedBy: ['STASH305'] },
  { title: 'E4: numbers that are none', backups: [claim('a', { retention: { keepLast: 0, keepDaily: -1 } })], refusedBy: ['STASH305'] },
  { title: 'E4: tags only', backups: [claim('a', { retention: { keepTags: ['daily'] } })], refusedBy: ['STASH305'] },
  { title: 'E4, neighbour: tags beside a number', backups: [claim('a', { retention: { keepLast: 1, keepTags: ['daily'] } })], refusedBy: [] },
  { title: 'a workload without paths', backups: [deployment('a', { paths: [], mounts: ['/data'] })], refusedBy: ['STASH307'] },
  { title: 'a path that no mount reaches', backups: [deployment('a', { paths: ['/date'], mounts: ['/data'] })], refusedBy: ['STASH308'] },
  { title: 'neighbour: a path below a mount, and one above', backups: [deployment('a', { paths: ['/data/files', '/srv'], mounts: ['/data', '/srv/www'] })],
    refusedBy: [] },
];
