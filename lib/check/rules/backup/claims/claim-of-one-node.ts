import { claimJobs, inPodsOr, usersMount } from '../../../graph/pods/claim-jobs';
import { isPlaced } from '../../../graph/pods/placement';
import type { Rule } from '../../../rule';
import { called } from '../../../subject';

export const claimOfOneNode: Rule = {
  id: 'STASH340',
  name: 'claim-of-one-node',
  level: 'warning',
  title: 'A Job backs up or restores a claim that only the pods of one node may mount, while a workload mounts it and nothing says on which node the '
    + 'Job runs.',
  why: 'Kubernetes may start the pod of the Job on any node. On another node than that of the workload, a disk cannot be attached to it: the pod stays '
    + 'in ContainerCreating, and the run does not end.',
  mend: 'Make the workload the target, so that Stash reads the files in its pods, or set `affinity` in `runtimeSettings.pod` to the pods of the '
    + 'workload. Acknowledge it if the cluster has only one node, if the volume is on the disk of a node, to which Kubernetes then takes the Job too, or '
    + 'if its storage is a share, which does not enforce the mode.',
  facts: [
    {
      says: 'A ReadWriteOnce volume can be mounted by the pods of one node.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    },
    {
      says: 'A disk that is attached to one node is not attached to another one ("Multi-Attach error").',
      standing: 'documented',
      see: 'https://openebs.io/blog/recover-from-volume-multi-attach-error-in-on-prem-kubernetes-clusters/',
    },
    {
      says: 'The scheduler takes a pod to the nodes that the volume admits, which for a local volume is one, but not to the node that it is attached to.',
      standing: 'inferred',
      see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#node-affinity',
    },
    {
      says: 'The node of a Job is decided by nodeName, nodeSelector and affinity in runtimeSettings.pod.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/concepts/crds/backupconfiguration/#specruntimesettings',
    },
  ],
  judge(cluster, report) {
    for (const job of claimJobs(cluster).filter(({ mode, use, windows }) => mode === 'ReadWriteOnce' && windows === undefined && !isPlaced(cluster, use))) {
      const { use: { subject, field, action }, claim } = job;
      report(subject, [...field, 'target', 'ref'], {
        found: `${called(claim)} is ReadWriteOnce, and ${usersMount(job)} it, so the Job of the ${action} does not start on another node`,
        mend: `${inPodsOr(job)}set runtimeSettings.pod.affinity to the pods that mount the claim; acknowledge this if the cluster has one node, or if the volume is on `
          + 'the disk of a node, or a share',
        also: [{ subject: claim, field: ['spec', 'accessModes'] }],
      });
    }
  },
};
