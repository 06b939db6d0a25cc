import { podOf } from './pod';
import type { TargetUse } from './target-use';
import { asFields, type Fields } from '../../kubernetes/manifest-fields';
import type { Cluster } from '../cluster';

/** The securityContexts of the containers in which Stash works on a target, and of the pods that these are in. */
export interface Security {
  readonly container: Fields;
  readonly pod: Fields;
}

/** As the manifests state them. The pods of a workload have a securityContext of their own. */
export function statedSecurity(cluster: Cluster, { model, spec, target }: TargetUse): Security {
  const { container, pod } = spec.runtimeSettings ?? {};
  return {
    container: asFields(container?.securityContext),
    pod: asFields((model === 'sidecar' ? podOf(cluster, target!) : pod)?.securityContext),
  };
}

/** As they are in the cluster: a restore runs as root, unless its runtimeSettings say otherwise. */
export function securityOf(cluster: Cluster, use: TargetUse): Security {
  const stated = statedSecurity(cluster, use);
  if (use.action === 'backup') {
    return stated;
  }
  // It is not certain that Stash makes root the user of the pod where there are no settings of the pod.
  const place = isWithoutTask(use) ? 'container' : use.spec.runtimeSettings?.pod === undefined ? undefined : 'pod';
  return place === undefined ? stated : { ...stated, [place]: { ...stated[place], runAsUser: stated[place].runAsUser ?? ROOT } };
}

export const ROOT = 0;

/** Whether the container is that of Stash itself: in the pods of a workload, or in a Job for claims made from templates. */
const isWithoutTask = ({ model, target, spec }: TargetUse) => model === 'sidecar' || target === undefined && spec.task === undefined;
