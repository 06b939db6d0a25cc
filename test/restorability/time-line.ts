import { read } from '../backup/brute-force-cron';
import { promised } from './retention';
import { InvokerSpec, Manifest, Retention, specOf } from './wire';

export interface Moment {
  readonly at: Date;
  /** More than one: they start together. */
  readonly invokers: readonly Manifest[];
}

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The last starts of every invoker before a common end, which is a moment at which two start together wherever there is one. */
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
  for (const { invoker, all } of starts) {
    const before = all.filter(start => start <= end);
    for (const start of before.slice(-rounds(invokers, before))) moments.set(start, [...moments.get(start) ?? [], invoker]);
  }
  return [...moments].sort(([one], [other]) => one - other).map(([at, started]) => ({ at: new Date(at), invokers: started }));
}

/** Enough starts for every policy to forget something, if six do: what keeps all of six is not replayed further. */
function rounds(invokers: readonly Manifest[], starts: readonly number[]): number {
  return Math.max(3, ...invokers.map(invoker => stepsUntilForgotten(specOf<InvokerSpec>(invoker).retentionPolicy, starts)));
}

function stepsUntilForgotten(policy: Retention, starts: readonly number[]): number {
  for (let count = 2; count < 6; count++) {
    const snapshots = starts.slice(-count).map(start => ({ at: new Date(start) }));
    if (promised(policy, snapshots).length < snapshots.length) return count + 1;
  }
  return 6;
}

/** The starts of January to March 2026, which has every weekday, the end of a month and three first days of one. */
export function startsOf(schedule: string): number[] {
  const reading = read(schedule);
  if (!reading) throw new Error(`the replay cannot read the schedule "${schedule}"`);
  const from = Date.UTC(2026, 0, 1);
  const days = reading.days.map(day => Date.parse(day)).filter(day => day >= from && day < from + 90 * DAY);
  return days.flatMap(day => reading.hours.flatMap(hour => reading.minutes.map(minute => day + (hour * 60 + minute) * MINUTE)));
}
