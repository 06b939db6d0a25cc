import { DAY, isDueOn, isWeekly, timesOfDay } from './timetable';
import { MACROS, parseCron, type CronFields } from '../../../backup/cron-expression';
import { cronRule } from '../../../backup/schedule';
import { secondsOf } from '../../../kubernetes/go-duration';

/** The time from one start to the next, in seconds. */
interface Interval {
  readonly shortest: number;
  readonly longest: number;
}

/** Undefined for a schedule that Kubernetes rejects. */
export function intervalOf(schedule: string): Interval | undefined {
  if (cronRule(schedule) !== undefined) {
    return undefined;
  }
  const every = /^@every (.*)$/s.exec(schedule)?.[1];
  const gaps = every === undefined ? gapsOfFields(parseCron(MACROS.get(schedule) ?? schedule) as CronFields) : [secondsOf(every)!];
  return { shortest: Math.min(...gaps), longest: Math.max(...gaps) };
}

/** All times from one start to the next. */
function gapsOfFields(fields: CronFields): number[] {
  const times = timesOfDay(fields);
  const cycle = isWeekly(fields) ? 7 : CALENDAR;
  const days = Array.from({ length: cycle }, (_, day) => day).filter((day) => isDueOn(fields, day));
  const overnight = gapsOf([...days, days[0]! + cycle]).map((gap) => gap * DAY + times[0]! - times.at(-1)!);
  return [...gapsOf(times), ...overnight].map((minutes) => minutes * 60);
}

const gapsOf = (sorted: readonly number[]) => sorted.slice(1).map((next, index) => next - sorted[index]!);

/** The days of 28 years, after which days of the week and leap years repeat. The leap day that is missing in 2100 is ignored. */
const CALENDAR = 28 * 365 + 7;
