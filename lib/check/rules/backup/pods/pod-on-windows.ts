import { nodeOfStash } from '../../../../invoker/runtime-settings/node-selector';
import { asFields, fieldText } from '../../../../kubernetes/manifest-fields';
import { windowsField } from '../../../../kubernetes/windows';
import { podIn } from '../../../../target/workload-manifest';
import type { Cluster } from '../../../cluster';
import { MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import { claimJobs } from '../../../graph/pods/claim-jobs';
import { OWN_PODS, podSettings } from '../../../graph/pods/pod-settings';
import { declaredTarget } from '../../../graph/target';
import { targetUses } from '../../../graph/target-use';
import type { Report, Rule } from '../../../rule';
import { called } from '../../../subject';
import { valueFinding } from '../../../value-finding';

export const podOnWindows: Rule = {
  id: 'STASH350',
  name: 'pod-on-windows',
  level: 'error',
  title: 'Stash would work in pods on Windows, for which it has no image; a warning if its Job, on Linux, needs a claim that only pods on Windows may mount.',
  why: 'The image of Stash is for Linux. On a node with Windows it cannot be pulled, so nothing is backed up or restored. Stash adds its container to the '
    + 'pods of a workload, which then never become ready; with the init container of a restore, they never start.',
  mend: 'Remove the backup or restore of such a workload, and save its data with a program inside of it, or from a claim that pods on Linux can mount too. '
    + 'Select Linux for the Jobs of Stash. Not checked: affinities, tolerations and RuntimeClasses that lead to nodes with Windows.',
  facts: [
    {
      says: 'The images of Stash are published for linux/amd64, linux/arm and linux/arm64.',
      standing: 'source',
      see: 'stashed/stash: Makefile, DOCKER_PLATFORMS',
    },
    {
      says: 'Containers for Linux do not run on a node with Windows, and a pod cannot have both kinds.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/windows/intro/',
    },
    {
      says: 'A ReadWriteOnce volume can be mounted by the pods of one node, and a ReadWriteOncePod volume by one pod.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    },
    {
      says: 'Every node has the label kubernetes.io/os, and had beta.kubernetes.io/os before.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-os',
    },
    OWN_PODS,
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    reportWorkloads(cluster, report);
    reportClaims(cluster, report);
    reportOwnPods(cluster, report);
  },
};

function reportWorkloads(cluster: Cluster, report: Report): void {
  for (const { subject, field, target, model, action } of targetUses(cluster)) {
    const workload = model === 'sidecar' ? declaredTarget(cluster, target) : undefined;
    const windows = workload && windowsField(podIn(workload.manifest));
    if (workload !== undefined && windows !== undefined) {
      report(subject, [...field, 'target', 'ref'], {
        found: `the pods of ${called(workload)} are for Windows (${fieldText(windows)}), on which no image of Stash runs, so `
          + (action === 'backup' ? 'nothing is backed up, and no pod becomes ready' : 'no pod starts, and nothing is restored'),
        mend: `remove the ${action}, and save the data with a program in the pods, or from a claim that pods on Linux can mount`,
        also: [{ subject: workload, field: ['spec', 'template', 'spec', ...windows] }],
      });
    }
  }
}

function reportClaims(cluster: Cluster, report: Report): void {
  for (const { use: { subject, field, action }, claim, mode = '', windows } of claimJobs(cluster)) {
    if (windows !== undefined && ['ReadWriteOnce', 'ReadWriteOncePod'].includes(mode)) {
      report(subject, [...field, 'target', 'ref'], {
        level: 'warning',
        found: `${called(claim)} is ${mode}, and ${called(windows.subject)}, whose pods are for Windows (${fieldText(windows.field)}), mounts it, so the Job of the ${action}, `
          + 'which needs a node with Linux, does not start',
        mend: `make the claim ReadWriteMany, on a share that Linux can mount too, or remove the ${action}, and save the data with a program in the pods; `
          + 'acknowledge this if its storage is a share, which does not enforce the mode, or if the workload does not run at that time',
        also: [{ subject: claim, field: ['spec', 'accessModes'] }, { subject: windows.subject, field: ['spec', 'template', 'spec', ...windows.field] }],
      });
    }
  }
}

function reportOwnPods(cluster: Cluster, report: Report): void {
  for (const { subject, field, pod } of podSettings(cluster)) {
    for (const [label, value] of Object.entries(asFields(pod.nodeSelector))) {
      report(subject, [...field, 'nodeSelector', label], valueFinding(value, nodeOfStash(label)));
    }
  }
}
