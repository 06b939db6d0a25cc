import { findingsIn } from '../../../judged';
import { backup, batch, member, repository, restore } from '../stored';

const found = (...manifests: object[]) => findingsIn(manifests).filter((line) => line.includes('STASH302'));

const REPO = repository('repo');
const PLACE = 'in "shop" in "backups" of Azure';
const SETTLE = ' (if that is the same place, which the manifests do not show; to be sure, write AZURE_ACCOUNT_NAME where the checks can read it, such as in the template '
  + 'of the ExternalSecret)';
const postgres = { task: 'postgres-backup-15.1' };
const mongo = { task: 'mongodb-backup-6.0.5' };
const etcd = { task: 'etcd-backup-3.5.0' };
const claim = (name: string, alias?: string, options: object = {}) => backup(`PersistentVolumeClaim/${name}`, { alias, ...options });
const app = (alias?: string, paths = ['/data']) => backup('Deployment/app', { alias, paths });

const OF_CLAIM = 'the newest snapshot of path "/stash-data" from any host (pvc-restore ignores the alias), which may be that of';
const CLAIM_MEND = 'give each claim a Repository with a prefix of its own, or restore into volumeClaimTemplates without a Task, which uses the alias, and acknowledge this';
const BATCH_MEND = 'mount each claim of the batch at a mountPath of its own';
const DATABASE_MEND = 'give each database an alias of its own, in the backup and in the restore';
const HOST_MEND = 'give the database an alias that nothing else in the restic repository has, in the backup and in the restore';
const MONGO_MEND = 'give MongoDB a Repository with a prefix of its own';

const finding = (level: string, names: readonly string[], text: string) => {
  const [first, ...others] = names.map((name) => `${name.includes(' ') ? name : `BackupConfiguration ${name}`} spec.target`);
  return [[`${level} STASH302 ${first}: ${PLACE}, ${text}`, ...others.map((other) => `  also ${other}`)].join('\n')];
};

const CLAIMS = `a restore of any of PersistentVolumeClaim shop/a and PersistentVolumeClaim shop/b takes ${OF_CLAIM} another of them: ${CLAIM_MEND}`;

test.each<[string, object[], string[]]>([
  ['two claims with aliases of their own', [...REPO, claim('a', 'a'), claim('b', 'b')], finding('warning', ['a', 'b'], CLAIMS)],
  ['a claim and a workload under one path', [...REPO, claim('a'), app('app', ['/stash-data'])],
    finding('warning', ['a', 'app'], `a restore of PersistentVolumeClaim shop/a takes ${OF_CLAIM} Deployment shop/app: ${CLAIM_MEND}`)],
  ['a database without an alias', [...REPO, app('app'), backup('AppBinding/db', postgres)],
    finding('warning', ['app', 'db'], `a restore of AppBinding shop/db takes the newest snapshot of the whole repository (there is no alias), which may be that of Deployment shop/app: ${DATABASE_MEND}`)],
  ['a database with the alias of something else', [...REPO, app('x'), backup('AppBinding/db', { ...postgres, alias: 'x' })],
    finding('warning', ['app', 'db'], 'a restore of AppBinding shop/db takes the newest snapshot of host "x" under any path, which may be that of '
      + `Deployment shop/app: ${HOST_MEND}`)],
  ['a database with the alias of a pod', [...REPO, backup('StatefulSet/app', { alias: 'x', paths: ['/data'] }), backup('AppBinding/db', { ...postgres, alias: 'x-0' })],
    finding('warning', ['app', 'db'], 'a restore of AppBinding shop/db takes the newest snapshot of host "x-0" under any path, which may be that of '
      + `StatefulSet shop/app: ${HOST_MEND}`)],
  ['MongoDB, with an alias', [...REPO, app(), backup('AppBinding/db', { ...mongo, alias: 'x' })],
    finding('warning', ['app', 'db'], 'a restore of AppBinding shop/db takes the newest snapshot of host "host-0" under any path (MongoDB ignores the alias), '
      + `which may be that of Deployment shop/app: ${MONGO_MEND}`)],
  ['an addon that restores a directory, without an alias', [...REPO, backup('AppBinding/a', etcd), backup('AppBinding/b', { ...etcd, alias: 'b' })],
    finding('warning', ['a', 'b'], 'a restore of AppBinding shop/a takes the newest snapshot of path "/stash-tmp/data" from any host (there is no alias), '
      + `which may be that of AppBinding shop/b: ${DATABASE_MEND}`)],
  ['the members of a batch', [...REPO, batch('all', [member('PersistentVolumeClaim/a', { alias: 'a' }), member('PersistentVolumeClaim/b', { alias: 'b' })])], [
    `warning STASH302 BackupBatch all spec.members[0].target: ${PLACE}, ${CLAIMS.replace(CLAIM_MEND, BATCH_MEND)}\n  also BackupBatch all spec.members[1].target`,
  ]],
  ['one more, beside two that restic does not tell apart', [...REPO, claim('a'), claim('b'), claim('c', 'c')],
    finding('warning', ['a', 'b', 'c'], 'a restore of any of PersistentVolumeClaim shop/a, PersistentVolumeClaim shop/b and PersistentVolumeClaim shop/c takes '
      + `${OF_CLAIM} another of them: ${CLAIM_MEND}`)],
  ['several models at once', [...REPO, claim('a', 'a'), claim('b', 'b'), backup('AppBinding/db', postgres)],
    finding('warning', ['a', 'b', 'db'], `a restore of any of PersistentVolumeClaim shop/a and PersistentVolumeClaim shop/b takes ${OF_CLAIM} another of them; `
      + 'and a restore of AppBinding shop/db takes the newest snapshot of the whole repository (there is no alias), which may be that of PersistentVolumeClaim shop/a and '
      + `PersistentVolumeClaim shop/b: ${CLAIM_MEND}; ${DATABASE_MEND}`)],
])('may bring back foreign data: %s', (_, manifests, lines) => {
  expect(found(...manifests)).toEqual(lines);
});

