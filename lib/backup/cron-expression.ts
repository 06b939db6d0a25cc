import { about, type Complaint, wrong } from '../refusal/complaint';
import { counted } from '../refusal/counted';
import { quote } from '../refusal/quote';

/** One of the five fields of a cron expression. */
interface CronField {
  /** As it is written. */
  readonly text: string;
  /** The values that it admits. */
  readonly values: ReadonlySet<number>;
  /** Whether it contains `*` or `?` without a step above 1. If one of the two day fields does, a day has to match both, otherwise one suffices. */
  readonly isStar: boolean;
}

/** The five fields, in their order. */
export interface CronFields {
  readonly minute: CronField;
  readonly hour: CronField;
  readonly dayOfMonth: CronField;
  readonly month: CronField;
  readonly dayOfWeek: CronField;
}

/** The names in messages. */
export const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
export const DAYS_OF_WEEK = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The names in cron expressions. */
const shortened = (names: readonly string[]) => names.map((name) => name.slice(0, 3).toLowerCase());

interface FieldForm {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Names of the values, the first one that of `from`. */
  readonly names?: readonly string[];
}

const FORMS: { readonly [K in keyof CronFields]: FieldForm } = {
  minute: { name: 'minute', from: 0, to: 59 },
  hour: { name: 'hour', from: 0, to: 23 },
  dayOfMonth: { name: 'day of month', from: 1, to: 31 },
  month: { name: 'month', from: 1, to: 12, names: shortened(MONTHS) },
  dayOfWeek: { name: 'day of week', from: 0, to: 6, names: shortened(DAYS_OF_WEEK) },
};

/** The macros of a CronJob, and what they stand for. */
export const MACROS: ReadonlyMap<string, string> = new Map([
  ['@hourly', '0 * * * *'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@weekly', '0 0 * * 0'],
  ['@monthly', '0 0 1 * *'],
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
]);

/** Reads an expression of five fields, by the rules that Kubernetes has for a CronJob. */
export function parseCron(expression: string): CronFields | Complaint {
  const texts = expression.split(/\s+/).filter(Boolean);
  const keys = Object.keys(FORMS) as Array<keyof CronFields>;
  if (texts.length !== keys.length) {
    return wrong(`is not a schedule, because it has ${counted(texts.length, 'field')}`,
      'write the 5 fields of a CronJob (minute, hour, day of month, month and day of week), such as "0 2 * * *" for every night at 2');
  }
  const fields: { -readonly [K in keyof CronFields]?: CronField } = {};
  for (const [index, key] of keys.entries()) {
    const field = parseField(texts[index]!, FORMS[key]);
    if ('wrong' in field) {
      return field;
    }
    fields[key] = field;
  }
  return fields as CronFields;
}

function parseField(text: string, form: FieldForm): CronField | Complaint {
  const values = new Set<number>();
  let isStar = false;
  for (const entry of text.split(',')) {
    const range = parseEntry(entry, form);
    if ('wrong' in range) {
      return about(`is not a schedule: ${form.name} ${quote(text)}`, range);
    }
    isStar ||= range.isStar;
    for (let value = range.from; value <= range.to; value += range.step) {
      values.add(value);
    }
  }
  return { text, values, isStar };
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly isStar: boolean;
}

function parseEntry(entry: string, form: FieldForm): Range | Complaint {
  const [, first, last, stepText] = /^([^-/]+)(?:-([^-/]+))?(?:\/(\d+))?$/.exec(entry) ?? [];
  const step = stepText === undefined ? 1 : Number(stepText);
  const isStar = first === '*' || first === '?';
  const from = isStar ? form.from : valueOf(first, form);
  // A single value with a step is a range up to the maximum, as in `5/10`.
  const to = isStar || (last === undefined && stepText !== undefined) ? form.to : valueOf(last ?? first, form);
  if (from === undefined || to === undefined || (isStar && last !== undefined)) {
    return wrong('is not valid', allowed(form));
  }
  if (from < form.from || to > form.to) {
    return wrong('is out of range', allowed(form));
  }
  if (from > to) {
    return wrong('runs backwards', 'write the lower end first, and split a range that wraps around into two, such as "22-23,0-4"');
  }
  return step === 0 ? wrong('has a step of 0', 'leave the step out, or give 1 or more') : { from, to, step, isStar: isStar && step === 1 };
}

function valueOf(text: string | undefined, { from, names }: FieldForm): number | undefined {
  if (text !== undefined && /^\d+$/.test(text)) {
    return Number(text);
  }
  const index = names?.indexOf(text?.toLowerCase() ?? '') ?? -1;
  return index < 0 ? undefined : index + from;
}

function allowed({ name, from, to, names }: FieldForm): string {
  const values = `${from} to ${to}${names ? `, ${names[0]} to ${names.at(-1)}` : ''}`;
  return `use "*" or "?", ${values}, ranges such as "${from}-${from + 4}", steps such as "*/2", and lists of these`
    + (name === 'day of week' ? '; Sunday is 0' : '');
}
