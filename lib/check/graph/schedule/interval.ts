import { DAY, isDueOn, timesOfDay } from './timetable';
import { MACROS, parseCron, type CronFields } from '../../../backup/cron-expression';
import { cronRule } from '../../../backup/schedule';
import { secondsOf } from '../../../kubernetes/go-duration';

/** The shortest time from one start to the next, in seconds; undefined for a schedule that Kubernetes rejects. */
export function leastInterval(schedule: string): number | undefined {
  if (cronRule(schedule) !== undefined) {
    return undefined;
  }
  const every = /^@every (.*)$/s.exec(schedule)?.[1];
  return every === undefined ? 60 * leastMinutes(parseCron(MACROS.get(schedule) ?? schedule) as CronFields) : secondsOf(every);
}

function leastMinutes(fields: CronFields): number {
  const times = timesOfDay(fields);
  const days = Array.from({ length: THREE_YEARS }, (_, day) => day).filter((day) => isDueOn(fields, day));
  return Math.min(...gapsOf(times), ...gapsOf(days).map((gap) => gap * DAY + times[0]! - times.at(-1)!));
}

const gapsOf = (sorted: readonly number[]) => sorted.slice(1).map((next, index) => next - sorted[index]!);

/**
 * A leap year and the two that follow, in days: long enough for the shortest interval of any schedule, except one that is due on leap days only,
 * whose interval counts as infinite.
 */
const THREE_YEARS = 366 + 365 + 365;