test('a batch that restores all is named once', () => {
  const claims = ['a', 'b'].map((name) => `PersistentVolumeClaim/${name}`);
  const members = claims.map((target) => ({ ...member(target, { alias: target.slice(-1), task: 'pvc-restore' }) }))
    .map((one) => ({ ...one, target: { ...one.target as object, rules: [{ paths: ['/stash-data'] }] } }));
  const restoreBatch = { ...batch('back', members), kind: 'RestoreBatch', spec: { repository: { name: 'repo' }, members } };
  expect(found(...REPO, batch('all', claims.map((target) => member(target, { alias: target.slice(-1) }))), restoreBatch)).toEqual([[
    `error STASH302 BackupBatch all spec.members[0].target: ${PLACE}, ${CLAIMS.replace(CLAIM_MEND, BATCH_MEND).replace(' takes', ', such as RestoreBatch shop/back, takes')}`,
    'BackupBatch all spec.members[1].target', 'RestoreBatch back spec.members[0].target', 'RestoreBatch back spec.members[1].target',
  ].join('\n  also ')]);
});

test('the level drops where the account is hidden', () => {
  expect(found(...REPO, ...repository('other'), claim('a', 'a'), claim('b', 'b', { repository: 'other' }))).toEqual([
    `note STASH302 BackupConfiguration a spec.target: ${PLACE}${SETTLE}, ${CLAIMS}\n  also BackupConfiguration b spec.target`,
  ]);
});

const ALIASED = [...REPO, claim('a', 'a'), claim('b', 'b')];
const DATABASES = [...REPO, app('app'), backup('AppBinding/db', { ...postgres, alias: 'db' })];
const pgRestore = { task: 'postgres-restore-15.1' };

