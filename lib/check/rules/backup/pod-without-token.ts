import type { Cluster } from '../../cluster';
import { podOf } from '../../graph/pod';
import type { Target } from '../../graph/target';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const podWithoutToken: Rule = {
  id: 'STASH323',
  name: 'pod-without-token',
  level: 'warning',
  title: 'A workload that Stash backs up or restores from inside its pods gives them no token of a ServiceAccount.',
  why: 'Stash puts a container of its own into the pods, which asks the cluster what to do and reports what it did. Without a token it cannot: a backup never '
    + 'starts, and a restore keeps the pods from starting.',
  mend: 'Write `automountServiceAccountToken: true` into the pod template of the workload; cdk8s-plus writes false unless it is told otherwise. Acknowledge it '
    + 'where the token is mounted by hand.',
  facts: [
    {
      says: 'The container works with the ServiceAccount of the pod, whose token is not there where automountServiceAccountToken is false.',
      standing: 'inferred',
      see: 'stashed/stash: pkg/executor/sidecar.go',
    },
  ],
  judge: (cluster, report) => {
    for (const { subject, members } of [...cluster.backups, ...cluster.restores]) {
      for (const { model, target, field } of members) {
        if (model === 'sidecar' && isWithoutToken(cluster, target!)) {
          report(subject, [...field, 'target', 'ref'], {
            found: `the pods of ${called(target!)} have no token (automountServiceAccountToken is false), without which the container of Stash cannot talk to the cluster`,
            mend: `write automountServiceAccountToken: true into spec.template.spec of ${called(target!)}`,
          });
        }
      }
    }
  },
};

const isWithoutToken = (cluster: Cluster, target: Target) => podOf(cluster, target)?.automountServiceAccountToken === false;
