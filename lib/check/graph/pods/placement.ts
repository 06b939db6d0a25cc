import { podOf } from './pod';
import { asFields } from '../../../kubernetes/manifest-fields';
import type { Cluster } from '../../cluster';
import type { TargetUse } from '../target-use';

/** Whether something says on which nodes the pods run in which Stash works, or the input does not contain the workload that would say so. */
export function isPlaced(cluster: Cluster, { model, target, spec }: TargetUse): boolean {
  const pod = model === 'sidecar' ? podOf(cluster, target!) : asFields(spec.runtimeSettings?.pod);
  return pod === undefined || (pod.nodeName ?? pod.nodeSelector ?? pod.affinity ?? undefined) !== undefined;
}
