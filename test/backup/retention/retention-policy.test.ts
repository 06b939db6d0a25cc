import fc from 'fast-check';
import { demoBackup, specOf } from '../demo';
import { RetentionPolicy, type KeptSnapshots, type RetentionPolicyOptions } from 'cdk8s-stash';

const written = (retentionPolicy: RetentionPolicy) => specOf(demoBackup({ retentionPolicy })).retentionPolicy;

test.each<[string, RetentionPolicy, object]>([
  ['keepLast', RetentionPolicy.keepLast(3), { name: 'keep-last-3', keepLast: 3, prune: true }],
  ['keepDaily7', RetentionPolicy.keepDaily7(), { name: 'keep-daily-7', keepDaily: 7, prune: true }],
  ['keepDaily7Weekly4', RetentionPolicy.keepDaily7Weekly4(), { name: 'keep-daily-7-weekly-4', keepDaily: 7, keepWeekly: 4, prune: true }],
  ['keepDaily7Weekly4Monthly12', RetentionPolicy.keepDaily7Weekly4Monthly12({ prune: false }),
    { name: 'keep-daily-7-weekly-4-monthly-12', keepDaily: 7, keepWeekly: 4, keepMonthly: 12, prune: false }],
  ['keep of a name', RetentionPolicy.keep({ last: 1 }, { name: 'for a while' }), { name: 'for a while', keepLast: 1, prune: true }],
  ['keep of a name that says what it keeps', RetentionPolicy.keep({ last: 5, daily: 7 }, { name: 'shop-keep-last-5' }),
    { name: 'shop-keep-last-5', keepLast: 5, keepDaily: 7, prune: true }],
  ['a number that keeps nothing beside one that keeps something', RetentionPolicy.keep({ last: 0, daily: 2, tags: [] }),
    { name: 'keep-daily-2', keepDaily: 2, prune: true }],
  ['tags that a snapshot has to have together', RetentionPolicy.keep({ last: 1, tags: ['gold,audit'] }),
    { name: 'keep-last-1-tags-gold,audit', keepLast: 1, keepTags: ['gold,audit'], prune: true }],
])('%s', (_, policy, expected) => {
  expect(written(policy)).toEqual(expected);
});

test('all that a policy can say', () => {
  const kept: Required<KeptSnapshots> = { last: 1, hourly: 2, daily: 3, weekly: 4, monthly: 5, yearly: 6, tags: ['gold', 'audit'] };
  const options: Required<RetentionPolicyOptions> = { name: 'all', prune: false, dryRun: true };
  expect(written(RetentionPolicy.keep(kept, options))).toEqual({
    name: 'all',
    prune: false,
    dryRun: true,
    keepTags: ['gold', 'audit'],
    keepLast: 1,
    keepHourly: 2,
    keepDaily: 3,
    keepWeekly: 4,
    keepMonthly: 5,
    keepYearly: 6,
  });
  expect(written(RetentionPolicy.keep(kept)).name).toBe('keep-last-1-hourly-2-daily-3-weekly-4-monthly-5-yearly-6-tags-gold-audit');
});

test.each<[KeptSnapshots, RetentionPolicyOptions | undefined, string]>([
  [{}, undefined, '{} keeps nothing, and every backup would fail: keep at least one, such as RetentionPolicy.keepLast(7)'],
  [{ last: 0, daily: 0 }, undefined,
    '{"last":0,"daily":0} keeps nothing, and every backup would fail: keep at least one, such as RetentionPolicy.keepLast(7)'],
  [{ tags: ['gold'] }, undefined,
    '{"tags":["gold"]} keeps only tagged snapshots, and restic deletes every other one, including the one just taken: set a number as well'],
  [{ last: -1 }, undefined, 'last -1 is not a valid number of snapshots: use an integer of at least 0; 0 or absent keeps none'],
  [{ daily: 1.5 }, undefined, 'daily 1.5 is not a valid number of snapshots: use an integer of at least 0; 0 or absent keeps none'],
  [{ yearly: 2 ** 53 }, undefined, 'yearly 9007199254740992 is not a valid number of snapshots: use an integer of at least 0; 0 or absent keeps none'],
  [{ last: 1, tags: [''] }, undefined, 'tags "" has an empty tag: give a tag, or several with a comma between them for the snapshots that have all of these'],
  [{ last: 1, tags: ['a,'] }, undefined, 'tags "a," has an empty tag: give a tag, or several with a comma between them for the snapshots that have all of these'],
  [{ last: 2 }, { name: 'keep-last-5' }, 'name "keep-last-5" says last 5, but the policy keeps 2: leave it out, or name it "keep-last-2"'],
  [{ last: 2 }, { name: 'daily-7' }, 'name "daily-7" says daily 7, but the policy keeps 0: leave it out, or name it "keep-last-2"'],
  [{ last: 2 }, { name: '' }, 'name "" is not a name: leave it out, or name it "keep-last-2"'],
])('%j %j is refused', (kept, options, complaint) => {
  expect(() => RetentionPolicy.keep(kept, options)).toThrow(new Error(`RetentionPolicy.keep: ${complaint}`));
});

test('keepLast says what is wrong with its number', () => {
  expect(() => RetentionPolicy.keepLast(0)).toThrow(
    new Error('RetentionPolicy.keepLast: {"last":0} keeps nothing, and every backup would fail: keep at least one, such as RetentionPolicy.keepLast(7)'),
  );
});

test('the number of snapshots is whole, not negative, and at least one of them not zero', () => {
  const count = fc.option(fc.oneof(fc.integer({ min: -2, max: 400 }), fc.double({ min: -2, max: 400 })), { nil: undefined });
  fc.assert(fc.property(fc.record({ last: count, hourly: count, daily: count, weekly: count, monthly: count, yearly: count }), (kept) => {
    const given = Object.values(kept).filter((value) => value !== undefined);
    const isFine = given.every((value) => value >= 0 && value % 1 === 0) && given.some((value) => value > 0);
    if (isFine) {
      const wire = written(RetentionPolicy.keep(kept)) as unknown as { readonly [member: string]: unknown };
      const keeps = Object.fromEntries(Object.entries(wire).filter(([member]) => member.startsWith('keep')));
      expect(keeps).toEqual(Object.fromEntries(Object.entries(kept).filter(([, value]) => value)
        .map(([period, value]) => [`keep${period[0]!.toUpperCase()}${period.slice(1)}`, value])));
    } else {
      expect(() => RetentionPolicy.keep(kept)).toThrow(/^RetentionPolicy\.keep: /);
    }
  }), { numRuns: 300 });
});

test.each<[KeptSnapshots, number | undefined]>([
  [{ last: 30 }, undefined],
  [{ hourly: 30 }, 30],
  [{ last: 30, daily: 7 }, 7 * 24],
  [{ daily: 7, weekly: 4 }, 28 * 24],
  [{ daily: 7, monthly: 3 }, 90 * 24],
  [{ monthly: 24, yearly: 2 }, 730 * 24],
])('%j reaches back %p hours', (kept, hours) => {
  expect(RetentionPolicy.keep(kept).horizon()?.toHours()).toBe(hours);
});
