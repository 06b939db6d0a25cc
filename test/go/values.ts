import * as fc from 'fast-check';
import { type Comparison, partsOf, sameRefusals } from './comparison';
import { MACROS, parseCron } from '../../lib/backup/cron-expression';
import { secondsOf } from '../../lib/kubernetes/go-duration';
import { cleanPath } from '../../lib/kubernetes/go-path';
import { labelKey, labelValue } from '../../lib/kubernetes/label';
import { dnsLabel, dnsSubdomain } from '../../lib/kubernetes/name';
import { quantityText } from '../../lib/kubernetes/quantity';

const LABELS = partsOf(['a', 'Z', '0', '-', '_', '.', '/', ' ', 'é', 'b'.repeat(60), 'c'.repeat(190)], 7);

const field = (from: number, to: number, names: readonly string[] = []): fc.Arbitrary<string> => {
  const value = fc.oneof(fc.integer({ min: from, max: to + 1 }).map(String), ...names.length > 0 ? [fc.constantFrom(...names)] : []);
  const step = fc.integer({ min: 0, max: 70 });
  const entry = fc.oneof(
    fc.constantFrom('*', '?'), value, fc.tuple(fc.constantFrom('*', '?'), step).map(([star, by]) => `${star}/${by}`),
    fc.tuple(value, value).map(([first, last]) => `${first}-${last}`), fc.tuple(value, value, step).map(([first, last, by]) => `${first}-${last}/${by}`),
    fc.tuple(value, step).map(([first, by]) => `${first}/${by}`),
  );
  return fc.array(entry, { minLength: 1, maxLength: 2 }).map((entries) => entries.join(','));
};

const SCHEDULES = fc.oneof(
  {
    weight: 50,
    arbitrary: fc.tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12, ['jan', 'FEB', 'Dec', 'june']), field(0, 6, ['sun', 'MON', 'Saturday', '7']))
      .map((fields) => fields.join(' ')),
  },
  { weight: 1, arbitrary: fc.constantFrom(...MACROS.keys(), '@reboot', '@Daily', '', '* * * *', '* * * * * *') },
);

/** The bit with which Go notes that a field is a star. */
const STAR = 63;

function schedule(text: string): number[][] | undefined {
  const fields = parseCron(MACROS.get(text) ?? text);
  return 'wrong' in fields ? undefined : [fields.minute, fields.hour, fields.dayOfMonth, fields.month, fields.dayOfWeek]
    .map(({ values, isStar }) => [...[...values].sort((a, b) => a - b), ...isStar ? [STAR] : []]);
}

export const comparisons: readonly Comparison[] = [
  {
    title: 'quantities',
    // Go takes a unit alone for 0, and needs a long time for a large exponent.
    texts: partsOf(['0', '1', '12', '.', '+', '-', 'e', 'E', 'm', 'k', 'K', 'Ki', 'Mi', 'G', 'n', 'u', '_', ' ']).filter((text) => /^\+?\.?\d/.test(text) && !/e[-+]?\d{3}/i.test(text)),
    question: { kind: 'quantity' },
    difference: sameRefusals(quantityText),
  },
  {
    title: 'durations',
    // Go has none of more than 290 years.
    texts: partsOf(['0', '1', '30', '.', '-', '+', 'h', 'm', 's', 'ms', 'us', 'µs', 'μs', 'ns', 'd', ' ', 'e']).filter((text) => !/\d{6}/.test(text)),
    question: { kind: 'duration' },
    difference: (text, { value }) => {
      const seconds = secondsOf(text);
      return Math.abs((seconds ?? 1e20) - (value as number | undefined ?? 1e20)) <= 1e-6 * Math.max(1, Math.abs(seconds ?? 0)) ? undefined : seconds ?? 'refused';
    },
  },
  {
    title: 'schedules',
    texts: SCHEDULES,
    question: { kind: 'schedule' },
    difference: (text, { value }) => JSON.stringify(schedule(text)) === JSON.stringify(value) ? undefined : schedule(text) ?? 'refused',
  },
  { title: 'keys of labels', texts: LABELS, question: { kind: 'labelKey' }, difference: sameRefusals(labelKey) },
  { title: 'values of labels', texts: LABELS, question: { kind: 'labelValue' }, difference: sameRefusals(labelValue) },
  { title: 'DNS labels', texts: LABELS, question: { kind: 'dnsLabel' }, difference: sameRefusals(dnsLabel) },
  { title: 'DNS subdomains', texts: LABELS, question: { kind: 'dnsSubdomain' }, difference: sameRefusals(dnsSubdomain) },
  {
    title: 'paths',
    texts: partsOf(['/', '.', '..', 'a', 'b/']),
    question: { kind: 'path' },
    difference: (text, { value }) => cleanPath(text) === value ? undefined : cleanPath(text),
  },
];
