import type { k8s } from 'cdk8s-plus-27';
import { limitedResources } from '../../../../invoker/runtime-settings/container-resources';
import { computeResourcesOf } from '../../../../kubernetes/compute-resources';
import { asFields } from '../../../../kubernetes/manifest-fields';
import { writtenSettings } from '../../../graph/pods/runtime-settings';
import { usesWith, type TargetUse } from '../../../graph/target-use';
import type { Rule } from '../../../rule';
import { called, isDeclared } from '../../../subject';
import { valueFinding } from '../../../value-finding';

export const droppedSettings: Rule = {
  id: 'STASH320',
  name: 'dropped-settings',
  level: 'warning',
  title: 'Settings of a backup or restore have no effect: the operator drops them.',
  why: 'The operator drops them silently. A container without the requests that you set is the first to be evicted, and a label that a network '
    + 'policy or a cloud identity relies on is missing.',
  mend: 'Remove them, or use what has an effect: limits beside requests, labels on the backup or restore itself, settings of the pod on the '
    + 'workload. Acknowledge podLabels if your edition of Stash uses them.',
  facts: [
    {
      says: 'Requests are applied only if there are limits: the code checks the limits twice.',
      standing: 'source',
      see: 'stashed/stash: vendor/kmodules.xyz/offshoot-api/util/runtime_settings.go',
    },
    {
      says: 'No code of the community edition reads podLabels; the pods of Jobs have the labels of the backup or restore.',
      standing: 'source',
      see: 'stashed/stash: pkg/executor/backup_job.go',
    },
    {
      says: 'A workload is restored by an init container in its own pods, for which the settings of a pod are not read; a backup has a CronJob, to '
        + 'which they apply.',
      standing: 'source',
      see: 'stashed/stash: pkg/executor/init_container.go',
    },
    {
      says: 'Only Jobs mount the claim of interimVolumeTemplate.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/concepts/crds/backupconfiguration/#specinterimvolumetemplate',
    },
  ],
  judge(cluster, report) {
    // A blueprint may set for its other targets what has no effect for one of them.
    for (const use of usesWith(cluster, 'settings').filter(({ subject }) => isDeclared(subject))) {
      const { subject, field, spec, target, model } = use;
      if (isPodIdle(use)) {
        report(subject, [...field, 'runtimeSettings', 'pod'], {
          found: `has no effect, because ${called(target!)} is restored by an init container in its own pods`,
          mend: `remove it, or set the same in the pod template of ${called(target!)}`,
        });
      }
      if (model === 'sidecar' && spec.interimVolumeTemplate !== undefined) {
        report(subject, [...field, 'interimVolumeTemplate'], {
          found: `has no effect, because Stash works in a container in the pods of ${called(target!)}, which has no such volume`,
          mend: 'remove it',
        });
      }
    }
    for (const { subject, field, settings: { pod, container }, use } of writtenSettings(cluster)) {
      if (pod?.podLabels !== undefined && Object.keys(pod.podLabels).length > 0 && !(use !== undefined && isPodIdle(use))) {
        report(subject, [...field, 'pod', 'podLabels'], {
          found: 'has no effect in the community edition of Stash, which never reads it',
          mend: 'remove it; the pods of Jobs have the labels of the backup or restore itself',
        });
      }
      const resources = computeResourcesOf(asFields(container?.resources)) as k8s.ResourceRequirements;
      report(subject, [...field, 'container', 'resources'], valueFinding(resources, limitedResources));
    }
  },
};

/** Whether the target is restored in pods for which the settings of a pod are not read. */
const isPodIdle = ({ model, action, spec }: TargetUse) => model === 'sidecar' && action === 'restore' && spec.runtimeSettings?.pod !== undefined;
