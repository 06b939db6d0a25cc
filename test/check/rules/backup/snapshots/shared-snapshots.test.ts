import { asFields, type Fields } from '../../../../../lib/kubernetes/manifest-fields';
import { findingsIn } from '../../../judged';
import { backup, batch, member, repository, type MemberOptions } from '../stored';

const found = (...manifests: object[]) => findingsIn(manifests).filter((line) => line.includes('STASH301'));

const REPO = repository('repo');
const data = (target: string, options: MemberOptions & { name?: string; repository?: string; spec?: object } = {}) => backup(target, { paths: ['/data'], ...options });
const mongo = { task: 'mongodb-backup-6.0.5' };
const workload = (kind: string, name: string, replicas?: number, start?: unknown) =>
  ({ apiVersion: 'apps/v1', kind, metadata: { name, namespace: 'shop' }, spec: { replicas, ordinals: start === undefined ? undefined : { start } } });
const binding = (name: string, parameters: object) => ({
  apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', metadata: { name, namespace: 'shop' }, spec: { clientConfig: { url: 'x://y' }, parameters },
});

const PLACE = 'in "shop" in "backups" of Azure';
const DELETES = 'each run of one deletes snapshots of the other, and a restore brings back whichever came last';
const WOULD_DELETE = 'each run of one would then delete snapshots of the other, and a restore would bring back whichever came last';
const ALIAS = 'give each an alias of its own, or a Repository with a prefix of its own';
const SETTLE = ' (if that is the same place, which the manifests do not show; to be sure, write AZURE_ACCOUNT_NAME where the checks can read it, such as in the template '
  + 'of the ExternalSecret)';

/** The finding about two BackupConfigurations. */
const both = (a: string, b: string, key: string, mend = ALIAS) => [
  `error STASH301 BackupConfiguration a spec.target: restic cannot tell the backups of ${a} and ${b} apart: both are stored as ${key} ${PLACE}; ${DELETES}: ${mend}\n`
  + '  also BackupConfiguration b spec.target',
];

