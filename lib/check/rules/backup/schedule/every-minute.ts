import { parseCron, type CronFields } from '../../../../backup/cron-expression';
import { fit, quote } from '../../../../refusal/quote';
import { once } from '../../../../synth/once';
import { schedulesOf } from '../../../graph/schedule/routine';
import type { Found, Rule } from '../../../rule';

export const everyMinute: Rule = {
  id: 'STASH329',
  name: 'every-minute',
  level: 'warning',
  title: 'A backup is scheduled for three or more minutes in a row.',
  why: 'A star matches every value: `* 2 * * *` is not one backup at 2, but one in each of the 60 minutes from then on. A policy that counts '
    + 'snapshots then keeps those of a few minutes, and all older ones are deleted.',
  mend: 'Set the minute as well, as in `0 2 * * *`. With cdk8s, Cron.schedule() takes `minute` beside `hour`. Acknowledge it for a demonstration.',
  facts: [
    {
      says: 'A star stands for every value of its field.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
    },
    {
      says: 'A field that Cron of cdk8s is not given becomes a star: new Cron() is every minute.',
      standing: 'source',
      see: 'cdk8s-team/cdk8s-core: src/cron.ts',
    },
  ],
  judge(cluster, report) {
    const complaintAbout = once(complaint);
    for (const { subject, field, schedule } of schedulesOf(cluster)) {
      report(subject, field, complaintAbout(schedule));
    }
  },
};

function complaint(schedule: string): Found | undefined {
  const fields = parseCron(schedule);
  if ('wrong' in fields || !isMinuteAfterMinute(fields)) {
    return undefined;
  }
  const { minute, hour, dayOfMonth, month, dayOfWeek } = fields;
  const minutes = minute.isStar ? 'every minute' : `the minutes ${fit(minute.text)}`;
  const near = [Math.min(...minute.values), ...[hour, dayOfMonth, month, dayOfWeek].map(({ text }) => text)].join(' ');
  return {
    found: `${quote(schedule)} runs in ${minutes} of ${hour.isStar ? 'every hour' : `hour ${fit(hour.text)}`}, so the newest snapshots are a minute apart`,
    mend: `write a single minute, such as ${quote(near)}`,
  };
}

/** Whether three minutes in a row are due. Two may be intended. */
const isMinuteAfterMinute = ({ minute: { values } }: CronFields) => [...values].some((minute) => values.has(minute + 1) && values.has(minute + 2));
