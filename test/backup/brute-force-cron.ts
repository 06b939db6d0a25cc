/**
 * Another reading of the schedule of a CronJob: it tries every value against every alternative, and looks at a calendar for the days.
 *
 * It shares nothing with the library on purpose.
 */
export interface Reading {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  /** The days of a leap year and of the six after it on which the schedule is due, as `month-day` in order, once each. */
  readonly days: readonly string[];
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');

/** What the expression says, or nothing where a CronJob does not take it or is never due. */
export function read(expression: string): Reading | undefined {
  const parts = expression.trim().split(/[ \t\n\v\f\r]+/);
  if (parts.length !== 5) return undefined;
  const fields = [
    field(parts[0]!, 0, 59, []),
    field(parts[1]!, 0, 23, []),
    field(parts[2]!, 1, 31, []),
    field(parts[3]!, 1, 12, ['', ...MONTHS]),
    field(parts[4]!, 0, 6, DAYS),
  ];
  if (fields.some((found) => found === undefined)) return undefined;
  const [minutes, hours, daysOfMonth, months, weekdays] = fields as Array<{ values: number[]; star: boolean }>;
  const days = new Set<string>();
  for (let day = new Date(Date.UTC(2024, 0, 1)); day.getUTCFullYear() < 2031; day = new Date(day.getTime() + 86_400_000)) {
    const byMonth = daysOfMonth!.values.includes(day.getUTCDate());
    const byWeek = weekdays!.values.includes(day.getUTCDay());
    const isDay = daysOfMonth!.star || weekdays!.star ? byMonth && byWeek : byMonth || byWeek;
    if (isDay && months!.values.includes(day.getUTCMonth() + 1)) {
      days.add(day.toISOString().slice(0, 10));
    }
  }
  return days.size === 0 ? undefined : { minutes: minutes!.values, hours: hours!.values, days: [...days] };
}

function field(text: string, low: number, high: number, names: string[]): { values: number[]; star: boolean } | undefined {
  const values: number[] = [];
  let star = false;
  for (const alternative of text.split(',')) {
    const halves = alternative.split('/');
    if (halves.length > 2) return undefined;
    const [range, stepText] = halves;
    const step = stepText === undefined ? 1 : digits(stepText);
    if (step === undefined || step === 0) return undefined;
    let ends: Array<number | undefined>;
    if (range === '*' || range === '?') {
      ends = [low, high];
      star = star || step === 1;
    } else {
      ends = range!.split('-').map((end) => digits(end) ?? (names.includes(end.toLowerCase()) && end !== '' ? names.indexOf(end.toLowerCase()) : undefined));
      if (ends.length === 1) ends.push(stepText === undefined ? ends[0] : high);
    }
    const [from, to] = ends;
    if (ends.length !== 2 || from === undefined || to === undefined || from < low || to > high || from > to) return undefined;
    for (let value = low; value <= high; value++) {
      if (value >= from && value <= to && (value - from) % step === 0 && !values.includes(value)) values.push(value);
    }
  }
  return { values: values.sort((a, b) => a - b), star };
}

function digits(text: string): number | undefined {
  return text !== '' && [...text].every((character) => '0123456789'.includes(character)) ? Number(text) : undefined;
}
