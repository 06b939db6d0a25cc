import type { KeptSnapshots } from './kept-snapshots';
import { INT64, wholeNumber } from '../../kubernetes/whole-number';

export type Period = Exclude<keyof KeptSnapshots, 'tags'>;

/** A period of a retention policy, and the member of the manifest with its number. */
interface Counted {
  readonly period: Period;
  readonly member: `keep${Capitalize<Period>}`;
  /** The length of the period. Absent for `last`, which counts snapshots. */
  readonly hours?: number;
  /** The words for the period as a unit of time. */
  readonly units?: readonly string[];
}

/** Shortest first. A month has 30 days and a year 365. */
export const PERIODS: readonly Counted[] = [
  { period: 'last', member: 'keepLast' },
  { period: 'hourly', member: 'keepHourly', hours: 1, units: ['h', 'hour', 'hours'] },
  { period: 'daily', member: 'keepDaily', hours: 24, units: ['d', 'day', 'days'] },
  { period: 'weekly', member: 'keepWeekly', hours: 7 * 24, units: ['w', 'week', 'weeks'] },
  { period: 'monthly', member: 'keepMonthly', hours: 30 * 24, units: ['month', 'months'] },
  { period: 'yearly', member: 'keepYearly', hours: 365 * 24, units: ['y', 'year', 'years'] },
];

/** How many hours the kept snapshots reach back: 0 if only `last` is set, which counts snapshots. */
export const hoursKept = (kept: KeptSnapshots): number => Math.max(...PERIODS.map(({ period, hours = 0 }) => (kept[period] ?? 0) * hours));

/** How many snapshots may be kept for one reason. */
export const snapshots = wholeNumber('number of snapshots', { from: 0, to: INT64, hint: '0 or absent keeps none' });
