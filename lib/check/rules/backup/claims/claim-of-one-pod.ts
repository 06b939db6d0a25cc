import { MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import { claimJobs, inPodsOr, usersMount } from '../../../graph/pods/claim-jobs';
import type { Rule } from '../../../rule';
import { called } from '../../../subject';

export const claimOfOnePod: Rule = {
  id: 'STASH334',
  name: 'claim-of-one-pod',
  level: 'warning',
  title: 'A Job backs up or restores a claim that only a single pod may mount, while a workload mounts it.',
  why: 'The pod of the Job waits while the pod of the workload has the claim, which is forever: the backup never runs.',
  mend: 'Make the workload the target, so that Stash reads the files in its pods, or give the claim another access mode. Acknowledge it if the '
    + 'workload does not run at that time.',
  facts: [
    {
      says: 'A ReadWriteOncePod volume can be mounted by one pod in the whole cluster, and a second pod is not started.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    },
    { says: 'The Tasks for claims mount the claim that has the name of the target.', standing: 'source', see: 'stashed/stash: pkg/util/crds.go' },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const job of claimJobs(cluster).filter(({ mode, windows }) => mode === 'ReadWriteOncePod' && windows === undefined)) {
      const { use: { subject, field, action }, claim } = job;
      report(subject, [...field, 'target', 'ref'], {
        found: `${called(claim)} is ReadWriteOncePod, and ${usersMount(job)} it, so the Job of the ${action} waits forever`,
        mend: `${inPodsOr(job)}make the claim ReadWriteMany`,
        also: [{ subject: claim, field: ['spec', 'accessModes'] }],
      });
    }
  },
};
