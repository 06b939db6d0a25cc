import { findingsIn } from '../../../judged';
import { CLAIM, DATABASE, object } from '../manifests';
import { backup, batch, member, repository } from '../stored';

const found = (...manifests: object[]) => findingsIn(manifests).filter((line) => line.includes('STASH303'));

const REPO = repository('repo');
const SETTLE = ' (if that is the same place, which the manifests do not show; to be sure, write AZURE_ACCOUNT_NAME where the checks can read it, such as in the template '
  + 'of the ExternalSecret)';
const kept = (name: string, retentionPolicy: object | undefined, { spec, ...options }: { repository?: string; spec?: object } = {}) =>
  backup(`Deployment/${name}`, { alias: name, paths: ['/data'], ...options, spec: { retentionPolicy: retentionPolicy && { name: 'x', prune: true, ...retentionPolicy }, ...spec } });

const line = (policies: string, others: readonly string[], level = 'error', doubt = '') => [
  `${level} STASH303 BackupConfiguration a spec.retentionPolicy: the backups in one restic repository, "shop" in "backups" of Azure${doubt}, have different retention policies: ${policies}; `
  + 'each run applies its own policy to the snapshots of all, so only what all policies keep is left: '
  + `give all of them the same retentionPolicy, or give each a Repository with a prefix of its own${others.map((other) => `\n  also ${other} spec.retentionPolicy`).join('')}`,
];
const two = (a: string, b: string) => line(`BackupConfiguration shop/a ${a}; and BackupConfiguration shop/b ${b}`, ['BackupConfiguration b']);

test.each<[string, object[], string[]]>([
  ['numbers', [...REPO, kept('a', { keepLast: 30 }), kept('b', { keepLast: 1 })], two('keeps last 30', 'keeps last 1')],
  ['periods', [...REPO, kept('a', { keepDaily: 7, keepWeekly: 4 }), kept('b', { keepDaily: 7 })], two('keeps daily 7, weekly 4', 'keeps daily 7')],
  ['tags', [...REPO, kept('a', { keepLast: 1, keepTags: ['x', 'a'] }), kept('b', { keepLast: 1 })], two('keeps last 1, tags "a", "x"', 'keeps last 1')],
  ['one that keeps nothing', [...REPO, kept('a', { keepLast: 1 }), kept('b', { keepLast: 0 })], two('keeps last 1', 'keeps nothing')],
  ['a dry run', [...REPO, kept('a', { keepLast: 1 }), kept('b', { keepLast: 1, dryRun: true })], two('keeps last 1', 'keeps last 1 in a dry run')],
  ['one that is paused, for its snapshots are there', [...REPO, kept('a', { keepLast: 1 }), kept('b', { keepLast: 2 }, { spec: { paused: true } })],
    two('keeps last 1', 'keeps last 2')],
  ['a batch', [...REPO, kept('a', { keepLast: 1 }), batch('all', [member('Deployment/x', { alias: 'x' })])],
    line('BackupConfiguration shop/a keeps last 1; and BackupBatch shop/all keeps last 7', ['BackupBatch all'])],
  ['several of each', [...REPO, kept('a', { keepLast: 1 }), kept('b', { keepLast: 2 }), kept('c', { keepLast: 1 })],
    line('BackupConfiguration shop/a and BackupConfiguration shop/c keep last 1; and BackupConfiguration shop/b keeps last 2', ['BackupConfiguration b', 'BackupConfiguration c'])],
  ['two Repositories of one place', [...repository('repo', { account: 'x' }), ...repository('other', { account: 'x' }),
    kept('a', { keepLast: 1 }), kept('b', { keepLast: 2 }, { repository: 'other' })], two('keeps last 1', 'keeps last 2')],
  ['places that may be one', [...REPO, ...repository('other'), kept('a', { keepLast: 1 }), kept('b', { keepLast: 2 }, { repository: 'other' })],
    line('BackupConfiguration shop/a keeps last 1; and BackupConfiguration shop/b keeps last 2', ['BackupConfiguration b'], 'warning', SETTLE)],
])('policies differ: %s', (_, manifests, lines) => {
  expect(found(...manifests)).toEqual(lines);
});