test.each<[string, object[], string[]]>([
  ['of a claim by its path', [...ALIASED, restore('drill', 'PersistentVolumeClaim/a', { alias: 'a', rules: [{ paths: ['/stash-data/'] }] })],
    finding('error', ['a', 'b', 'RestoreSession drill'],
      CLAIMS.replace(' takes', ', such as RestoreSession shop/drill, takes'))],
  ['of the pods of one StatefulSet or of those of another that begin behind them, by their path', [
    ...REPO, ...['a', 'b'].flatMap((name, index) => [
      backup(`StatefulSet/${name}`, { paths: ['/data'] }),
      { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name, namespace: 'shop' }, spec: { replicas: 2, ordinals: { start: 2 * index } } },
    ]),
    restore('drill', 'PersistentVolumeClaim/new', { rules: [{ paths: ['/data'] }] }),
  ], finding('error', ['b', 'RestoreSession drill'], 'RestoreSession shop/drill takes the newest snapshot of path "/data" from any host (pvc-restore ignores '
    + `the alias), which may be that of StatefulSet shop/b: ${CLAIM_MEND}`)],
  ['into another claim', [...ALIASED, restore('drill', 'PersistentVolumeClaim/new', { rules: [{ paths: ['/stash-data'] }] })],
    finding('error', ['a', 'b', 'RestoreSession drill'],
      CLAIMS.replace(' takes', ', such as RestoreSession shop/drill, takes'))],
  ['of a database from a host that is not its own alone', [
    ...REPO, app('x'), backup('AppBinding/db', { ...postgres, alias: 'x' }),
    restore('drill', 'AppBinding/db', { ...pgRestore, alias: 'new', rules: [{ sourceHost: 'x' }] }),
  ], finding('error', ['app', 'db', 'RestoreSession drill'], 'a restore of AppBinding shop/db, such as RestoreSession shop/drill, takes the newest snapshot of host "x" '
    + `under any path, which may be that of Deployment shop/app: ${HOST_MEND}`)],
  ['of a database of which nothing is known', [...DATABASES, restore('drill', 'AppBinding/db', { task: '' })],
    finding('error', ['app', 'RestoreSession drill'], 'RestoreSession shop/drill takes the newest snapshot of the whole repository (there is no alias), which may be that of '
      + `Deployment shop/app: ${DATABASE_MEND}`)],
])('is an error where a restore does it: %s', (_, manifests, lines) => {
  expect(found(...manifests)).toEqual(lines);
});

describe('only STASH406 tells of a database that is restored without the alias of its backup', () => {
  const NEWEST = 'error STASH406 RestoreSession drill spec.target: has no alias, and without one the newest snapshot of the whole repository is taken, so it may be '
    + 'a snapshot of Deployment shop/app: give each its own alias in the backup, and the same alias here with a rule';
  const told = (...manifests: object[]) => findingsIn(manifests).filter((line) => /STASH(302|406)/.test(line));

  test.each([
    ['of the backup', [restore('drill', 'AppBinding/db', pgRestore)]],
    ['of the backup, by "latest"', [restore('drill', 'AppBinding/db', { ...pgRestore, rules: [{ snapshots: ['latest'] }] })]],
  ])('%s', (_, restores) => expect(told(...DATABASES, ...restores)).toEqual([NEWEST]));

  test('beside one of which nothing is known', () => {
    expect(told(...DATABASES, restore('drill', 'AppBinding/db', pgRestore), restore('other', 'AppBinding/db', { task: '' }))).toEqual([
      ...finding('error', ['app', 'RestoreSession other'], 'RestoreSession shop/other takes the newest snapshot of the whole repository (there is no alias), which may be '
        + `that of Deployment shop/app: ${DATABASE_MEND}`),
      NEWEST,
    ]);
  });

  test('but not of a backup without one', () => {
    expect(told(...REPO, app('app'), backup('AppBinding/db', postgres), restore('drill', 'AppBinding/db', pgRestore))).toEqual([
      ...finding('error', ['app', 'db', 'RestoreSession drill'], 'a restore of AppBinding shop/db, such as RestoreSession shop/drill, takes the newest snapshot of the whole '
        + `repository (there is no alias), which may be that of Deployment shop/app: ${DATABASE_MEND}`),
      NEWEST,
    ]);
  });
});

