import { findingsIn } from '../../../judged';
import { backup, batch, member, repository } from '../stored';

const found = (...manifests: object[]) => findingsIn(manifests).filter((line) => line.includes('STASH305'));

const kept = (policy: unknown, spec: object = {}) => backup('Deployment/a', { spec: { retentionPolicy: policy, ...spec } });
const blueprint = (retentionPolicy: object) => ({ apiVersion: 'stash.appscode.com/v1beta1', kind: 'BackupBlueprint', metadata: { name: 'a' }, spec: { retentionPolicy } });

const at = (field: string, text: string, object = 'BackupConfiguration a') => `error STASH305 ${object} spec.retentionPolicy${field}: ${text}`;
const NOTHING = 'keeps nothing, so every backup fails or, with an operator before 0.39, the repository grows forever: set at least one number, such as keepLast: 7';
const tagged = (tags: string) => `keeps only the snapshots with ${tags}, but Stash does not set tags by itself; with an operator before 0.39, restic deletes every snapshot, `
  + 'including the one just taken, and with a later one, every backup fails: set a number as well, such as keepLast: 7';
const none = (count: string) => `${count} is not a valid number of snapshots, and has no effect: use an integer of at least 0; 0 or absent keeps none`;

test.each<[string, object[], string[]]>([
  ['no number', [kept({ name: 'x', prune: true })], [at('', NOTHING)]],
  ['no number, beside what cannot be read', [kept({ name: 'x', prune: 'yes' })], [at('', NOTHING)]],
  ['zeros', [kept({ name: 'x', prune: true, keepLast: 0, keepDaily: 0 })], [at('', NOTHING)]],
  ['an empty list of tags', [kept({ name: 'x', prune: true, keepTags: [] })], [at('', NOTHING)]],
  ['a tag alone', [kept({ name: 'x', prune: true, keepTags: ['x'] })], [at('', tagged('the tag "x"'))]],
  ['tags and a zero', [kept({ name: 'x', prune: true, keepTags: ['x', 'a'], keepLast: 0 })], [at('', tagged('one of the tags "a" and "x"'))]],
  ['a negative number', [kept({ name: 'x', prune: true, keepLast: -1 })], [at('.keepLast', none('-1'))]],
  ['negative numbers beside one', [kept({ name: 'x', prune: true, keepLast: 7, keepHourly: -2, keepYearly: -1 })],
    [at('.keepHourly', none('-2')), at('.keepYearly', none('-1'))]],
  ['nothing in a batch', [batch('all', [member('Deployment/a')], { retentionPolicy: { name: 'x', prune: true } })], [at('', NOTHING, 'BackupBatch all')]],
  ['nothing in a blueprint', [blueprint({ name: 'x', prune: true })], [at('', NOTHING, 'BackupBlueprint a')]],
])('keeps %s', (_, manifests, lines) => {
  expect(found(...repository('repo'), ...manifests)).toEqual(lines);
});

test.each<[string, object[]]>([
  ['one snapshot', [kept({ name: 'x', prune: true, keepLast: 1 })]],
  ['a number and tags', [kept({ name: 'x', prune: true, keepYearly: 1, keepTags: ['x'] })]],
  ['VolumeSnapshots', [kept({ name: 'x', prune: true }, { driver: 'VolumeSnapshotter' })]],
  ['what cannot be read, which is another finding', [kept({ name: 'x', prune: true, keepLast: '7' })]],
  ['a policy that is missing, which is another finding', [kept(undefined)]],
])('finds nothing in %s', (_, manifests) => {
  expect(found(...repository('repo'), ...manifests)).toEqual([]);
});
