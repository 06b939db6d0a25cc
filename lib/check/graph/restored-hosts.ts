import type { RestoreMember } from './restore';
import { restoreSelection } from './restore-selection';
import type { Cluster } from '../cluster';
import { asFields } from '../manifest-fields';
import { called } from '../subject';

/** How a name that a rule gives stands to the hosts of what is restored. */
export type Standing = 'host' | 'not a host' | 'beyond' | 'maybe beyond';

/** The hosts that the rules of a restore are compared with, and how many there are. */
export interface RestoredHosts {
  readonly standing: (host: string) => Standing;
  /** What a message says of their number, where it is limited. */
  readonly limit?: string;
}

/** Nothing where no rule of the restore is known to be looked at. */
export function restoredHosts(cluster: Cluster, member: RestoreMember): RestoredHosts | undefined {
  const hosts = restoreSelection(member)?.hosts;
  if (hosts === undefined) {
    return undefined;
  }
  const { number, limit, isStated } = numberOf(cluster, member);
  const isBeyond = (host: string) => number !== undefined && Number(/\d+$/.exec(host)?.[0] ?? 0) >= number;
  return {
    limit,
    standing: (host) => {
      if (!hosts.holds(host)) {
        return 'not a host';
      }
      return isBeyond(host) ? isStated ? 'beyond' : 'maybe beyond' : 'host';
    },
  };
}

interface Limit {
  readonly number?: number;
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
  const { replicas } = asFields(workload.manifest.spec);
  return typeof replicas === 'number'
    ? { number: replicas, limit: `replicas of ${called(workload)} is ${replicas}`, isStated: true }
    : { number: 1, limit: `${called(workload)} says no replicas, which means 1 unless something scales it` };
}