test.each<[string, object[], string[]]>([
  ['two workloads without an alias', [...REPO, data('Deployment/a'), data('Deployment/b')],
    both('Deployment shop/a', 'Deployment shop/b', 'host "host-0", path "/data"')],
  ['two workloads of one alias', [...REPO, data('Deployment/a', { alias: 'x' }), data('Deployment/b', { alias: 'x' })],
    both('Deployment shop/a', 'Deployment shop/b', 'host "x", path "/data"')],
  ['one path of several, in another spelling', [...REPO, data('Deployment/a', { paths: ['/a', '/data/./'] }), data('Deployment/b')],
    both('Deployment shop/a', 'Deployment shop/b', 'host "host-0", path "/data"')],
  ['several paths', [...REPO, data('Deployment/a', { paths: ['/a', '/b', '/c'] }), data('Deployment/b', { paths: ['/b', '/a'] })],
    both('Deployment shop/a', 'Deployment shop/b', 'host "host-0", paths "/a" and "/b"')],
  ['a target of another namespace', [...REPO, data('Deployment/a', { name: 'a' }), data('Deployment/a', { name: 'b', namespace: 'other' })],
    both('Deployment shop/a', 'Deployment other/a', 'host "host-0", path "/data"')],
  ['two StatefulSets', [...REPO, data('StatefulSet/a'), data('StatefulSet/b')],
    both('StatefulSet shop/a', 'StatefulSet shop/b', 'hosts "host-0", "host-1" and so on, path "/data"')],
  ['two StatefulSets of one pod each', [...REPO, data('StatefulSet/a'), data('StatefulSet/b'), workload('StatefulSet', 'a', 1), workload('StatefulSet', 'b', 1)],
    both('StatefulSet shop/a', 'StatefulSet shop/b', 'host "host-0", path "/data"')],
  ['two StatefulSets, beside what is called as a pod that they have not', [
    ...REPO, data('StatefulSet/a'), data('StatefulSet/b'), data('Deployment/c', { alias: 'host-9' }), workload('StatefulSet', 'a', 2), workload('StatefulSet', 'b', 2),
  ], both('StatefulSet shop/a', 'StatefulSet shop/b', 'hosts "host-0", "host-1" and so on, path "/data"')],
  ['two StatefulSets, one of which begins where the other one has its last pod', [
    ...REPO, data('StatefulSet/a'), data('StatefulSet/b'), workload('StatefulSet', 'a', 3), workload('StatefulSet', 'b', 1, 2),
  ], both('StatefulSet shop/a', 'StatefulSet shop/b', 'host "host-2", path "/data"')],
  ['two StatefulSets, which begin alike', [
    ...REPO, data('StatefulSet/a'), data('StatefulSet/b'), workload('StatefulSet', 'a', undefined, 2), workload('StatefulSet', 'b', 4, 2),
  ], both('StatefulSet shop/a', 'StatefulSet shop/b', 'hosts "host-2", "host-3" and so on, path "/data"')],
  ['three StatefulSets, one of which begins later', [
    ...REPO, ...['a', 'b', 'c'].flatMap((name) => [data(`StatefulSet/${name}`), workload('StatefulSet', name, 5, name === 'c' ? 4 : undefined)]),
  ], [
    'error STASH301 BackupConfiguration a spec.target: restic cannot tell the backups of StatefulSet shop/a, StatefulSet shop/b and StatefulSet shop/c apart: '
    + `all are stored as hosts "host-4", "host-5" and so on, path "/data" ${PLACE}; each run of one deletes snapshots of the others, and a restore brings back `
    + `whichever came last: ${ALIAS}\n  also BackupConfiguration b spec.target\n  also BackupConfiguration c spec.target`,
  ]],
  ['a workload and a pod of a StatefulSet that begins later', [
    ...REPO, data('Deployment/a', { alias: 'x-4' }), data('StatefulSet/b', { alias: 'x' }), workload('StatefulSet', 'b', 2, 3),
  ], both('Deployment shop/a', 'StatefulSet shop/b', 'host "x-4", path "/data"')],
  ['two DaemonSets', [...REPO, data('DaemonSet/a'), data('DaemonSet/b')],
    both('DaemonSet shop/a', 'DaemonSet shop/b', 'hosts "<node>", path "/data"')],
  ['two DaemonSets of one alias', [...REPO, data('DaemonSet/a', { alias: 'x' }), data('DaemonSet/b', { alias: 'x' })],
    both('DaemonSet shop/a', 'DaemonSet shop/b', 'hosts "x-<node>", path "/data"')],
  ['a workload and the first pod of a StatefulSet', [...REPO, data('Deployment/a'), data('StatefulSet/b')],
    both('Deployment shop/a', 'StatefulSet shop/b', 'host "host-0", path "/data"')],
  ['a workload and the last pod of a StatefulSet', [...REPO, data('Deployment/a', { alias: 'x-2' }), data('StatefulSet/b', { alias: 'x' }), workload('StatefulSet', 'b', 3)],
    both('Deployment shop/a', 'StatefulSet shop/b', 'host "x-2", path "/data"')],
  ['two claims', [...REPO, backup('PersistentVolumeClaim/a'), backup('PersistentVolumeClaim/b')],
    both('PersistentVolumeClaim shop/a', 'PersistentVolumeClaim shop/b', 'host "host-0", path "/stash-data"',
      'give each a Repository with a prefix of its own; an alias does not help, because claims are restored by their path alone')],
  ['a claim and a workload', [...REPO, backup('PersistentVolumeClaim/a'), data('Deployment/b', { paths: ['/stash-data'] })],
    both('PersistentVolumeClaim shop/a', 'Deployment shop/b', 'host "host-0", path "/stash-data"',
      'give each a Repository with a prefix of its own; an alias does not help, because claims are restored by their path alone')],
  ['databases of different kinds', [...REPO, backup('AppBinding/a', { task: 'postgres-backup-15.1' }), backup('AppBinding/b', { task: 'mysql-backup-8.0.21' })],
    both('AppBinding shop/a', 'AppBinding shop/b', 'host "host-0", path "/dumpfile.sql"')],
  ['databases whose AppBindings name the Task', [
    ...REPO, backup('AppBinding/a'), backup('AppBinding/b'),
    ...['a', 'b'].map((name) => binding(name, { stash: { addon: { backupTask: { name: 'mariadb-backup-10.6.23' } } } })),
  ], both('AppBinding shop/a', 'AppBinding shop/b', 'host "host-0", path "/dumpfile.sql"')],
  ['clusters of Percona', [
    ...REPO, backup('AppBinding/a', { task: 'perconaxtradb-backup-8.0' }), backup('AppBinding/b', { task: 'perconaxtradb-backup-8.0' }),
    ...['a', 'b'].map((name) => binding(name, { group: 'sample' })),
  ], both('AppBinding shop/a', 'AppBinding shop/b', 'host "host-0", path "/xtrabackup.stream"')],
  ['the directories of addons', [...REPO, backup('AppBinding/a', { task: 'nats-backup-2.8.2' }), backup('AppBinding/b', { task: 'vault-backup-1.10.3' })],
    both('AppBinding shop/a', 'AppBinding shop/b', 'host "host-0", path "/stash-tmp/stash-interim-volume/data"')],
  ['the directories of addons on claims', [
    ...REPO, backup('AppBinding/a', { task: 'nats-backup-2.8.2', more: { interimVolumeTemplate: { metadata: { name: 'x' } } } }),
    backup('AppBinding/b', { task: 'elasticsearch-backup-8.2.0', more: { interimVolumeTemplate: { metadata: { name: 'x' } } } }),
  ], both('AppBinding shop/a', 'AppBinding shop/b', 'host "host-0", path "/stash-interim-volume/data"')],
  ['two of MongoDB, whatever their aliases', [...REPO, backup('AppBinding/a', { ...mongo, alias: 'a' }), backup('AppBinding/b', { ...mongo, alias: 'b' })],
    both('AppBinding shop/a', 'AppBinding shop/b', 'host "host-0", path "/dump"',
      'give each a Repository with a prefix of its own; an alias does not help, because MongoDB ignores it')],
  ['the config servers of MongoDB', [
    ...REPO, backup('AppBinding/a', mongo), backup('AppBinding/b', mongo),
    binding('a', { configServer: 'x', replicaSets: { 'host-0': 'x' } }), binding('b', { configServer: 'x', replicaSets: { 'host-1': 'x' } }),
  ], both('AppBinding shop/a', 'AppBinding shop/b', 'host "confighost", path "/dump"',
    'give each a Repository with a prefix of its own; an alias does not help, because MongoDB ignores it')],
  ['Jobs on StatefulSets', [...REPO, data('StatefulSet/a', { task: 'kubedump-backup-0.2.0' }), data('StatefulSet/b', { task: 'kubedump-backup-0.2.0' })],
    both('StatefulSet shop/a', 'StatefulSet shop/b', 'hosts "host-<pod of the operator>", path "<the dump of kubedump>"')],
  ['a paused backup, for its snapshots are there', [...REPO, data('Deployment/a', { spec: { paused: true } }), data('Deployment/b')],
    both('Deployment shop/a', 'Deployment shop/b', 'host "host-0", path "/data"')],
  ['two Repositories of one place', [...repository('repo', { account: 'x' }), ...repository('other', { account: 'x', prefix: '/shop/' }),
    data('Deployment/a'), data('Deployment/b', { repository: 'other' })], both('Deployment shop/a', 'Deployment shop/b', 'host "host-0", path "/data"')],
])('two backups are one: %s', (_, manifests, lines) => {
  expect(found(...manifests)).toEqual(lines);
});

