import { appBindingOf } from '../app-binding';
import type { RestoreMember } from '../restore';
import { restoreSelection } from './restore-selection';
import { asFields } from '../../../kubernetes/manifest-fields';
import { namedHosts, type Hosts } from '../../../restore/hosts';
import { isNumbered } from '../../../target/target-kind';
import type { Cluster } from '../../cluster';
import { called } from '../../subject';
import { ordinalsOf } from '../snapshots/ordinals';
import { declaredTarget } from '../target';

/** How a host name in a rule relates to the hosts of the restored target. */
export type Standing = 'host' | 'not a host' | 'maybe not a host' | 'before' | 'beyond' | 'maybe beyond';

/** The hosts that the rules of a restore are compared with, and how many there are. */
export interface RestoredHosts {
  readonly hosts: Hosts;
  readonly standing: (host: string) => Standing;
  /** Why the first host does not have the number 0, as a message says it. */
  readonly first?: string;
  /** Why the number of hosts is limited, as a message says it; absent if it is not. */
  readonly limit?: string;
  /** The hosts that no rule names, if the number of hosts is known. */
  readonly unnamed?: Unnamed;
  /** The host with the highest number, if the manifests state how many there are. */
  readonly last?: string;
}

/** The hosts that a rule without `targetHosts` is for. */
interface Unnamed {
  readonly number: number;
  readonly first?: string;
}

/** Undefined if the restore is not known to apply any of its rules. */
export function restoredHosts(cluster: Cluster, member: RestoreMember): RestoredHosts | undefined {
  const hosts = hostsOf(cluster, member);
  if (hosts === undefined) {
    return undefined;
  }
  const { start = 0, number, first, limit, isStated } = numberOf(cluster, member);
  const ordinalOf = (host: string) => Number(/(?<!\d)\d+$/.exec(host)?.[0] ?? start);
  const standing = (host: string): Standing => {
    if (!hosts.holds(host)) {
      return hosts.isOpen ? 'maybe not a host' : 'not a host';
    }
    if (ordinalOf(host) < start) {
      return 'before';
    }
    const isBeyond = number !== undefined && ordinalOf(host) >= start + number;
    return isBeyond ? isStated ? 'beyond' : 'maybe beyond' : 'host';
  };
  const named = new Set(member.rules.flatMap(({ rule: { targetHosts = [] } }) => targetHosts.filter((host) => standing(host) === 'host')));
  const last = isStated && number !== undefined && number > 0 ? hosts.numbered?.(start + number - 1) : undefined;
  return { hosts, first, limit, standing, unnamed: unnamed(hosts, start, number, named), last };
}

/** The hosts of the target. Those that an addon has of its own are in the AppBinding. */
function hostsOf(cluster: Cluster, member: RestoreMember): Hosts | undefined {
  const { hosts, ownHosts } = restoreSelection(member) ?? {};
  const binding = appBindingOf(cluster, member.target);
  return ownHosts === undefined || binding === undefined ? hosts : namedHosts(...ownHosts.of(asFields(binding.manifest.spec?.parameters)));
}

function unnamed({ names, numbered }: Hosts, start: number, number: number | undefined, named: ReadonlySet<string>): Unnamed | undefined {
  if (names !== undefined) {
    const others = names.filter((name) => !named.has(name));
    return { number: others.length, first: others[0] };
  }
  if (numbered === undefined || number === undefined) {
    return undefined;
  }
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
  /** Whether the manifest states `number`. If it does not, Kubernetes runs one pod, but often an autoscaler decides. */
  readonly isStated?: boolean;
}

function numberOf(cluster: Cluster, { target, spec }: RestoreMember): Limit {
  if (target === undefined) {
    const { replicas } = spec.target ?? {};
    return replicas === undefined ? {} : { number: replicas, limit: `replicas is ${replicas}`, isStated: true };
  }
  const workload = isNumbered(target) && declaredTarget(cluster, target);
  if (!workload) {
    return {};
  }
  const { start, count } = ordinalsOf(workload.manifest);
  const first = start === 0 ? undefined : `ordinals.start of ${called(workload)} is ${start}`;
  if (count === 0) {
    // What is scaled down for now has pods again when it is restored.
    return { start, first };
  }
  const replicas = count === undefined
    ? `${called(workload)} does not set replicas, which means 1 unless something scales it`
    : `replicas of ${called(workload)} is ${count}`;
  return { start, first, number: count ?? 1, limit: first === undefined ? replicas : `${first} and ${replicas}`, isStated: count !== undefined };
}
