import { priorityOf } from '../../../../invoker/runtime-settings/pod-priority';
import type { Cluster } from '../../../cluster';
import { tasksOf } from '../../../graph/addon/task-use';
import { MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import { isTaskOfStash } from '../../../graph/model';
import { writtenSettings, type Settings } from '../../../graph/pods/runtime-settings';
import { usesWith, type TargetUse } from '../../../graph/target-use';
import type { Rule } from '../../../rule';
import { called } from '../../../subject';
import { valueFinding } from '../../../value-finding';

export const refusedPod: Rule = {
  id: 'STASH351',
  name: 'refused-pod',
  level: 'error',
  title: 'The runtimeSettings make Kubernetes refuse the pods of Stash: an init container with a probe or a lifecycle, or a priority without a '
    + 'PriorityClass.',
  why: 'Stash accepts it, and the API server then refuses the Job, the pods of the CronJob, or the workload that has the container, so nothing is ever backed '
    + 'up or restored. '
    + 'A priority is only a warning, since the default PriorityClass of the cluster may have it.',
  mend: 'Leave the probes and the lifecycle out: they are for the container that backs up a workload in its pods alone. Name a PriorityClass in place of a '
    + 'priority. Acknowledge the warning if the default PriorityClass of the cluster has this very priority. Not checked: restores into claims that they '
    + 'create, and Tasks that are not among the manifests.',
  facts: [
    {
      says: 'An init container that ends cannot have a lifecycle or a probe.',
      standing: 'source',
      see: 'kubernetes/kubernetes: pkg/apis/core/validation/validation.go, validateInitContainers',
    },
    {
      says: 'All steps of a Task but the last are init containers, those that run hooks too, and each has the settings of the container.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/task.go, vendor/kmodules.xyz/offshoot-api/util/runtime_settings.go',
    },
    { says: 'Each Task of Stash has two steps.', standing: 'source', see: 'stashed/installer: catalog; stashed/stash: pkg/util/crds.go' },
    { says: 'A workload is restored by an init container in its pods, which has these settings too.', standing: 'source', see: 'stashed/stash: pkg/executor/init_container.go' },
    {
      says: 'A pod with another priority than that of its PriorityClass, or of the default one, is refused; without either, only 0 is accepted.',
      standing: 'source',
      see: 'kubernetes/kubernetes: plugin/pkg/admission/priority/admission.go',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const use of usesWith(cluster, 'settings')) {
      const { container } = use.spec.runtimeSettings ?? {};
      const given = (['livenessProbe', 'readinessProbe', 'lifecycle'] as const).filter((part) => container?.[part] !== undefined);
      const because = given.length > 0 ? initContainer(cluster, use) : undefined;
      for (const part of because === undefined ? [] : given) {
        report(use.subject, [...use.field, 'runtimeSettings', 'container', part], {
          found: `is set, but ${because}, and Kubernetes refuses an init container that has it`,
          mend: 'leave it out',
        });
      }
    }
    for (const settings of writtenSettings(cluster).filter(isOfPod)) {
      const { subject, field, settings: { pod } } = settings;
      const found = valueFinding(pod?.priority, priorityOf(pod?.priorityClassName));
      report(subject, [...field, 'pod', 'priority'], found && { ...found, level: 'warning' });
    }
  },
};

/** Why the settings of a container are for an init container too, if they are. */
function initContainer(cluster: Cluster, use: TargetUse): string | undefined {
  const { model, action, target, spec: { hooks = {} } } = use;
  if (model === 'sidecar') {
    return action === 'restore' ? `${called(target!)} is restored by an init container in its pods` : undefined;
  }
  const containers = (name: string) => (cluster.named('Task', '', name)?.manifest.spec?.steps?.length ?? (isTaskOfStash(name) ? 2 : 1)) + Object.keys(hooks).length;
  return model !== 'snapshotter' && tasksOf(cluster, use).some(({ task }) => containers(task.name ?? '') > 1)
    ? 'all containers of its Job except the last are init containers'
    : undefined;
}

/** Whether the settings of a pod apply to one that Stash creates. The pods of a workload have those of the workload. */
const isOfPod = ({ subject, use }: Settings) => use?.model !== 'sidecar' || subject.kind === 'BackupConfiguration';