const kept = (backend: object) => ({
  apiVersion: 'stash.appscode.com/v1alpha1', kind: 'Repository', metadata: { name: 'repo', namespace: 'shop' }, spec: { backend: { storageSecretName: 'x', ...backend } },
});
const naming = (target: string, ref: object) => data(target, { spec: { repository: { name: 'repo', ...ref } } });

test.each<[string, object[]]>([
  ['is not part of the input', [data('Deployment/a'), data('Deployment/b')]],
  ['is not part of the input and named with its namespace', [data('Deployment/a'), naming('Deployment/b', { namespace: 'shop' })]],
  ['is not part of the input and named with an empty namespace', [data('Deployment/a'), naming('Deployment/b', { namespace: '' })]],
  ['has two backends', [kept({ gcs: { bucket: 'x' }, b2: { bucket: 'x' } }), data('Deployment/a'), data('Deployment/b')]],
  ['is on a volume that cannot be told', [kept({ local: { csi: {} } }), data('Deployment/a'), data('Deployment/b')]],
])('a Repository is one place that %s', (_, manifests) => {
  expect(found(...manifests)).toEqual(both('Deployment shop/a', 'Deployment shop/b', 'host "host-0", path "/data"')
    .map((line) => line.replace(PLACE, 'in Repository shop/repo')));
});

test('the members of a batch are targets of their own', () => {
  expect(found(...REPO, batch('all', [member('PersistentVolumeClaim/a'), member('Deployment/x', { alias: 'x', paths: ['/stash-data'] }), member('PersistentVolumeClaim/b')])))
    .toEqual([
      'error STASH301 BackupBatch all spec.members[0].target: restic cannot tell the backups of PersistentVolumeClaim shop/a and PersistentVolumeClaim shop/b apart: '
      + `both are stored as host "host-0", path "/stash-data" ${PLACE}; ${DELETES}: give each a BackupConfiguration of its own, to a Repository with a prefix of its own; `
      + 'an alias does not help, because claims are restored by their path alone\n'
      + '  also BackupBatch all spec.members[2].target',
    ]);
});

