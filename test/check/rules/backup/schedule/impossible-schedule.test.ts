import { linesOf, object } from '../manifests';

const about = (...manifests: object[]) => linesOf('STASH309', manifests);
const scheduled = (kind: string, spec: object) => object(kind, { spec: { schedule: '0 2 * * *', ...spec } });
const MISSING = 'spec.schedule: is missing, so no backup is ever taken: give a schedule, such as "0 2 * * *"';
const READ = 'is not a duration in Go, and Stash cannot read any object of this kind while this one exists: write hours, minutes and seconds, such as "1h30m"; '
  + 'there is no unit for days, so write "24h" for one';

test.each<[string, unknown, string[]]>([
  ['five fields', '0 2 * * *', []],
  ['a macro', '@daily', []],
  ['an interval', '@every 6h', []],
  ['a leap day', '0 2 29 2 *', []],
  ['no schedule', undefined, [MISSING]],
  ['null', null, [MISSING]],
  ['an empty one', '', [MISSING]],
  ['what is no text, of which the schema says enough', 5, []],
  ['never due', '0 2 31 2 *', ['spec.schedule: "0 2 31 2 *" is never due, because there is no 31 February: choose a day that exists']],
  ['out of range', '0 25 * * *', [
    'spec.schedule: "0 25 * * *" is not a schedule: hour "25" is out of range: use "*" or "?", 0 to 23, ranges such as "0-4", steps such as "*/2", and lists of these',
  ]],
  ['six fields', '0 0 2 * * *', [
    'spec.schedule: "0 0 2 * * *" is not a schedule, because it has 6 fields: write the 5 fields of a CronJob (minute, hour, day of month, month and day of week), '
    + 'such as "0 2 * * *" for every night at 2',
  ]],
  ['a time zone', 'TZ=Europe/Berlin 0 2 * * *', [
    'spec.schedule: "TZ=Europe/Berlin 0 2 * * *" names a time zone, which Kubernetes refuses in the schedule of a CronJob: remove it; the schedule is in the '
    + 'time zone of the cluster',
  ]],
])('%s', (_, schedule, expected) => {
  expect(about(scheduled('BackupConfiguration', { schedule }))).toEqual(expected.map((line) => `error BackupConfiguration x ${line}`));
  expect(about(scheduled('BackupBatch', { schedule }))).toEqual(expected.map((line) => `error BackupBatch x ${line}`));
});

test.each<[string, object, string[]]>([
  ['one that is valid', {}, []],
  ['one by a variable', { schedule: '${SCHEDULE:=@daily}', timeOut: '${TIME:=1h}' }, []],
  ['one that is not valid', { schedule: 'nightly' }, [
    'error BackupBlueprint x spec.schedule: "nightly" is not a schedule, because it has 1 field: write the 5 fields of a CronJob (minute, hour, day of month, month and day of '
    + 'week), such as "0 2 * * *" for every night at 2',
  ]],
  ['none, which its targets may have', { schedule: undefined }, [
    'warning BackupBlueprint x spec.schedule: is missing, so only targets with the annotation stash.appscode.com/schedule are backed up: '
    + 'give a schedule for targets without the annotation, such as "0 2 * * *"',
  ]],
  ['a time-out in days', { timeOut: '1d' }, [`error BackupBlueprint x spec.timeOut: "1d" ${READ}`]],
])('a blueprint with %s', (_, spec, expected) => {
  expect(about(scheduled('BackupBlueprint', spec))).toEqual(expected);
});

test('the schedule that a target gives to its blueprint', () => {
  const target = (schedule: string) => object('Deployment', { annotations: { 'stash.appscode.com/schedule': schedule } }, 'apps/v1');
  expect(about(target('@daily'), target('@dayly'))).toEqual([
    'error Deployment x metadata.annotations["stash.appscode.com/schedule"]: "@dayly" is not a schedule: use one of @hourly, @daily, @midnight, '
    + '@weekly, @monthly, @yearly, @annually, or "@every 1h30m"',
  ]);
});

const NO_TIME = 'is less than a second: give at least a second, or leave it out';

test.each<[string, string[]]>([
  ['1h30m', []],
  ['1.5h', []],
  ['.5h', []],
  ['90s', []],
  ['1d', [`"1d" ${READ}`]],
  ['2 h', [`"2 h" ${READ}`]],
  ['60', [`"60" ${READ}`]],
  ['one', [`"one" ${READ}`]],
  ['', [`"" ${READ}`]],
  ['0s', [`"0s" ${NO_TIME}`]],
  ['0', [`"0" ${NO_TIME}`]],
  ['5ms', [`"5ms" ${NO_TIME}`]],
  ['1000ms', []],
  ['-1h', [`"-1h" ${NO_TIME}`]],
  ['2562047h', ['"2562047h" is longer than the operator can count: give less than 292 years']],
])('a time-out of %j', (timeOut, expected) => {
  for (const kind of ['BackupConfiguration', 'BackupBatch', 'RestoreSession', 'RestoreBatch']) {
    expect(about(scheduled(kind, { timeOut }))).toEqual(expected.map((line) => `error ${kind} x spec.timeOut: ${line}`));
  }
});

test.each<[string, string[]]>([
  ['10m', []],
  ['0s', []],
  ['0', []],
  ['0h0m', []],
  ['500ms', []],
  ['-1m', [`error BackupConfiguration x spec.retryConfig.delay: "-1m" ${NO_TIME}`]],
  ['1d', [`error BackupConfiguration x spec.retryConfig.delay: "1d" ${READ}`]],
  ['0d1', [`error BackupConfiguration x spec.retryConfig.delay: "0d1" ${READ}`]],
])('another attempt after %j', (delay, expected) => {
  expect(about(scheduled('BackupConfiguration', { retryConfig: { delay } }))).toEqual(expected);
});
