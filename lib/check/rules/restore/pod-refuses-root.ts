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
  title: 'A restore as root into pods that run nothing as root.',
  why: 'Stash puts a container into the pods that restores as root, so that files get back their owners. Kubernetes does not start it in a pod with '
    + '`runAsNonRoot: true`, which cdk8s-plus writes unless it is told otherwise: nothing is restored, and the workload is down.',
  mend: 'Write the user of the files into `runtimeSettings.container.securityContext.runAsUser` of the restore, or `runAsNonRoot: false` beside it where the '
    + 'files belong to several users.',
  facts: [
    {
      says: 'A restore runs as root unless its runtimeSettings say otherwise.',
      standing: 'source',
      see: 'stashed/stash: pkg/executor/init_container.go',
    },
    {
      says: 'A container that would run as root is not started where runAsNonRoot is true, which a container takes over from its pod.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    },
  ],
  judge: (cluster, report) => {
    for (const { subject, members } of cluster.restores) {
      for (const member of members) {
        if (member.model === 'sidecar' && runsAsRoot(member) && refusesRoot(cluster, member.target!)) {
          report(subject, [...member.field, 'target', 'ref'], {
            found: `the pods of ${called(member.target!)} run nothing as root (runAsNonRoot is true), and the container of Stash, which restores as root, keeps them `
              + 'from starting',
            mend: 'write the user of the files into runtimeSettings.container.securityContext.runAsUser '
              + `of the ${subject.kind === 'RestoreBatch' ? 'member' : 'restore'}, or runAsNonRoot: false beside it`,
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
