import type { Target } from './target';
import type { Fields } from '../../kubernetes/manifest-fields';
import { podIn } from '../../target/workload-manifest';
import type { Cluster } from '../cluster';
import type { Subject } from '../subject';

/** A workload, if the input contains it. */
export const workloadOf = (cluster: Cluster, { group, kind, namespace, name }: Target): Subject | undefined =>
  cluster.find(group, kind, namespace, name);

/** The pod spec of a workload, if the input contains it. */
export function podOf(cluster: Cluster, target: Target): Fields | undefined {
  const workload = workloadOf(cluster, target);
  return workload && podIn(workload.manifest);
}
