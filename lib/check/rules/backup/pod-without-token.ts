import type { Cluster } from '../../cluster';
import { podOf } from '../../graph/pod';
import type { Target } from '../../graph/target';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const podWithoutToken: Rule = {
  id: 'STASH323',
  name: 'pod-without-token',
  level: 'warning',
  title: 'Stash backs up or restores a workload from inside its pods, but the pods have no ServiceAccount token.',
  why: 'Stash adds a container of its own to the pods, which asks the cluster what to do and reports what it did. Without a token it cannot: a '
    + 'backup never starts, and a restore keeps the pods from starting.',
  mend: 'Set `automountServiceAccountToken: true` in the pod template of the workload; cdk8s-plus sets it to false by default. Acknowledge it if '
    + 'you mount the token yourself.',
  facts: [
    {
      says: 'The container uses the ServiceAccount of the pod, whose token is missing if automountServiceAccountToken is false.',
      standing: 'inferred',
      see: 'stashed/stash: pkg/executor/sidecar.go',
    },
  ],
  judge: (cluster, report) => {
    for (const { subject, members } of [...cluster.backups, ...cluster.restores]) {
      for (const { model, target, field } of members) {
        if (model === 'sidecar' && isWithoutToken(cluster, target!)) {
          report(subject, [...field, 'target', 'ref'], {
            found: `the pods of ${called(target!)} have no ServiceAccount token (automountServiceAccountToken is false), and the container of Stash cannot talk to the cluster without one`,
            mend: `set automountServiceAccountToken: true in spec.template.spec of ${called(target!)}`,
          });
        }
      }
    }
  },
};

const isWithoutToken = (cluster: Cluster, target: Target) => podOf(cluster, target)?.automountServiceAccountToken === false;
