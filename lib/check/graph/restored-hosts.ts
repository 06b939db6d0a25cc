import { ordinalsOf } from './ordinals';
import type { RestoreMember } from './restore';
import { restoreSelection } from './restore-selection';
import type { Cluster } from '../cluster';
import { called } from '../subject';

/** How a name that a rule gives stands to the hosts of what is restored. */
export type Standing = 'host' | 'not a host' | 'before' | 'beyond' | 'maybe beyond';

/** The hosts that the rules of a restore are compared with, and how many there are. */
export interface RestoredHosts {
  readonly standing: (host: string) => Standing;
  /** What a message says of the first one, where that is not the usual one. */
  readonly first?: string;
  /** What a message says of their number, where it is limited. */
  readonly limit?: string;
  /** Those that no rule names, where their number is known. */
  readonly unnamed?: Unnamed;
}

/** The hosts that a rule without `targetHosts` is for. */
export interface Unnamed {
  readonly number: number;
  readonly first?: string;
}

/** Nothing where no rule of the restore is known to be looked at. */
export function restoredHosts(cluster: Cluster, member: RestoreMember): RestoredHosts | undefined {
  const hosts = restoreSelection(member)?.hosts;
  if (hosts === undefined) {
    return undefined;
  }
  const { start = 0, number, first, limit, isStated } = numberOf(cluster, member);
  const ordinalOf = (host: string) => Number(/\d+$/.exec(host)?.[0] ?? start);
  const standing = (host: string): Standing => {
    if (!hosts.holds(host)) {
      return 'not a host';
    }
    if (ordinalOf(host) < start) {
      return 'before';
    }
    const isBeyond = number !== undefined && ordinalOf(host) >= start + number;
    return isBeyond ? isStated ? 'beyond' : 'maybe beyond' : 'host';
  };
  const named = new Set(member.rules.flatMap(({ rule: { targetHosts = [] } }) => targetHosts.filter((host) => standing(host) === 'host')));
  const isCounted = number !== undefined && hosts.numbered !== undefined;
  return { first, limit, standing, unnamed: isCounted ? unnamed(hosts.numbered, start, number, named) : undefined };
}

function unnamed(numbered: (ordinal: number) => string, start: number, number: number, named: ReadonlySet<string>): Unnamed {
  const left = number - named.size;
  let ordinal = start;
  while (named.has(numbered(ordinal))) {
    ordinal++;
  }
  return { number: left, first: left > 0 ? numbered(ordinal) : undefined };
}

interface Limit {
  readonly start?: number;
  readonly number?: number;
  readonly first?: string;
  readonly limit?: string;
  /** Whether the manifest says it: what is left open is one pod, and often the business of what scales it. */
  readonly isStated?: boolean;
}

function numberOf(cluster: Cluster, { target, spec }: RestoreMember): Limit {
  if (target === undefined) {
    const { replicas } = spec.target ?? {};
    return replicas === undefined ? {} : { number: replicas, limit: `replicas is ${replicas}`, isStated: true };
  }
  const workload = target.kind === 'StatefulSet' && cluster.find(target.group, target.kind, target.namespace, target.name);
  if (!workload) {
    return {};
  }
  const { start, count } = ordinalsOf(workload.manifest);
  const first = start === 0 ? undefined : `ordinals.start of ${called(workload)} is ${start}`;
  return count === undefined
    ? { start, first, number: 1, limit: [first, `${called(workload)} says no replicas, which means 1 unless something scales it`].filter(Boolean).join(' and ') }
    : { start, first, number: count, limit: [first, `replicas of ${called(workload)} is ${count}`].filter(Boolean).join(' and '), isStated: true };
}
