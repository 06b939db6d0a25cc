import type { Fields } from '../../../kubernetes/manifest-fields';
import { podIn } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import { declaredTarget, type Target } from '../target';

/** The pod spec of a workload, if the input contains it. */
export function podOf(cluster: Cluster, target: Target | undefined): Fields | undefined {
  const workload = declaredTarget(cluster, target);
  return workload && podIn(workload.manifest);
}
