import { podOf } from './pod';
import { asFields, asText, type Fields } from '../../../kubernetes/manifest-fields';
import type { Cluster } from '../../cluster';
import type { TargetUse } from '../target-use';

/** Whether something binds the pods in which Stash works to some of the nodes, or the input does not contain the workload that would do so. */
export function isPlaced(cluster: Cluster, { model, target, spec }: TargetUse): boolean {
  const pod = model === 'sidecar' ? podOf(cluster, target) : asFields(spec.runtimeSettings?.pod);
  return pod === undefined || isBound(pod);
}

/** By the name of a node, by a label of nodes, or to other pods. A podAntiAffinity spreads pods instead. */
function isBound({ nodeName, nodeSelector, affinity }: Fields): boolean {
  const { nodeAffinity, podAffinity } = asFields(affinity);
  return Boolean(asText(nodeName))
    || Object.keys(asFields(nodeSelector)).some((label) => !OF_MOST_NODES.test(label))
    || Object.keys({ ...asFields(nodeAffinity), ...asFields(podAffinity) }).length > 0;
}

/** The operating system and the architecture, which most clusters have only one of. */
const OF_MOST_NODES = /^(?:beta\.)?kubernetes\.io\/(?:os|arch)$/;