test.each<[string, object[]]>([
  ['the same numbers under another name', [...REPO, kept('a', { keepLast: 1, name: 'y' }), kept('b', { keepLast: 1 })]],
  ['numbers that are not above 0', [...REPO, kept('a', { keepLast: 1, keepDaily: 0, keepYearly: -1 }), kept('b', { keepLast: 1 })]],
  ['tags in another order', [...REPO, kept('a', { keepLast: 1, keepTags: ['a', 'b'] }), kept('b', { keepLast: 1, keepTags: ['b', 'a', 'a'] })]],
  ['prune alone', [...REPO, kept('a', { keepLast: 1, prune: false }), kept('b', { keepLast: 1 })]],
  ['dry runs alone', [...REPO, kept('a', { keepLast: 1, dryRun: true }), kept('b', { keepLast: 2, dryRun: true })]],
  ['places of their own', [...REPO, ...repository('other', { prefix: 'x' }), kept('a', { keepLast: 1 }), kept('b', { keepLast: 2 }, { repository: 'other' })]],
  ['accounts of their own', [...repository('repo', { account: 'x' }), ...repository('other', { account: 'y' }),
    kept('a', { keepLast: 1 }), kept('b', { keepLast: 2 }, { repository: 'other' })]],
  ['VolumeSnapshots', [...REPO, kept('a', { keepLast: 1 }), kept('b', { keepLast: 2 }, { spec: { driver: 'VolumeSnapshotter' } })]],
  ['the members of a batch, which have one', [...REPO, batch('all', [member('Deployment/x'), member('Deployment/y')])]],
])('policies do not differ: %s', (_, manifests) => {
  expect(found(...manifests)).toEqual([]);
});

const snapshots = (name: string, target: object, retentionPolicy: object, spec: object = {}) =>
  object('BackupConfiguration', { name, spec: { driver: 'VolumeSnapshotter', target, retentionPolicy: { name: 'x', ...retentionPolicy }, ...spec } });
const claim = (name: string) => ({ ref: { ...CLAIM, name } });
const workload = (kind: string, name: string) => ({ ref: { apiVersion: 'apps/v1', kind, name } });
const statefulSet = (name: string, replicas: number | undefined, ...templates: string[]) => object(
  'StatefulSet', { name, spec: { replicas, volumeClaimTemplates: templates.map((template) => ({ metadata: { name: template } })) } }, 'apps/v1');
const deployment = (name: string, ...claims: string[]) => object(
  'Deployment', { name, spec: { template: { spec: { volumes: claims.map((claimName) => ({ name: claimName, persistentVolumeClaim: { claimName } })) } } } }, 'apps/v1');

const history = (claims: string, a = 'last 2', b = 'monthly 12') => [
  `error STASH303 BackupConfiguration a spec.retentionPolicy: the backups that take VolumeSnapshots of ${claims} have different retention policies: `
  + `BackupConfiguration shop/a keeps ${a}; and BackupConfiguration shop/b keeps ${b}; each run applies its own policy to the snapshots of all, so only what all `
  + 'policies keep is left: give all of them the same retentionPolicy, or back up each claim with only one of them\n  also BackupConfiguration b spec.retentionPolicy',
];

const FEW = { keepLast: 2 };
const LONG = { keepMonthly: 12 };
const TWICE = object('BackupBatch', {
  name: 'b',
  spec: { driver: 'VolumeSnapshotter', retentionPolicy: LONG, members: [{ target: claim('data-s-0') }, { target: workload('StatefulSet', 's') }] },
});

