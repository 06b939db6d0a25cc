import { createHash } from 'node:crypto';
import type { Cron, Duration } from 'cdk8s';
import { MACROS, MONTHS, parseCron, type CronFields } from './cron-expression';
import { durationType, goDuration, secondsOf } from '../kubernetes/go-duration';
import { about, type Complaint, type ValueRule, wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { checkRequiredType, type ValueType } from '../refusal/value-type';

/** Checks that Kubernetes accepts a schedule for a CronJob, and that it is ever due. */
export const cronRule: ValueRule = (expression) => {
  if (expression.includes('TZ')) {
    return wrong('names a time zone, which Kubernetes refuses in the schedule of a CronJob',
      'remove it; the schedule is in the time zone of the cluster');
  }
  if (expression.startsWith('@every ')) {
    return everyRule(expression.slice('@every '.length));
  }
  if (expression.startsWith('@')) {
    return MACROS.has(expression)
      ? undefined
      : wrong('is not a schedule', `use one of ${[...MACROS.keys()].join(', ')}, or "@every 1h30m"`);
  }
  const fields = parseCron(expression);
  return 'wrong' in fields ? fields : neverDue(fields);
};

function everyRule(duration: string): Complaint | undefined {
  const seconds = secondsOf(duration);
  if (seconds === undefined) {
    return wrong(`is not a schedule, because ${quote(duration)} is not a duration`, 'write hours, minutes and seconds, such as "@every 1h30m"');
  }
  return seconds >= 1 ? undefined : wrong('is not a schedule, because it is less than a second', 'write "@every 1s" or longer');
}

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function neverDue({ dayOfMonth, dayOfWeek, month }: CronFields): Complaint | undefined {
  const first = Math.min(...dayOfMonth.values);
  // If both day fields are restricted, matching the day of the week suffices.
  const isDue = !dayOfWeek.isStar || dayOfMonth.isStar || [...month.values].some((number) => first <= DAYS_OF_MONTH[number - 1]!);
  return isDue ? undefined : wrong(`is never due, because there is no ${first} ${[...month.values].map((number) => MONTHS[number - 1]).join(' or ')}`,
    'choose a day that exists');
}

/** Returns the cron expression for the object with this identity, `<namespace>/<name>`, on which the shift of a spread schedule depends. */
type Schedule = (identity: string) => string;

const cronType: ValueType = {
  noun: 'cdk8s Cron',
  holds: (value) => typeof (value as Partial<Cron>).expressionString === 'string',
  mend: 'write Cron.schedule({ minute: "0", hour: "2" })',
  translated: (value) => typeof value === 'string' && !value.startsWith('@every') && cronRule(value) === undefined ? cronCode(value) : undefined,
};

/** The call that makes a valid expression. */
function cronCode(expression: string): string {
  const [minute, hour, day, month, weekDay] = (MACROS.get(expression) ?? expression).trim().split(/\s+/);
  const options = Object.entries({ minute, hour, day, month, weekDay }).filter(([, text]) => text !== '*');
  return `Cron.schedule({ ${options.map(([name, text]) => `${name}: ${quote(text!)}`).join(', ')} })`;
}

/** Checks a schedule and its spread, for any identity that the object may get. */
export function schedule(field: Field, cron: Cron, spread: Duration | undefined): Schedule {
  field.checkRequiredType(cron, cronType);
  const expression = cron.expressionString;
  field.check(expression, cronRule);
  if (spread === undefined) {
    return () => expression;
  }
  checkRequiredType(field.construct, 'scheduleSpread', spread, durationType);
  const minutes = spread.toMinutes({ integral: false });
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > DAY) {
    field.refuse(wrong(`${quote(expression)} cannot be spread over ${goDuration(spread)}`, 'give whole minutes, from 1m to 24h'));
  }
  const shift = shifted(expression, minutes);
  if ('wrong' in shift) {
    field.refuse(about(`${quote(expression)} cannot be spread over ${goDuration(spread)}, because`, shift));
  }
  return (identity) => shift(shiftOf(identity, minutes));
}

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * The minutes that an object's schedule is shifted by: the first 6 bytes of the SHA-256 of its identity, as a big-endian number, modulo the
 * minutes of the spread. It must not change between versions: every backup would move.
 */
function shiftOf(identity: string, minutes: number): number {
  return createHash('sha256').update(identity).digest().readUIntBE(0, 6) % minutes;
}

/** Returns a function that shifts the expression by less than `spread` minutes, or why it cannot be shifted. */
function shifted(expression: string, spread: number): ((shift: number) => string) | Complaint {
  const fields = parseCron(MACROS.get(expression) ?? expression);
  if ('wrong' in fields) {
    return wrong('"@every" has no time of day to shift', 'write fields, such as "0 * * * *"');
  }
  const { minute, hour, dayOfMonth, month, dayOfWeek } = fields;
  if (!/^\d+$/.test(minute.text)) {
    return wrong(`minute ${quote(minute.text)} is not a plain number`, 'write one, such as "0 * * * *"');
  }
  const days = `${dayOfMonth.text} ${month.text} ${dayOfWeek.text}`;
  const start = Number(minute.text);
  if (/^\d+$/.test(hour.text)) {
    const time = Number(hour.text) * HOUR + start;
    const everyDay = dayOfMonth.isStar && month.isStar && dayOfWeek.isStar;
    return everyDay || time + spread <= DAY
      ? (shift) => `${(time + shift) % HOUR} ${Math.floor((time + shift) % DAY / HOUR)} ${days}`
      : wrong('it would reach into the next day, but the schedule is not for every day', 'start earlier or spread less');
  }
  if (hour.isStar ? spread <= HOUR : start + spread <= HOUR) {
    return (shift) => `${(start + shift) % HOUR} ${hour.text} ${days}`;
  }
  return hour.isStar
    ? wrong('the schedule is hourly', 'spread over at most 1h')
    : wrong(`hour ${quote(hour.text)} is not a plain number, so minute ${start} can be shifted only to the end of the hour`,
      `spread over at most ${HOUR - start}m`);
}
