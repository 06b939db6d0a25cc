import { findingsIn } from '../../../judged';
import { backup } from '../stored';

const about = (manifest: object) => findingsIn([manifest]).filter((line) => line.includes('STASH306'));
const found = (policy: object, spec: object = {}) => about(backup('Deployment/a', { spec: { retentionPolicy: { prune: true, ...policy }, ...spec } }));

const named = (text: string) => [`warning STASH306 BackupConfiguration a spec.retentionPolicy.name: ${text}`];
const DRY = 'warning STASH306 BackupConfiguration a spec.retentionPolicy.dryRun: restic only reports what it would remove, so the storage grows forever: '
  + 'remove dryRun once you have tried out the policy';

test.each<[string, object, string[]]>([
  ['another number', { name: 'keep-last-5', keepLast: 2 },
    named('"keep-last-5" says last 5, but the policy keeps 2: name it "keep-last-2", or keep what the name says')],
  ['another period', { name: 'keep-daily-7', keepWeekly: 7 },
    named('"keep-daily-7" says daily 7, but the policy keeps 0: name it "keep-weekly-7", or keep what the name says')],
  ['a number beside tags', { name: 'last-1', keepLast: 2, keepTags: ['a'] },
    named('"last-1" says last 1, but the policy keeps 2: name it "keep-last-2-tags-a", or keep what the name says')],
  ['a number that fits neither the period in front nor the one behind', { name: '7-daily-4-weekly', keepDaily: 7, keepWeekly: 8 },
    named('"7-daily-4-weekly" says daily 4, but the policy keeps 7: name it "keep-daily-7-weekly-8", or keep what the name says')],
  ['a number beside one that fits', { name: 'last_5.daily_7', keepLast: 5, keepDaily: 14 },
    named('"last_5.daily_7" says daily 7, but the policy keeps 14: name it "keep-last-5-daily-14", or keep what the name says')],
  ['a number, and then something else', { name: 'keep-last-5-snapshots', keepLast: 2 },
    named('"keep-last-5-snapshots" says last 5, but the policy keeps 2: name it "keep-last-2", or keep what the name says')],
  ['more time than it keeps', { name: 'keep-last-30-days', keepDaily: 7, keepWeekly: 2 },
    named('"keep-last-30-days" says last 30 days, but the policy reaches 14 days back: name it "keep-daily-7-weekly-2", or keep what the name says')],
  ['less time than it keeps', { name: 'last-24h', keepHourly: 36 },
    named('"last-24h" says last 24 h, but the policy reaches 1 day 12 hours back: name it "keep-hourly-36", or keep what the name says')],
  ['none, and keeps some', { name: 'last-0', keepLast: 2 },
    named('"last-0" says last 0, but the policy keeps 2: name it "keep-last-2", or keep what the name says')],
  ['that it is one, and is none', { name: 'x', keepLast: 2, dryRun: true }, [DRY]],
])('a policy misleads that says %s', (_, policy, lines) => {
  expect(found(policy)).toEqual(lines);
});

test('a dry run of VolumeSnapshots is none', () => {
  expect(found({ name: 'x', keepLast: 2, dryRun: true }, { driver: 'VolumeSnapshotter' })).toEqual([
    'error STASH306 BackupConfiguration a spec.retentionPolicy.dryRun: has no effect on VolumeSnapshots: Stash deletes those that the policy does not keep: '
    + 'leave it out, and the numbers too as long as all VolumeSnapshots are to be kept',
  ]);
});

test('a blueprint misleads as well', () => {
  const spec = { retentionPolicy: { name: 'keep-last-5', keepLast: 2, prune: true } };
  expect(about({ apiVersion: 'stash.appscode.com/v1beta1', kind: 'BackupBlueprint', metadata: { name: 'a' }, spec })).toEqual(
    ['warning STASH306 BackupBlueprint a spec.retentionPolicy.name: "keep-last-5" says last 5, but the policy keeps 2: name it "keep-last-2", or keep what the name says'],
  );
});

test.each<[string, object, object]>([
  ['no number', { name: 'nightly', keepLast: 2 }, {}],
  ['its numbers', { name: 'keep-last-2-daily-7', keepLast: 2, keepDaily: 7 }, {}],
  ['a part of its numbers', { name: 'keep-last-2', keepLast: 2, keepDaily: 7 }, {}],
  ['its numbers in front of the periods', { name: '7-daily-4-weekly', keepDaily: 7, keepWeekly: 4 }, {}],
  ['its numbers in front of the periods, and keep', { name: 'keep-7-daily-4-weekly-12-monthly', keepDaily: 7, keepWeekly: 4, keepMonthly: 12 }, {}],
  ['some numbers behind their periods and some in front', { name: 'last-5-7-daily-4-weekly', keepLast: 5, keepDaily: 7, keepWeekly: 4 }, {}],
  ['the days that it keeps', { name: 'keep-last-7-days', keepDaily: 7 }, {}],
  ['days, of which it keeps one more', { name: 'last-30-days', keepDaily: 31 }, {}],
  ['days, and keeps as many snapshots', { name: 'keep-last-7-days', keepLast: 7 }, {}],
  ['days, and keeps snapshots of which only the schedule says how far they reach', { name: 'keep-last-7-days', keepLast: 28 }, {}],
  ['the hours that it keeps', { name: 'last-24-hours', keepHourly: 24 }, {}],
  ['the hours that it keeps, in one word', { name: 'last-24h', keepHourly: 24 }, {}],
  ['the months that it keeps, beside shorter periods', { name: 'keep-last-3-months', keepDaily: 7, keepMonthly: 3 }, {}],
  ['a year, and keeps its months', { name: 'keep-last-1-year', keepMonthly: 12 }, {}],
  ['months or minutes, which nobody can tell', { name: 'last-12m', keepMonthly: 12 }, {}],
  ['weeks, and keeps their days', { name: 'keep-last-2-weeks', keepDaily: 14 }, {}],
  ['when it runs', { name: 'daily-02-00', keepDaily: 7 }, {}],
  ['the hour when it runs', { name: 'daily-02', keepDaily: 7 }, {}],
  ['when it runs, late in the day', { name: 'daily-22-30', keepDaily: 7 }, {}],
  ['when it runs, in one word', { name: 'daily-22h', keepDaily: 7 }, {}],
  ['when it runs, as half of the world says it', { name: 'daily-2am', keepDaily: 7 }, {}],
  ['what is in front of a period, and what is not its number', { name: 'mysql-8-daily', keepDaily: 7 }, {}],
  ['a word that ends like a period', { name: 'biweekly-2', keepWeekly: 4 }, {}],
  ['nothing, and keeps nothing, which is another finding', { name: 'keep-last-5', keepLast: 0 }, {}],
  ['no name', { keepLast: 2 }, {}],
  ['that it is no dry run', { name: 'x', keepLast: 2, dryRun: false }, {}],
  ['something of VolumeSnapshots', { name: 'keep-last-5', keepLast: 2 }, { driver: 'VolumeSnapshotter' }],
  ['that it is a dry run, and keeps all VolumeSnapshots', { name: 'x', keepTags: ['a'], dryRun: true }, { driver: 'VolumeSnapshotter' }],
])('a policy does not mislead that says %s', (_, policy, spec) => {
  expect(found(policy, spec)).toEqual([]);
});