test('all of one place are in one finding, which lists them up to a number', () => {
  const names = Array.from({ length: 8 }, (_, index) => `d${index}`);
  const lines = names.slice(1).map((name) => `\n  also BackupConfiguration ${name} spec.target`).join('');
  expect(found(...REPO, ...names.map((name) => data(`Deployment/${name}`)))).toEqual([
    'error STASH301 BackupConfiguration d0 spec.target: restic cannot tell the backups of Deployment shop/d0, Deployment shop/d1, Deployment shop/d2, Deployment shop/d3, Deployment shop/d4 '
    + `and 3 more apart: all are stored as host "host-0", path "/data" ${PLACE}; ${DELETES.replace('other', 'others')}: ${ALIAS}${lines}`,
  ]);
});

test('different ones of one place are in one finding', () => {
  expect(found(data('Deployment/z', { paths: ['/z'] }), ...REPO, data('Deployment/a'), data('Deployment/b'), data('Deployment/y', { paths: ['/z'] }))).toEqual([
    `error STASH301 BackupConfiguration z spec.target: restic cannot tell the backups of different targets apart ${PLACE}: `
    + 'Deployment shop/z and Deployment shop/y as host "host-0", path "/z"; and Deployment shop/a and Deployment shop/b as host "host-0", path "/data"; '
    + `${DELETES.replace('other', 'others')}: ${ALIAS}\n`
    + '  also BackupConfiguration a spec.target\n'
    + '  also BackupConfiguration b spec.target\n'
    + '  also BackupConfiguration y spec.target',
  ]);
});

const mayBe = (level: string, how: string) => [
  `${level} STASH301 BackupConfiguration a spec.target: restic may not be able to tell the backups of Deployment shop/a and ${how}; ${WOULD_DELETE}: ${ALIAS}\n`
  + '  also BackupConfiguration b spec.target',
];

test.each<[string, object[], string[]]>([
  ['the account is hidden', [...REPO, ...repository('other'), data('Deployment/a'), data('Deployment/b', { repository: 'other' })],
    mayBe('warning', `Deployment shop/b apart: both are stored as host "host-0", path "/data" ${PLACE}${SETTLE}`)],
  ['one account is hidden', [...REPO, ...repository('other', { account: 'x' }), data('Deployment/a'), data('Deployment/b', { repository: 'other' })],
    mayBe('warning', `Deployment shop/b apart: both are stored as host "host-0", path "/data" ${PLACE}${SETTLE}`)],
  ['the number of pods is not known', [...REPO, data('Deployment/a', { alias: 'x-1' }), data('StatefulSet/b', { alias: 'x' })],
    mayBe('warning', `StatefulSet shop/b apart: both are stored as host "x-1", path "/data" ${PLACE}, `
      + 'once the StatefulSet has that many pods (the manifests do not say how many)')],
  ['the number of pods before the first one of another is not known', [
    ...REPO, data('StatefulSet/a', { alias: 'x' }), data('StatefulSet/b', { alias: 'x' }), workload('StatefulSet', 'b', 1, 5),
  ], [
    'warning STASH301 BackupConfiguration a spec.target: restic may not be able to tell the backups of StatefulSet shop/a and StatefulSet shop/b apart: both are '
    + `stored as hosts "x-5", "x-6" and so on, path "/data" ${PLACE}, once the StatefulSet has that many pods (the manifests do not say how many); `
    + `${WOULD_DELETE}: ${ALIAS}\n  also BackupConfiguration b spec.target`,
  ]],
  ['neither is known', [...REPO, ...repository('other'), data('Deployment/a', { alias: 'x-1' }), data('StatefulSet/b', { alias: 'x', repository: 'other' })],
    mayBe('note', `StatefulSet shop/b apart: both are stored as host "x-1", path "/data" ${PLACE}${SETTLE}, `
      + 'once the StatefulSet has that many pods (the manifests do not say how many)')],
  ['nobody knows what the Task does', [...REPO, data('Deployment/a'), data('Deployment/b', { task: 'our-own' })],
    mayBe('note', `Deployment shop/b apart: both are stored as host "host-0" ${PLACE}, perhaps under the same path (not all of their paths are known)`)],
  ['the AppBinding that names the Task is elsewhere', [...REPO, data('Deployment/a'), backup('AppBinding/b')],
    mayBe('note', `AppBinding shop/b apart: both are stored as host "host-0" ${PLACE}, perhaps under the same path (not all of their paths are known)`)],
])('the level drops where %s', (_, manifests, lines) => {
  expect(found(...manifests)).toEqual(lines);
});

