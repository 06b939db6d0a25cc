import type { Cron } from 'cdk8s';
import fc from 'fast-check';
import { read } from './brute-force-cron';
import { demoBackup, specOf } from './demo';

/** A schedule from text: cdk8s's own Cron takes five fields, and its type whatever has an expression. */
const cron = (expressionString: string): Cron => ({ expressionString });

const define = (expression: string) => demoBackup({ schedule: cron(expression) });

const refusal = (expression: string, complaint: string) => new Error(`[demo/Backup] spec.schedule: ${JSON.stringify(expression)} ${complaint}`);

test.each([
  '0 2 * * *', '*/5 * * * *', '0 4 ? * *', '0 4 * * ?', '15 4 ? * MON-FRI', '0 0 1,15 * *', '0 0 1 jan,JUL *', '0 0 * * sun', '5/10 * * * *',
  '0 22-23,0-4 * * *', '0 0 29 2 *', '0 0 31 1-3 *', '0 0 31 2 1', '0 0 31 2/1 *', '0 0 ?/2 * *', '00 02 * * *', '0 2 * * 0-6/2', '  0  2  *  *  *  ', '*,5 * * * *', '? 2 * * *', '0 ?/6 * * *', '0 0 1 ? ?',
  '@hourly', '@daily', '@midnight', '@weekly', '@monthly', '@yearly', '@annually', '@every 1h', '@every 1h30m', '@every 1.5h', '@every 1.h', '@every .5h', '@every 90s', '@every 1000ms',
])('%p is written as it is', (expression) => {
  expect(specOf(define(expression)).schedule).toBe(expression);
});

const COUNT = (count: string) => `is not a schedule, because it has ${count}: write the 5 fields of a CronJob (minute, hour, day of month, month and day of week), `
  + 'such as "0 2 * * *" for every night at 2';
const RANGE = {
  'minute': 'use "*" or "?", 0 to 59, ranges such as "0-4", steps such as "*/2", and lists of these',
  'hour': 'use "*" or "?", 0 to 23, ranges such as "0-4", steps such as "*/2", and lists of these',
  'day of month': 'use "*" or "?", 1 to 31, ranges such as "1-5", steps such as "*/2", and lists of these',
  'month': 'use "*" or "?", 1 to 12, jan to dec, ranges such as "1-5", steps such as "*/2", and lists of these',
  'day of week': 'use "*" or "?", 0 to 6, sun to sat, ranges such as "0-4", steps such as "*/2", and lists of these; Sunday is 0',
};
const none = (field: keyof typeof RANGE, text: string) => `is not a schedule: ${field} ${JSON.stringify(text)} is not valid: ${RANGE[field]}`;
const outside = (field: keyof typeof RANGE, text: string) => `is not a schedule: ${field} ${JSON.stringify(text)} is out of range: ${RANGE[field]}`;
const MACRO = 'is not a schedule: use one of @hourly, @daily, @midnight, @weekly, @monthly, @yearly, @annually, or "@every 1h30m"';
const BACKWARDS = 'runs backwards: write the lower end first, and split a range that wraps around into two, such as "22-23,0-4"';
const ZONE = 'names a time zone, which Kubernetes refuses in the schedule of a CronJob: remove it; the schedule is in the time zone of the cluster';

test.each<[string, string]>([
  ['', COUNT('0 fields')],
  ['nope', COUNT('1 field')],
  ['0 2 * *', COUNT('4 fields')],
  ['0 0 1 * * *', COUNT('6 fields')],
  ['every day at noon', COUNT('4 fields')],
  ['60 * * * *', outside('minute', '60')],
  ['-1 * * * *', none('minute', '-1')],
  ['1.5 * * * *', none('minute', '1.5')],
  ['+5 * * * *', none('minute', '+5')],
  ['1,,2 * * * *', none('minute', '1,,2')],
  [', * * * *', none('minute', ',')],
  ['1-2-3 * * * *', none('minute', '1-2-3')],
  ['*-5 * * * *', none('minute', '*-5')],
  ['*/ * * * *', none('minute', '*/')],
  ['*/2/3 * * * *', none('minute', '*/2/3')],
  ['*/0 * * * *', 'is not a schedule: minute "*/0" has a step of 0: leave the step out, or give 1 or more'],
  ['50-10 * * * *', `is not a schedule: minute "50-10" ${BACKWARDS}`],
  ['0 24 * * *', outside('hour', '24')],
  ['0 noon * * *', none('hour', 'noon')],
  ['0 0 0 * *', outside('day of month', '0')],
  ['0 0 32 * *', outside('day of month', '32')],
  ['0 0 L * *', none('day of month', 'L')],
  ['0 0 15W * *', none('day of month', '15W')],
  ['0 0 * 13 *', outside('month', '13')],
  ['0 0 * january *', none('month', 'january')],
  ['0 0 * * 7', outside('day of week', '7')],
  ['0 0 * * MON#1', none('day of week', 'MON#1')],
  ['0 0 * * 5L', none('day of week', '5L')],
  ['0 0 * * fri-mon', `is not a schedule: day of week "fri-mon" ${BACKWARDS}`],
  ['TZ=Europe/Berlin 0 2 * * *', ZONE],
  ['CRON_TZ=UTC 0 2 * * *', ZONE],
  ['@midday', MACRO],
  ['@Daily', MACRO],
  ['@daily ', MACRO],
  ['@every', MACRO],
  ['@reboot', MACRO],
  ['@every 1d', 'is not a schedule, because "1d" is not a duration: write hours, minutes and seconds, such as "@every 1h30m"'],
  ['@every -1h', 'is not a schedule, because it is less than a second: write "@every 1s" or longer'],
  ['@every 60', 'is not a schedule, because "60" is not a duration: write hours, minutes and seconds, such as "@every 1h30m"'],
  ['@every  1h', 'is not a schedule, because " 1h" is not a duration: write hours, minutes and seconds, such as "@every 1h30m"'],
  ['@every 0s', 'is not a schedule, because it is less than a second: write "@every 1s" or longer'],
  ['@every 999ms', 'is not a schedule, because it is less than a second: write "@every 1s" or longer'],
  ['0 0 31 2 *', 'is never due, because there is no 31 February: choose a day that exists'],
  ['0 0 30,31 2 ?', 'is never due, because there is no 30 February: choose a day that exists'],
  ['0 0 31 2,4,6,9,11 *', 'is never due, because there is no 31 February or April or June or September or November: choose a day that exists'],
  ['0 0 31 4 */1', 'is never due, because there is no 31 April: choose a day that exists'],
])('%p is refused', (expression, complaint) => {
  expect(() => define(expression)).toThrow(refusal(expression, complaint));
});