test.each<[string, object[], string]>([
  ['by the id of a snapshot', [...ALIASED, restore('drill', 'PersistentVolumeClaim/a', { rules: [{ snapshots: ['0123abcd'] }] })], 'warning'],
  ['without a rule, so that it brings nothing back', [...ALIASED, restore('drill', 'PersistentVolumeClaim/a')], 'warning'],
  ['by a path of its own', [...ALIASED, restore('drill', 'PersistentVolumeClaim/a', { rules: [{ paths: ['/other'] }] })], 'warning'],
  ['into claims from templates, by host and path', [...ALIASED, restore('drill', 'PersistentVolumeClaim/a', { task: '', rules: [{ paths: ['/stash-data'] }] })], 'warning'],
  ['from another place', [...ALIASED, ...repository('other', { prefix: 'x' }), restore('drill', 'PersistentVolumeClaim/a', { repository: 'other', rules: [{ paths: ['/stash-data'] }] })],
    'warning'],
])('a restore is no error that restores %s', (_, manifests, level) => {
  expect(found(...manifests)).toEqual(finding(level, ['a', 'b'], CLAIMS));
});

test('a snapshot of an addon that is named is not looked for, be it the latest', () => {
  const backups = [...REPO, backup('AppBinding/a', etcd), backup('AppBinding/b', { ...etcd, alias: 'b' })];
  const drill = (rules: object[]) => restore('drill', 'AppBinding/a', { task: 'etcd-restore-3.5.0', rules });
  expect(found(...backups, drill([{ snapshots: ['latest'] }]))).toEqual([expect.stringMatching(/^warning/)]);
  expect(found(...backups, drill([{ paths: ['/stash-tmp/data'] }]))).toEqual([expect.stringMatching(/^error/)]);
});

test.each<[string, object[]]>([
  ['workloads with aliases', [...REPO, app('app'), backup('Deployment/b', { alias: 'b', paths: ['/data'] })]],
  ['databases with aliases', DATABASES],
  ['a restore of a database with its alias', [...DATABASES, restore('drill', 'AppBinding/db', { ...pgRestore, alias: 'db', rules: [{ snapshots: ['latest'] }] })]],
  ['a restore of a database by the id of a snapshot', [...DATABASES, restore('drill', 'AppBinding/db', { ...pgRestore, rules: [{ snapshots: ['0123abcd'] }] })]],
  ['a restore of a database from the host of its backup', [
    ...DATABASES, restore('drill', 'AppBinding/new', { ...pgRestore, alias: 'new', rules: [{ sourceHost: 'db', snapshots: ['latest'] }] }),
  ]],
  ['a restore of a database of which nothing is known by the id of a snapshot', [
    ...DATABASES, restore('drill', 'AppBinding/new', { task: '', rules: [{ snapshots: ['0123abcd'] }] }),
  ]],
  ['a restore of a database of which nothing is known by paths', [...DATABASES, restore('drill', 'AppBinding/new', { task: '', rules: [{ paths: ['/x'] }] })]],
  ['a database alone', [...REPO, backup('AppBinding/db', postgres), restore('drill', 'AppBinding/other', pgRestore)]],
  ['one claim, backed up twice', [...REPO, claim('a', 'a'), claim('a', 'b', { name: 'b' })]],
  ['claims under paths of their own', [...REPO, claim('a', 'a', { paths: ['/a'] }), claim('b', 'b', { paths: ['/b'] })]],
  ['two claims that restic does not tell apart, which is another finding', [...REPO, claim('a'), claim('b')]],
  ['two databases that restic does not tell apart', [...REPO, backup('AppBinding/a', postgres), backup('AppBinding/b', { task: 'mysql-backup-8.0.21' })]],
  ['two of MongoDB', [...REPO, backup('AppBinding/a', mongo), backup('AppBinding/b', mongo), restore('drill', 'AppBinding/a', { task: 'mongodb-restore-6.0.5' })]],
  ['a workload with an alias beside MongoDB', [...REPO, app('app'), backup('AppBinding/db', mongo)]],
  ['directories of addons with aliases', [...REPO, backup('AppBinding/a', { ...etcd, alias: 'a' }), backup('AppBinding/b', { ...etcd, alias: 'b' })]],
  ['a dump of the cluster, which is never restored', [...REPO, backup('Deployment/k', { task: 'kubedump-backup-0.2.0' }), app('app')]],
  ['places that are known to differ', [...repository('repo', { account: 'x' }), ...repository('other', { account: 'y' }), claim('a', 'a'), claim('b', 'b', { repository: 'other' })]],
])('brings back what it should: %s', (_, manifests) => {
  expect(found(...manifests)).toEqual([]);
});