test.each<[string, object[]]>([
  ['aliases of their own', [...REPO, data('Deployment/a', { alias: 'a' }), data('Deployment/b', { alias: 'b' })]],
  ['an alias for one of them', [...REPO, data('Deployment/a', { alias: 'a' }), data('Deployment/b')]],
  ['pods of their own', [...REPO, data('StatefulSet/a'), data('StatefulSet/b'), workload('StatefulSet', 'a', 3), workload('StatefulSet', 'b', 2, 3)]],
  ['pods that begin later', [...REPO, data('Deployment/a'), data('StatefulSet/b'), workload('StatefulSet', 'b', undefined, 1)]],
  ['paths of their own', [...REPO, data('Deployment/a'), data('Deployment/b', { paths: ['/data/b'] })]],
  ['prefixes of their own', [...REPO, ...repository('other', { prefix: 'other' }), data('Deployment/a'), data('Deployment/b', { repository: 'other' })]],
  ['accounts of their own', [...repository('repo', { account: 'x' }), ...repository('other', { account: 'y' }), data('Deployment/a'), data('Deployment/b', { repository: 'other' })]],
  ['one and the same target', [...REPO, data('Deployment/a'), data('Deployment/a', { name: 'b' })]],
  ['one and the same target, written in two ways', [...REPO, data('Deployment/a', { namespace: 'shop' }), asV1(data('Deployment/a', { name: 'b' }), 'apps/v1beta1')]],
  ['no paths, so that nothing is stored', [...REPO, backup('Deployment/a'), backup('Deployment/b')]],
  ['more pods than there are', [...REPO, data('Deployment/a', { alias: 'x-2' }), data('StatefulSet/b', { alias: 'x' }), workload('StatefulSet', 'b', 2)]],
  ['a number that is none', [...REPO, data('Deployment/a', { alias: 'x-01' }), data('StatefulSet/b', { alias: 'x' })]],
  ['a DaemonSet and what is called as its alias', [...REPO, data('DaemonSet/a', { alias: 'x' }), data('Deployment/b', { alias: 'x' })]],
  ['VolumeSnapshots', ['a', 'b'].map((name) => data(`Deployment/${name}`, { spec: { driver: 'VolumeSnapshotter' } })).concat(REPO)],
  ['databases that store other files', [...REPO, backup('AppBinding/a', { task: 'postgres-backup-15.1' }), backup('AppBinding/b', { task: 'redis-backup-7.0.5' })]],
  ['a claim for one of two addons only', [
    ...REPO, backup('AppBinding/a', { task: 'nats-backup-2.8.2' }),
    backup('AppBinding/b', { task: 'vault-backup-1.10.3', more: { interimVolumeTemplate: { metadata: { name: 'x' } } } }),
  ]],
  ['other replica sets of MongoDB', [
    ...REPO, backup('AppBinding/a', mongo), backup('AppBinding/b', mongo), binding('a', { replicaSets: { one: 'x' } }), binding('b', { replicaSets: { two: 'x' } }),
  ]],
  ['a custom Task under a host of its own', [...REPO, data('Deployment/a'), data('Deployment/b', { task: 'our-own', alias: 'b' })]],
  ['other paths, beside a custom Task under a host of its own', [
    ...REPO, data('Deployment/a'), data('Deployment/b', { paths: ['/b'] }), data('Deployment/c', { task: 'our-own', alias: 'c' }),
  ]],
  ['a claim without a Task, which is never backed up', [...REPO, data('Deployment/a'), data('PersistentVolumeClaim/b', { task: '' })]],
  ['Repositories of one name in namespaces of their own', [naming('Deployment/a', { namespace: 'x' }), naming('Deployment/b', { namespace: 'y' })]],
  ['volumes that each pod has for itself', [kept({ local: { emptyDir: {} } }), data('Deployment/a'), data('Deployment/b')]],
  ['a Repository without a name, which is none', [naming('Deployment/a', { name: '' }), naming('Deployment/b', { name: '' })]],
  ['a custom Task where the place is in doubt', [...REPO, ...repository('other'), data('Deployment/a'), data('Deployment/b', { task: 'our-own', repository: 'other' })]],
])('two backups are told apart by %s', (_, manifests) => {
  expect(found(...manifests)).toEqual([]);
});

function asV1(manifest: object, apiVersion: string): object {
  const { spec, ...rest } = manifest as Fields;
  const target = asFields(asFields(spec).target);
  return { ...rest, spec: { ...asFields(spec), target: { ...target, ref: { ...asFields(target.ref), apiVersion } } } };
}
