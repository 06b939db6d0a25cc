import { createHash } from 'node:crypto';
import { Chart, Duration } from 'cdk8s';
import fc from 'fast-check';
import { demoBackup, demoChart, specOf } from './demo';

const define = (expression: string, spread: Duration, name = 'demo-backup', namespace?: string) => demoBackup({
  metadata: { name, namespace },
  schedule: { expressionString: expression },
  scheduleSpread: spread,
});

const scheduleOf = (...given: Parameters<typeof define>) => specOf(define(...given)).schedule;

test.each<[string, Duration, string, string, string]>([
  ['0 2 * * *', Duration.hours(1), 'demo', 'demo-backup', '21 2 * * *'],
  ['0 2 * * *', Duration.hours(1), 'demo', 'shop', '14 2 * * *'],
  ['0 2 * * *', Duration.hours(1), 'prod', 'shop', '17 2 * * *'],
  ['0 2 * * *', Duration.hours(6), 'demo', 'shop', '14 7 * * *'],
  ['30 23 * * *', Duration.hours(6), 'demo', 'demo-backup', '51 1 * * *'],
  ['@daily', Duration.hours(24), 'demo', 'demo-backup', '21 14 * * *'],
  ['@hourly', Duration.minutes(60), 'demo', 'demo-backup', '21 * * * *'],
  ['@weekly', Duration.hours(6), 'demo', 'demo-backup', '21 2 * * 0'],
  ['15 */6 * * *', Duration.minutes(45), 'demo', 'demo-backup', '21 */6 * * *'],
])('%p over %j of %s/%s is %p, for ever', (expression, spread, namespace, name, expected) => {
  expect(scheduleOf(expression, spread, name, namespace)).toBe(expected);
});

test('the namespace of the chart counts as much as one that is written at the object, and an unknown one is empty', () => {
  const inChart = (namespace?: string) => specOf(demoBackup(
    { schedule: { expressionString: '0 2 * * *' }, scheduleSpread: Duration.hours(6) }, demoChart({ namespace }),
  )).schedule;
  expect(inChart('demo')).toBe(scheduleOf('0 2 * * *', Duration.hours(6), 'demo-backup', 'demo'));
  expect(inChart()).toBe('16 5 * * *');
});

test('nothing but namespace, name and spread decides: neither the construct nor what else is in the app', () => {
  const chart = demoChart();
  const other = demoBackup({ schedule: { expressionString: '0 2 * * *' }, scheduleSpread: Duration.hours(1) }, new Chart(chart, 'inner', { namespace: 'demo' }));
  expect(specOf(other).schedule).toBe(scheduleOf('0 2 * * *', Duration.hours(1)));
});

const cannot = (expression: string, spread: string, why: string) =>
  new Error(`[demo/Backup] spec.schedule: ${JSON.stringify(expression)} cannot be spread over ${spread}${why}`);

test.each<[string, Duration, string, string]>([
  ['0 2 * * *', Duration.seconds(90), '1m30s', ': give whole minutes, from 1m to 24h'],
  ['0 2 * * *', Duration.minutes(0), '0s', ': give whole minutes, from 1m to 24h'],
  ['0 2 * * *', Duration.hours(25), '25h', ': give whole minutes, from 1m to 24h'],
  ['*/5 * * * *', Duration.minutes(5), '5m', ', because minute "*/5" is not a plain number: write one, such as "0 * * * *"'],
  ['0,30 2 * * *', Duration.minutes(5), '5m', ', because minute "0,30" is not a plain number: write one, such as "0 * * * *"'],
  ['@every 1h', Duration.minutes(5), '5m', ', because "@every" has no time of day to shift: write fields, such as "0 * * * *"'],
  ['0 * * * *', Duration.minutes(61), '1h1m', ', because the schedule is hourly: spread over at most 1h'],
  ['15 */6 * * *', Duration.minutes(46), '46m',
    ', because hour "*/6" is not a plain number, so minute 15 can be shifted only to the end of the hour: spread over at most 45m'],
  ['30 23 * * 0', Duration.minutes(31), '31m',
    ', because it would reach into the next day, but the schedule is not for every day: start earlier or spread less'],
  ['0 0 1 * *', Duration.minutes(1441), '24h1m', ': give whole minutes, from 1m to 24h'],
])('%p over %j is refused: %s', (expression, spread, human, why) => {
  expect(() => define(expression, spread)).toThrow(cannot(expression, human, why));
});

test('a schedule that is none is refused before it is spread', () => {
  expect(() => define('0 0 31 2 *', Duration.hours(1))).toThrow(new Error(
    '[demo/Backup] spec.schedule: "0 0 31 2 *" is never due, because there is no 31 February: choose a day that exists'));
});

test('the shift is what the documentation says, and less than the spread', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,20}$/);
  fc.assert(fc.property(name, name, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 1, max: 1440 }),
    (namespace, own, hour, minute, spread) => {
      const [shiftedMinute, shiftedHour] = scheduleOf(`${minute} ${hour} * * *`, Duration.minutes(spread), own, namespace)!.split(' ').map(Number);
      const shift = (shiftedHour! * 60 + shiftedMinute! - hour * 60 - minute + 1440) % 1440;
      const digest = createHash('sha256').update(`${namespace}/${own}`).digest('hex').slice(0, 12);
      expect(shift).toBe(Number(BigInt(`0x${digest}`) % BigInt(spread)));
      expect(shift).toBeLessThan(spread);
    }), { numRuns: 200 });
});

test('many names are spread evenly', () => {
  const minutes = Array.from({ length: 600 }, (_, index) => Number(scheduleOf('0 2 * * *', Duration.minutes(10), `backup-${index}`)!.split(' ')[0]));
  const counts = Array.from({ length: 10 }, (_, minute) => minutes.filter((found) => found === minute).length);
  expect(Math.min(...counts)).toBeGreaterThan(30);
  expect(Math.max(...counts)).toBeLessThan(100);
});
