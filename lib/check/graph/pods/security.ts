import { podOf } from './pod';
import { asFields, type Fields } from '../../../kubernetes/manifest-fields';
import type { SecurityContexts } from '../../../kubernetes/pod-security';
import type { Cluster } from '../../cluster';
import type { TargetUse } from '../target-use';

/** The securityContexts of the containers in which Stash works on a target, and of the pods that these are in. */
export interface Security extends SecurityContexts {
  /** The one of the two that Stash completes for a restore, for which it drops a seccompProfile. */
  readonly completed?: 'container' | 'pod';
}

/** As the manifests state them. The pods of a workload have a securityContext of their own. */
export function statedSecurity(cluster: Cluster, { model, spec, target }: TargetUse): Security {
  const { container, pod } = spec.runtimeSettings ?? {};
  const own = model === 'sidecar' ? podOf(cluster, target) : asFields(pod);
  return { container: asFields(container?.securityContext), pod: own && asFields(own.securityContext), hostUsers: own?.hostUsers };
}

/** As they are in the cluster: a restore runs as root, unless its runtimeSettings say otherwise. */
export function securityOf(cluster: Cluster, use: TargetUse): Security {
  const stated = statedSecurity(cluster, use);
  const completed = completedPart(use);
  if (completed === undefined) {
    return stated;
  }
  const part: Fields = stated[completed] ?? {};
  return { ...stated, completed, [completed]: { ...part, runAsUser: part.runAsUser ?? ROOT, seccompProfile: undefined } };
}

export const ROOT = 0;

function completedPart(use: TargetUse): Security['completed'] {
  if (use.action === 'backup' || use.model === 'snapshotter') {
    return undefined;
  }
  // It is not certain that Stash makes root the user of the pod where there are no settings of the pod.
  return isWithoutTask(use) ? 'container' : use.spec.runtimeSettings?.pod === undefined ? undefined : 'pod';
}

/** Whether the container is that of Stash itself: in the pods of a workload, or in a Job for claims made from templates. */
const isWithoutTask = ({ model, target, spec }: TargetUse) => model === 'sidecar' || target === undefined && spec.task === undefined;
