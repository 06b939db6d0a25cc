import type { Cluster } from '../../cluster';
import { MADE_BY_BLUEPRINT } from '../../graph/made-backup';
import { ROOT, securityOf, statedSecurity, type Security } from '../../graph/pods/security';
import { targetUses, type TargetUse } from '../../graph/target-use';
import type { FoundAt, Rule } from '../../rule';
import { called } from '../../subject';

export const podRefusesRoot: Rule = {
  id: 'STASH411',
  name: 'pod-refuses-root',
  level: 'error',
  title: 'A backup or restore runs as root in a pod that allows nothing to run as root; a warning for a restore that does so only by default.',
  why: 'Kubernetes does not start a container that would run as root if `runAsNonRoot` is true, which a container inherits from its pod: nothing is '
    + 'backed up or restored. Stash adds its container to the pods of a workload, for which cdk8s-plus writes `runAsNonRoot: true` by default: '
    + 'there, the workload is down too.',
  mend: 'Set `runtimeSettings.container.securityContext.runAsUser` of the backup or restore to the user that owns the files, or set '
    + '`runAsNonRoot: false` beside it if the files belong to several users.',
  facts: [
    {
      says: 'A restore runs as root unless its runtimeSettings say otherwise.',
      standing: 'source',
      see: 'stashed/stash: pkg/executor/init_container.go',
    },
    {
      says: 'In the Job of a restore, the runtimeSettings of the pod that name no user get root.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/resolver.go',
    },
    {
      says: 'The container for the backup of a workload gets the securityContext of the runtimeSettings, and nothing beside it.',
      standing: 'source',
      see: 'stashed/stash: pkg/executor/sidecar.go',
    },
    {
      says: 'A container that would run as root is not started if runAsNonRoot is true, which a container inherits from its pod.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const use of targetUses(cluster)) {
      if (use.model !== 'snapshotter' && isRefused(securityOf(cluster, use))) {
        const { at, ...found } = complaint(cluster, use);
        report(use.subject, [...use.field, ...at], found);
      }
    }
  },
};

const isRefused = ({ container, pod }: Security) =>
  (container.runAsUser ?? pod?.runAsUser) === ROOT && (container.runAsNonRoot ?? pod?.runAsNonRoot) === true;

function complaint(cluster: Cluster, use: TargetUse): FoundAt {
  const { model, target, action, subject } = use;
  const stated = statedSecurity(cluster, use);
  const level = isRefused(stated) ? undefined : 'warning';
  const mend = `set runtimeSettings.container.securityContext.runAsUser of ${subject.made !== undefined ? called(subject.made.blueprint) : subject.kind.endsWith('Batch') ? 'the member' : `the ${action}`} to `;
  const does = action === 'backup' ? 'backs up' : 'restores';
  return model === 'sidecar' && stated.container.runAsNonRoot !== true
    ? {
      level,
      at: ['target', 'ref'],
      found: `the pods of ${called(target!)} allow nothing to run as root (runAsNonRoot is true), so they do not start with the container of Stash, `
        + `which ${does} as root`,
      mend: `${mend}the user that owns the files, or set runAsNonRoot: false beside it`,
    }
    : {
      level,
      at: ['runtimeSettings', stated.container.runAsNonRoot === true ? 'container' : 'pod', 'securityContext', 'runAsNonRoot'],
      found: `is true, but the container of Stash ${does} as root, so Kubernetes does not start it`,
      mend: `${mend}another user, such as the one that owns the files, or leave runAsNonRoot out`,
    };
}
