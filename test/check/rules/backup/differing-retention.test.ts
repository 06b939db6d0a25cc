import { backup, batch, member, repository } from './stored';
import { findingsIn } from '../../judged';

const found = (...manifests: object[]) => findingsIn(manifests).filter((line) => line.includes('STASH303'));

const REPO = repository('repo');
const SETTLE = 'if that is one place, which the manifests do not tell (to settle it, write AZURE_ACCOUNT_NAME where it can be read, such as in the template '
  + 'of the ExternalSecret)';
const kept = (name: string, retentionPolicy: object | undefined, { spec, ...options }: { repository?: string; spec?: object } = {}) =>
  backup(`Deployment/${name}`, { alias: name, paths: ['/data'], ...options, spec: { retentionPolicy: retentionPolicy && { name: 'x', prune: true, ...retentionPolicy }, ...spec } });

const line = (policies: string, others: readonly string[], level = 'error', doubt = '') => [
  `${level} STASH303 BackupConfiguration a spec.retentionPolicy: one restic repository, "shop" in "backups" of Azure${doubt}, has different retention policies: ${policies}; `
  + 'each run applies its own to the snapshots of all, so that only what all of them keep is left: '
  + `give all of them the same retentionPolicy, or each a Repository with a prefix of its own${others.map((other) => `\n  also ${other} spec.retentionPolicy`).join('')}`,
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
    line('BackupConfiguration shop/a keeps last 1; and BackupConfiguration shop/b keeps last 2', ['BackupConfiguration b'], 'warning', `, ${SETTLE}`)],
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
