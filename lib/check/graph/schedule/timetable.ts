import { DAYS_OF_WEEK, MACROS, MONTHS, parseCron, type CronFields } from '../../../backup/cron-expression';
import { cronRule } from '../../../backup/schedule';
import { once } from '../../../synth/once';

/** When a schedule is due. */
export type Timetable =
  /** At the minutes that match its fields. */
  | { readonly form: 'fields'; readonly fields: CronFields }
  /** In every minute. */
  | { readonly form: 'always' }
  /** At times that only the cluster knows: an interval that counts from the creation (`@every`), or a schedule in another time zone. */
  | { readonly form: 'floating' };

/** Undefined for a schedule that is missing, or that Kubernetes rejects. */
export function timetableOf(schedule: string | undefined): Timetable | undefined {
  if (schedule === undefined) {
    return undefined;
  }
  const withoutZone = schedule.replace(/^(CRON_)?TZ=\S*\s+/, '');
  if (cronRule(withoutZone) !== undefined) {
    return undefined;
  }
  if (withoutZone.startsWith('@every ')) {
    return { form: 'floating' };
  }
  const fields = parseCron(MACROS.get(withoutZone) ?? withoutZone) as CronFields;
  return isAlways(fields) ? { form: 'always' } : withoutZone === schedule ? { form: 'fields', fields } : { form: 'floating' };
}

const isAlways = ({ minute, hour, dayOfMonth, month, dayOfWeek }: CronFields) =>
  minute.values.size === 60 && hour.values.size === 24 && dayOfMonth.isStar && month.isStar && dayOfWeek.values.size === 7;

/** Whether a schedule is the same in every week. */
export const isWeekly = ({ dayOfMonth, month }: CronFields) => dayOfMonth.isStar && month.isStar;

export const DAY = 24 * 60;

/** The start of a leap year that begins on a Monday. Every schedule that is ever due is due in that year. */
const FIRST_DAY = Date.UTC(2024, 0, 1);

/** The minutes at which a schedule is due, counted from `FIRST_DAY`, in order. */
export function startsOf(fields: CronFields, days: number): number[] {
  const times = timesOfDay(fields);
  return Array.from({ length: days }, (_, day) => day).filter((day) => isDueOn(fields, day)).flatMap((day) => times.map((time) => day * DAY + time));
}

/** The minutes of a day at which a schedule is due, in order. */
export const timesOfDay = ({ hour, minute }: CronFields): number[] =>
  [...hour.values].flatMap((hours) => [...minute.values].map((minutes) => hours * 60 + minutes)).sort((a, b) => a - b);

/**
 * Whether a schedule is due on a day, counted from `FIRST_DAY`. A day has to match both day fields if either is a star, and at least one of them
 * otherwise.
 */
export function isDueOn({ dayOfMonth, month, dayOfWeek }: CronFields, day: number): boolean {
  const date = dateOf(day);
  const byMonth = dayOfMonth.values.has(date.dayOfMonth);
  const byWeek = dayOfWeek.values.has(date.dayOfWeek);
  return month.values.has(date.month) && (dayOfMonth.isStar || dayOfWeek.isStar ? byMonth && byWeek : byMonth || byWeek);
}

/** The date of a day, counted from `FIRST_DAY`. Cached, because each schedule asks for the same days. */
const dateOf = once((day: number) => {
  const date = new Date(FIRST_DAY + day * DAY * 60_000);
  return { month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate(), dayOfWeek: date.getUTCDay() };
});

/** A minute, counted from `FIRST_DAY`, as a message names it. */
export function minuteText(minute: number, isOfWeek: boolean): string {
  const date = new Date(FIRST_DAY + minute * 60_000);
  const day = isOfWeek ? DAYS_OF_WEEK[date.getUTCDay()] : `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`;
  return `${day} at ${date.toISOString().slice(11, 16)}`;
}
