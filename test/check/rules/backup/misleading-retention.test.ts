import { backup } from './stored';
import { findingsIn } from '../../judged';

const about = (manifest: object) => findingsIn([manifest]).filter((line) => line.includes('STASH306'));
const found = (policy: object, spec: object = {}) => about(backup('Deployment/a', { spec: { retentionPolicy: { prune: true, ...policy }, ...spec } }));

const named = (text: string) => [`warning STASH306 BackupConfiguration a spec.retentionPolicy.name: ${text}`];
const DRY = 'warning STASH306 BackupConfiguration a spec.retentionPolicy.dryRun: restic only reports what it would remove, so that the storage grows for ever: '
  + 'remove dryRun once the policy is tried out';

test.each<[string, object, string[]]>([
  ['another number', { name: 'keep-last-5', keepLast: 2 },
    named('"keep-last-5" says last 5, and the policy keeps 2: name it "keep-last-2", or keep as many as it says')],
  ['another period', { name: 'keep-daily-7', keepWeekly: 7 },
    named('"keep-daily-7" says daily 7, and the policy keeps 0: name it "keep-weekly-7", or keep as many as it says')],
  ['a number beside tags', { name: 'last-1', keepLast: 2, keepTags: ['a'] },
    named('"last-1" says last 1, and the policy keeps 2: name it "keep-last-2-tags-a", or keep as many as it says')],
  ['that it is one, and is none', { name: 'x', keepLast: 2, dryRun: true }, [DRY]],
])('a policy misleads that says %s', (_, policy, lines) => {
  expect(found(policy)).toEqual(lines);
});

test('a blueprint misleads as well', () => {
  const spec = { retentionPolicy: { name: 'keep-last-5', keepLast: 2, prune: true } };
  expect(about({ apiVersion: 'stash.appscode.com/v1beta1', kind: 'BackupBlueprint', metadata: { name: 'a' }, spec })).toEqual(
    ['warning STASH306 BackupBlueprint a spec.retentionPolicy.name: "keep-last-5" says last 5, and the policy keeps 2: name it "keep-last-2", or keep as many as it says'],
  );
});

test.each<[string, object, object]>([
  ['no number', { name: 'nightly', keepLast: 2 }, {}],
  ['its numbers', { name: 'keep-last-2-daily-7', keepLast: 2, keepDaily: 7 }, {}],
  ['a part of its numbers', { name: 'keep-last-2', keepLast: 2, keepDaily: 7 }, {}],
  ['nothing, and keeps nothing, which is another finding', { name: 'keep-last-5', keepLast: 0 }, {}],
  ['no name', { keepLast: 2 }, {}],
  ['that it is no dry run', { name: 'x', keepLast: 2, dryRun: false }, {}],
  ['something of VolumeSnapshots', { name: 'keep-last-5', keepLast: 2, dryRun: true }, { driver: 'VolumeSnapshotter' }],
])('a policy does not mislead that says %s', (_, policy, spec) => {
  expect(found(policy, spec)).toEqual([]);
});