test.each<[string, object[], string[]]>([
  ['a claim', [snapshots('a', claim('c'), FEW), snapshots('b', claim('c'), LONG)], history('claim "shop/c"')],
  ['a claim in the input', [object('PersistentVolumeClaim', { name: 'c' }, 'v1'), snapshots('a', claim('c'), FEW), snapshots('b', claim('c'), LONG)],
    history('claim "shop/c"')],
  ['a claim, and the StatefulSet that makes it', [statefulSet('s', 2, 'data'), snapshots('a', claim('data-s-1'), FEW), snapshots('b', workload('StatefulSet', 's'), LONG)],
    history('claim "shop/data-s-1"')],
  ['the first claim of a StatefulSet that says nothing of its size', [statefulSet('s', undefined, 'data'), snapshots('a', claim('data-s-0'), FEW),
    snapshots('b', workload('StatefulSet', 's'), LONG)], history('claim "shop/data-s-0"')],
  ['a claim, and the Deployment that mounts it', [deployment('d', 'c', 'other'), snapshots('a', claim('c'), FEW), snapshots('b', workload('Deployment', 'd'), LONG)],
    history('claim "shop/c"')],
  ['two Deployments that mount two claims', [deployment('d', 'c', 'e'), deployment('f', 'e', 'c'), snapshots('a', workload('Deployment', 'd'), FEW),
    snapshots('b', workload('Deployment', 'f'), LONG)], history('claim "shop/c" and claim "shop/e"')],
  ['a StatefulSet with two templates', [statefulSet('s', 3, 'data', 'logs'), snapshots('a', workload('StatefulSet', 's'), FEW),
    snapshots('b', workload('StatefulSet', 's'), LONG)], history('claims "shop/data-s-0", "shop/data-s-1" and so on and claims "shop/logs-s-0", "shop/logs-s-1" and so on')],
  ['some pods of a StatefulSet', [statefulSet('s', 3, 'data'), snapshots('a', { ...workload('StatefulSet', 's'), replicas: 1 }, FEW),
    snapshots('b', { ...workload('StatefulSet', 's'), replicas: 1 }, LONG)], history('claim "shop/data-s-0"')],
  ['a workload that is not part of the input', [snapshots('a', workload('StatefulSet', 's'), FEW), snapshots('b', workload('StatefulSet', 's'), LONG)],
    history('the claims of StatefulSet shop/s')],
  ['a policy that removes nothing', [snapshots('a', claim('c'), { keepTags: ['x'] }), snapshots('b', claim('c'), { keepLast: 2 })],
    history('claim "shop/c"', 'all', 'last 2')],
  ['a dry run, which is none', [snapshots('a', claim('c'), FEW), snapshots('b', claim('c'), { ...LONG, dryRun: true })], history('claim "shop/c"')],
  ['a claim, and a batch that has it twice', [statefulSet('s', 2, 'data'), snapshots('a', claim('data-s-0'), FEW), TWICE],
    history('claim "shop/data-s-0"').map((text) => text.replaceAll('BackupConfiguration shop/b', 'BackupBatch shop/b').replace('also BackupConfiguration', 'also BackupBatch'))],
  ['claims of a namespace that is not stated', [snapshots('a', claim('c'), FEW), snapshots('b', claim('c'), LONG)]
    .map((manifest) => ({ ...manifest, metadata: { ...manifest.metadata, namespace: undefined } })), history('claim "c"').map((text) => text.replaceAll('shop/', ''))],
  ['one that is paused', [snapshots('a', claim('c'), FEW), snapshots('b', claim('c'), LONG, { paused: true })], history('claim "shop/c"')],
])('policies of VolumeSnapshots differ: %s', (_, manifests, lines) => {
  expect(found(...manifests)).toEqual(lines);
});

test.each<[string, object[]]>([
  ['equal numbers', [snapshots('a', claim('c'), FEW), snapshots('b', claim('c'), { ...FEW, prune: true, keepTags: ['x'], dryRun: true })]],
  ['claims of their own', [snapshots('a', claim('c'), FEW), snapshots('b', claim('d'), LONG)]],
  ['claims of one StatefulSet', [statefulSet('s', 2, 'data'), snapshots('a', claim('data-s-0'), FEW), snapshots('b', claim('data-s-1'), LONG)]],
  ['claims of one name in two namespaces', [snapshots('a', claim('c'), FEW), { ...snapshots('b', claim('c'), LONG), metadata: { name: 'b', namespace: 'blog' } }]],
  ['a claim beyond the pods of a StatefulSet', [statefulSet('s', 2, 'data'), snapshots('a', claim('data-s-2'), FEW), snapshots('b', workload('StatefulSet', 's'), LONG)]],
  ['a claim beyond the pods that are backed up', [statefulSet('s', 3, 'data'), snapshots('a', claim('data-s-2'), FEW),
    snapshots('b', { ...workload('StatefulSet', 's'), replicas: 2 }, LONG)]],
  ['a claim of pods that nobody has counted', [statefulSet('s', undefined, 'data'), snapshots('a', claim('data-s-2'), FEW), snapshots('b', workload('StatefulSet', 's'), LONG)]],
  ['workloads that are not part of the input', [snapshots('a', workload('StatefulSet', 's'), FEW), snapshots('b', workload('StatefulSet', 't'), LONG)]],
  ['targets without claims', [snapshots('a', { ref: DATABASE }, FEW), snapshots('b', { ref: DATABASE }, LONG)]],
  ['a batch that has a claim twice', [statefulSet('s', 2, 'data'), TWICE]],
  ['the files of a claim', [...REPO, snapshots('a', claim('c'), FEW), backup('PersistentVolumeClaim/c', { name: 'b', spec: { retentionPolicy: LONG } })]],
])('policies of VolumeSnapshots do not differ: %s', (_, manifests) => {
  expect(found(...manifests)).toEqual([]);
});
