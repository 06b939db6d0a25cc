import { asFields } from '../../../kubernetes/manifest-fields';
import type { Cluster } from '../../cluster';
import { podOf } from '../../graph/pod';
import type { RestoreMember } from '../../graph/restore';
import type { Target } from '../../graph/target';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const podRefusesRoot: Rule = {
  id: 'STASH411',
  name: 'pod-refuses-root',
  level: 'warning',
  title: 'A restore runs as root in pods that allow nothing to run as root.',
  why: 'Stash adds a container to the pods, which restores as root so that files get their owners back. Kubernetes does not start it in a pod with '
    + '`runAsNonRoot: true`, which cdk8s-plus writes by default: nothing is restored, and the workload is down.',
  mend: 'Set `runtimeSettings.container.securityContext.runAsUser` of the restore to the user that owns the files, or set `runAsNonRoot: false` '
    + 'beside it if the files belong to several users.',
  facts: [
    {
      says: 'A restore runs as root unless its runtimeSettings say otherwise.',
      standing: 'source',
      see: 'stashed/stash: pkg/executor/init_container.go',
    },
    {
      says: 'A container that would run as root is not started if runAsNonRoot is true, which a container inherits from its pod.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    },
  ],
  judge: (cluster, report) => {
    for (const { subject, members } of cluster.restores) {
      for (const member of members) {
        if (member.model === 'sidecar' && runsAsRoot(member) && refusesRoot(cluster, member.target!)) {
          report(subject, [...member.field, 'target', 'ref'], {
            found: `the pods of ${called(member.target!)} allow nothing to run as root (runAsNonRoot is true), so they do not start with the `
              + 'container of Stash, which restores as root',
            mend: 'set runtimeSettings.container.securityContext.runAsUser '
              + `of the ${subject.kind === 'RestoreBatch' ? 'member' : 'restore'} to the user that owns the files, or set `
              + 'runAsNonRoot: false beside it',
          });
        }
      }
    }
  },
};

function runsAsRoot({ spec }: RestoreMember): boolean {
  const { runAsUser, runAsNonRoot } = asFields(spec.runtimeSettings?.container?.securityContext);
  return !runAsUser && runAsNonRoot !== false;
}

const refusesRoot = (cluster: Cluster, target: Target) => asFields(podOf(cluster, target)?.securityContext).runAsNonRoot === true;
