import { asking, claim } from '../../blueprint/annotations';
import { linesOf, object } from '../manifests';

const about = (schedule: unknown, kind = 'BackupConfiguration') => linesOf('STASH329', [object(kind, { spec: { schedule } })]);
const found = (schedule: string, when: string, near: string) => `"${schedule}" runs in ${when}, so the newest snapshots are a minute apart: `
  + `write a single minute, such as "${near}"`;

test.each<[string, string, string]>([
  ['* * * * *', 'every minute of every hour', '0 * * * *'],
  ['* 2 * * *', 'every minute of hour 2', '0 2 * * *'],
  ['*/1 2,14 * * 1', 'every minute of hour 2,14', '0 2,14 * * 1'],
  ['30-32 2 * * *', 'the minutes 30-32 of hour 2', '30 2 * * *'],
  ['7,50,6,5 */6 * * *', 'the minutes 7,50,6,5 of hour */6', '5 */6 * * *'],
])('%s', (schedule, when, near) => {
  expect(about(schedule)).toEqual([`warning BackupConfiguration x spec.schedule: ${found(schedule, when, near)}`]);
});

test.each([
  '0 2 * * *', '*/2 * * * *', '*/5 * * * *', '*/15 * * * *', '0,1 2 * * *', '0-1,30-31 2 * * *', '@hourly', '@every 1h', '@every 1m', 'nightly', '', 7, undefined,
  '${schedule}',
])('%p', (schedule) => {
  expect(about(schedule)).toEqual([]);
});

test.each(['BackupBatch', 'BackupBlueprint'])('%s', (kind) => {
  expect(about('* 2 * * *', kind)).toEqual([`warning ${kind} x spec.schedule: ${found('* 2 * * *', 'every minute of hour 2', '0 2 * * *')}`]);
});

test('beside a time-out, a schedule that is never due', () => {
  const [schedule, near] = ['* * 30 2 *', '0 * 30 2 *'];
  expect(linesOf('STASH329', [object('BackupConfiguration', { spec: { schedule, timeOut: '2h' } })])).toEqual([
    `warning BackupConfiguration x spec.schedule: ${found(schedule, 'every minute of every hour', near)}`,
  ]);
});

test('the schedule of an object that asks for a blueprint', () => {
  expect(linesOf('STASH329', [claim(asking({ schedule: '* 2 * * *' }))])).toEqual([
    `warning PersistentVolumeClaim x metadata.annotations["stash.appscode.com/schedule"]: ${found('* 2 * * *', 'every minute of hour 2', '0 2 * * *')}`,
  ]);
});