const EXAMPLE = 'write Cron.schedule({ minute: "0", hour: "2" })';

test.each([
  ['30 2 * * *', 'write Cron.schedule({ minute: "30", hour: "2" })'],
  ['*/15 * 1 jan mon-fri', 'write Cron.schedule({ minute: "*/15", day: "1", month: "jan", weekDay: "mon-fri" })'],
  ['@weekly', 'write Cron.schedule({ minute: "0", hour: "0", weekDay: "0" })'],
  ['@every 1h', EXAMPLE],
  ['0 0 31 2 *', EXAMPLE],
  ['nightly', EXAMPLE],
  [7, EXAMPLE],
])('%p, which JavaScript lets through in place of a Cron, is refused', (schedule, mend) => {
  expect(() => demoBackup({ schedule: schedule as unknown as Cron })).toThrow(new Error(`[demo/Backup] spec.schedule: is not a cdk8s Cron: ${mend}`));
});

/** Entries of a field, most of them near the border between what is taken and what is not. */
const entry = (low: number, high: number, names: string[]) => {
  const value = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: low, max: high }).map(String) },
    { weight: 1, arbitrary: fc.constantFrom(String(low - 1), String(high), String(high + 1), ...names, ...names.map((name) => name.toUpperCase()), 'L', '') },
  );
  const range = fc.oneof(
    { weight: 4, arbitrary: fc.constant('*') }, { weight: 1, arbitrary: fc.constant('?') }, { weight: 3, arbitrary: value },
    { weight: 2, arbitrary: fc.tuple(value, value).map(([from, to]) => `${from}-${to}`) },
  );
  const step = fc.oneof({ weight: 5, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 }).map((number) => `/${number}`) });
  return fc.array(fc.tuple(range, step).map((both) => both.join('')), { minLength: 1, maxLength: 3 }).map((entries) => entries.join(','));
};

const expression = fc.tuple(
  entry(0, 59, []), entry(0, 23, []), entry(1, 31, []), entry(1, 12, ['jan', 'feb', 'dec']), entry(0, 6, ['sun', 'mon', 'sat']),
).map((fields) => fields.join(' '));

test('a schedule is refused if, and only if, another reading of it finds no time at which it is due', () => {
  const taken = { yes: 0, no: 0 };
  fc.assert(fc.property(expression, (text) => {
    const isFine = read(text) !== undefined;
    taken[isFine ? 'yes' : 'no']++;
    if (isFine) {
      define(text);
    } else {
      expect(() => define(text)).toThrow(/^\[demo\/Backup\] spec\.schedule: /);
    }
  }), { numRuns: 1200 });
  expect(Math.min(taken.yes, taken.no)).toBeGreaterThan(60);
});

test('days that some months do not have decide whether a schedule is ever due', () => {
  const days = fc.uniqueArray(fc.integer({ min: 28, max: 31 }), { minLength: 1 });
  const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 });
  fc.assert(fc.property(days, months, fc.constantFrom('*', '?', '1', '*/2', '*/1', '*,1'), (day, month, weekday) => {
    const text = `0 0 ${day.join(',')} ${month.join(',')} ${weekday}`;
    if (read(text) === undefined) {
      expect(() => define(text)).toThrow(/ is never due, because /);
    } else {
      define(text);
    }
  }), { numRuns: 300 });
});
