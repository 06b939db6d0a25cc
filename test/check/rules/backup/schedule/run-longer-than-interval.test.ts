import { linesOf, object } from '../manifests';

const about = (schedule: string, timeOut?: string, kind = 'BackupConfiguration') => linesOf('STASH310', [object(kind, { spec: { schedule, timeOut } })]);

test.each<[string, string, boolean]>([
  ['* * * * *', '59s', false],
  ['* * * * *', '1m', true],
  ['*/5 * * * *', '4m59s', false],
  ['*/5 * * * *', '5m', true],
  // The least of several: 40 and 20 minutes, within the day and over midnight.
  ['0,40 * * * *', '19m', false],
  ['0,40 * * * *', '20m', true],
  ['0 2,4 * * *', '1h59m', false],
  ['0 2,4 * * *', '2h', true],
  ['30 0,23 * * *', '59m', false],
  ['30 0,23 * * *', '1h', true],
  ['0 2 * * *', '23h59m', false],
  ['0 2 * * *', '24h', true],
  ['@daily', '24h', true],
  ['0 2 * * 1', '167h', false],
  ['0 2 * * 1', '168h', true],
  // With both days restricted, either admits a day: Monday the 1st, Tuesday the 2nd.
  ['0 2 2 * 1', '24h', true],
  ['0 2 1-31 * 1', '24h', true],
  ['0 2 * * 1,2', '24h', true],
  // A star beside a day of the month leaves that alone.
  ['0 2 1 * *', '671h', false],
  ['0 2 1 * *', '672h', true],
  ['0 2 1 1 *', '8759h', false],
  ['0 2 1 1 *', '8760h', true],
  ['0 2 29 2 *', '35063h', false],
  ['0 2 29 2 *', '35064h', true],
  ['@every 90m', '89m', false],
  ['@every 90m', '1h30m', true],
  ['@every 1.h', '60m', true],
  ['*/30 * * * *', '.5h', true],
  ['*/30 * * * *', '-5h', false],
  ['nightly', '24h', false],
  ['* * * * *', '1d', false],
])('%s for %s', (schedule, timeOut, isFound) => {
  expect(about(schedule, timeOut)).toEqual(isFound ? [
    `note BackupConfiguration x spec.timeOut: "${timeOut}" is not shorter than the time between two runs of the schedule "${schedule}", and Stash skips a `
    + 'run while another one runs: schedule the runs further apart, or remove timeOut, which does not stop a run',
  ] : []);
});

test.each(['BackupBatch', 'BackupBlueprint'])('%s', (kind) => {
  expect(about('* * * * *', '30m', kind)).toHaveLength(1);
  expect(about('* * * * *', undefined, kind)).toEqual([]);
});
