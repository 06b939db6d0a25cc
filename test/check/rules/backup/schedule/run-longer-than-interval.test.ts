import { linesOf, object } from '../manifests';

const about = (schedule: string, timeOut?: string, kind = 'BackupConfiguration') => linesOf('STASH310', [object(kind, { spec: { schedule, timeOut } })]);

test.each<[string, string, string]>([
  ['* * * * *', '59s', ''],
  ['* * * * *', '1m', '1m'],
  ['*/5 * * * *', '4m59s', ''],
  ['*/5 * * * *', '5m', '5m'],
  // The least of several: 40 and 20 minutes, within the day and over midnight.
  ['0,40 * * * *', '19m', ''],
  ['0,40 * * * *', '20m', '20m'],
  ['0 2,4 * * *', '1h59m', ''],
  ['0 2,4 * * *', '2h', '2h'],
  ['30 0,23 * * *', '59m', ''],
  ['30 0,23 * * *', '1h', '1h'],
  ['0 2 * * *', '23h59m', ''],
  ['0 2 * * *', '24h', '24h'],
  ['@daily', '24h', '24h'],
  ['0 2 * * 1', '167h', ''],
  ['0 2 * * 1', '168h', '168h'],
  // With both days restricted, either admits a day: Monday the 1st, Tuesday the 2nd.
  ['0 2 2 * 1', '24h', '24h'],
  ['0 2 1-31 * 1', '24h', '24h'],
  ['0 2 * * 1,2', '24h', '24h'],
  // A star beside a day of the month leaves that alone.
  ['0 2 1 * *', '671h', ''],
  ['0 2 1 * *', '672h', '672h'],
  ['0 2 1 1 *', '8759h', ''],
  ['0 2 1 1 *', '8760h', '8760h'],
  ['0 2 29 2 *', '35063h', ''],
  ['0 2 29 2 *', '35064h', '35064h'],
  ['@every 90m', '89m', ''],
  ['@every 90m', '1h30m', '1h30m'],
  ['@every 1.h', '60m', '1h'],
  ['*/30 * * * *', '.5h', '30m'],
  ['*/30 * * * *', '-5h', ''],
  ['nightly', '24h', ''],
  ['* * * * *', '1d', ''],
])('%s for %s', (schedule, timeOut, interval) => {
  expect(about(schedule, timeOut)).toEqual(interval === '' ? [] : [
    `note BackupConfiguration x spec.timeOut: "${timeOut}" is not shorter than the least time between two runs of the schedule, ${interval}, and Stash skips a `
    + 'run while another one runs: schedule the runs further apart, or remove timeOut, which does not stop a run',
  ]);
});

test.each(['BackupBatch', 'BackupBlueprint'])('%s', (kind) => {
  expect(about('* * * * *', '30m', kind)).toHaveLength(1);
  expect(about('* * * * *', undefined, kind)).toEqual([]);
});
