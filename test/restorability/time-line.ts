import { promised } from './retention';
import { InvokerSpec, Manifest, policyOf, Retention, specOf } from './wire';
import { read } from '../backup/brute-force-cron';

export interface Moment {
  readonly at: Date;
  /** More than one: they start together. */
  readonly invokers: readonly Manifest[];
}

const DAY = 86_400_000;
const MINUTE = 60_000;
const MOST_ROUNDS = 10;

/** The last starts of every invoker before a common end, which is a moment at which two start together where there is one. */
export function timeLine(invokers: readonly Manifest[]): Moment[] {
  const running = invokers.filter(invoker => !specOf<InvokerSpec>(invoker).paused);
  const starts = running.map(invoker => ({ invoker, all: startsOf(specOf<InvokerSpec>(invoker).schedule) }));
  const last = starts.map(({ all }) => all.at(-1)!);
  const together = starts.flatMap(({ all }, index) => starts.slice(index + 1).flatMap((other) => {
    const others = new Set(other.all);
    return all.filter(start => others.has(start)).slice(-1);
  }));
  const end = together.length > 0 ? Math.max(...together) : Math.max(...last);
  const moments = new Map<number, Manifest[]>();
  // Every invoker has a history of its own not only at the end, but also where another one runs for the last time.
  const anchors = new Set([end, ...starts.flatMap(({ all }) => all.filter(start => start <= end).slice(-1))]);
  for (const { invoker, all } of starts) {
    const histories = [...anchors].flatMap((anchor) => {
      const before = all.filter(start => start <= anchor);
      return before.slice(-rounds(invokers, before));
    });
    for (const start of new Set(histories)) moments.set(start, [...moments.get(start) ?? [], invoker]);
  }
  return [...moments].sort(([one], [other]) => one - other).map(([at, started]) => ({ at: new Date(at), invokers: started }));
}

/** So few starts of an invoker that every policy has forgotten something, and two that differ have kept different snapshots; ten at most. */
function rounds(invokers: readonly Manifest[], starts: readonly number[]): number {
  const policies = invokers.map(policyOf);
  const kept = (policy: Retention, count: number) =>
    promised(policy, starts.slice(-count).map(start => ({ at: new Date(start) }))).map(({ at }) => at.getTime());
  const forgets = (policy: Retention, count: number) => kept(policy, count).length < Math.min(count, starts.length);
  const differ = (one: Retention, other: Retention, count: number) => kept(one, count).join() !== kept(other, count).join();
  const isSettled = (count: number) => policies.every((policy, index) =>
    (forgets(policy, count - 1) || !forgets(policy, MOST_ROUNDS))
    && policies.slice(index + 1).every(other => differ(policy, other, count) || !differ(policy, other, MOST_ROUNDS)));
  let count = 3;
  while (count < MOST_ROUNDS && !isSettled(count)) count += 1;
  return count;
}

/** The starts of January to March 2026, which has every weekday, the end of a month and three first days of one. */
export function startsOf(schedule: string): number[] {
  const reading = read(schedule);
  if (!reading) throw new Error(`the replay cannot read the schedule "${schedule}"`);
  const from = Date.UTC(2026, 0, 1);
  const days = reading.days.map(day => Date.parse(day)).filter(day => day >= from && day < from + 90 * DAY);
  return days.flatMap(day => reading.hours.flatMap(hour => reading.minutes.map(minute => day + (hour * 60 + minute) * MINUTE)));
}
