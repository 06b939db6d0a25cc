import { parseCron, type CronFields } from '../../../../backup/cron-expression';
import { secondsOf } from '../../../../kubernetes/go-duration';
import { asFields, asText } from '../../../../kubernetes/manifest-fields';
import { fit, quote } from '../../../../refusal/quote';
import { once } from '../../../../synth/once';
import { intervalOf } from '../../../graph/schedule/interval';
import { schedulesOf } from '../../../graph/schedule/routine';
import type { Found, Rule } from '../../../rule';
import type { Subject } from '../../../subject';

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
    const mistakeIn = once(minuteAfterMinute);
    for (const { subject, field, schedule } of schedulesOf(cluster)) {
      const mistake = mistakeIn(schedule);
      if (mistake !== undefined) {
        const { meant, ...found } = mistake;
        report(subject, field, { ...found, also: isTooLong(subject, schedule, meant) ? [{ subject, field: ['spec', 'timeOut'] }] : [] });
      }
    }
  },
};

interface Mistake extends Found {
  /** The schedule that is probably meant. */
  readonly meant: string;
}

function minuteAfterMinute(schedule: string): Mistake | undefined {
  const fields = parseCron(schedule);
  if ('wrong' in fields || !isMinuteAfterMinute(fields)) {
    return undefined;
  }
  const { minute, hour, dayOfMonth, month, dayOfWeek } = fields;
  const minutes = minute.isStar ? 'every minute' : `the minutes ${fit(minute.text)}`;
  const meant = [Math.min(...minute.values), ...[hour, dayOfMonth, month, dayOfWeek].map(({ text }) => text)].join(' ');
  return {
    found: `${quote(schedule)} runs in ${minutes} of ${hour.isStar ? 'every hour' : `hour ${fit(hour.text)}`}, so the newest snapshots are a minute apart`,
    mend: `write a single minute, such as ${quote(meant)}`,
    meant,
  };
}

/** Whether the time-out is too long for this schedule, but not for the one that is probably meant. */
function isTooLong({ manifest }: Subject, schedule: string, meant: string): boolean {
  const timeOut = secondsOf(asText(asFields(manifest.spec).timeOut) ?? '');
  const interval = intervalOf(schedule);
  return timeOut !== undefined && interval !== undefined && timeOut >= interval.shortest && timeOut < intervalOf(meant)!.shortest;
}

/** Whether three minutes in a row are due. Two may be intended. */
const isMinuteAfterMinute = ({ minute: { values } }: CronFields) => [...values].some((minute) => values.has(minute + 1) && values.has(minute + 2));
