import { Retention } from './wire';

type Bucket = (at: Date) => string;

const iso = (at: Date, length: number) => at.toISOString().slice(0, length);

/** The Thursday of its week names an ISO week, as restic counts them. */
function week(at: Date): string {
  const day = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  return iso(new Date(day + (3 - (at.getUTCDay() + 6) % 7) * 86_400_000), 10);
}

const KEEP: ReadonlyArray<[keyof Retention, string, Bucket]> = [
  ['keepLast', '--keep-last', at => at.toISOString()],
  ['keepHourly', '--keep-hourly', at => iso(at, 13)],
  ['keepDaily', '--keep-daily', at => iso(at, 10)],
  ['keepWeekly', '--keep-weekly', week],
  ['keepMonthly', '--keep-monthly', at => iso(at, 7)],
  ['keepYearly', '--keep-yearly', at => iso(at, 4)],
];

/** The flags of the operator's `restic forget`: only values above zero are passed, and nothing guards against none at all. */
export function forgetFlags(policy: Retention): string[] {
  return [
    ...KEEP.flatMap(([field, flag]) => Number(policy[field] ?? 0) > 0 ? [flag, String(policy[field])] : []),
    ...(policy.keepTags ?? []).flatMap(tag => ['--keep-tag', tag]),
    ...policy.prune ? ['--prune'] : [],
    ...policy.dryRun ? ['--dry-run'] : [],
  ];
}

/** Whether no number of a policy keeps anything. */
export function keepsByTagsAtMost(policy: Retention): boolean {
  return KEEP.every(([field]) => Number(policy[field] ?? 0) <= 0);
}

/** What a policy promises to keep of one target's snapshots. Tags are left out: who sets none is promised nothing by them. */
export function promised<T extends { readonly at: Date }>(policy: Retention, snapshots: readonly T[]): T[] {
  const rules = KEEP.filter(([field]) => Number(policy[field] ?? 0) > 0);
  if (policy.dryRun || (keepsByTagsAtMost(policy) && !policy.keepTags?.length)) return [...snapshots];
  const newestFirst = [...snapshots].sort((one, other) => other.at.getTime() - one.at.getTime());
  const kept = new Set<T>();
  for (const [field, , bucket] of rules) {
    let last: string | undefined;
    let left = Number(policy[field]);
    for (const snapshot of newestFirst) {
      if (left === 0 || bucket(snapshot.at) === last) continue;
      last = bucket(snapshot.at);
      left -= 1;
      kept.add(snapshot);
    }
  }
  return newestFirst.filter(snapshot => kept.has(snapshot));
}

/** Two policies that forget the same snapshots, whatever they are called. */
export function samePolicy(one: Retention, other: Retention): boolean {
  const essence = (policy: Retention) => JSON.stringify([KEEP.map(([field]) => Math.max(0, Number(policy[field] ?? 0))),
    [...policy.keepTags ?? []].sort(), policy.dryRun ?? false]);
  return essence(one) === essence(other);
}
