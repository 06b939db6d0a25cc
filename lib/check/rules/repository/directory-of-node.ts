import { listing } from '../../../refusal/listing';
import { isOnNodes } from '../../../target/target-kind';
import type { Cluster } from '../../cluster';
import type { BackupMember } from '../../graph/backup';
import { MADE_BY_BLUEPRINT, backupMembersIn } from '../../graph/made-backup';
import { isPlaced } from '../../graph/pods/placement';
import { specsOfBackend } from '../../graph/repository-spec';
import { grouped } from '../../grouped';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const directoryOfNode: Rule = {
  id: 'STASH116',
  name: 'directory-of-node',
  level: 'warning',
  title: 'A local Repository is in a directory of the node, while nothing says on which node the pods run that back up.',
  why: 'Each node has a directory of its own, so that each gets a repository of its own. A restore on another node finds nothing, or what was stored '
    + 'there long ago, and with the node the backups are gone.',
  mend: 'Use a share, a claim that is ReadWriteMany, or a backend that is not a volume, or say on which node the pods run. Acknowledge it if the cluster '
    + 'has only one node, or if the path is a share that is mounted on all nodes.',
  facts: [
    {
      says: 'A hostPath is a directory of the node that the pod runs on, and may have other files on another node.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    },
    {
      says: 'The volume of a local Repository is mounted at mountPath into the container that backs up.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/backends/local/',
    },
    { says: 'The pods of a DaemonSet each find the repository of their own node again.', standing: 'inferred' },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    const members = specsOfBackend(cluster, 'local').length === 0 ? [] : backupMembersIn(cluster).filter((member) => isOnAnyNode(cluster, member));
    for (const [{ subject }, scattered] of grouped(members, ({ backup }) => backup.repository)) {
      const pods = new Set(scattered.map((member) => `${isInPods(member) ? 'the pods of' : 'the Job for'} ${called(member.target ?? member.subject)}`));
      report(subject, ['spec', 'backend', 'local', 'hostPath'], {
        found: `is a directory of the node, but nothing puts ${listing([...pods])} on one node, so what is stored on one is missing on the others`,
        mend: 'use nfs, a claim that is ReadWriteMany, or a backend that is not a volume, or name the node in nodeSelector; acknowledge this if there is only one node, or '
          + 'if the path is a share that is mounted on all nodes',
      });
    }
  },
};

const isInPods = ({ model }: BackupMember) => model === 'sidecar';

function isOnAnyNode(cluster: Cluster, member: BackupMember): boolean {
  const { hostPath } = member.backup.repository?.manifest.spec?.backend?.local ?? {};
  const isOnAllNodes = isInPods(member) && isOnNodes(member.target);
  return (hostPath ?? undefined) !== undefined && member.model !== 'snapshotter' && !isOnAllNodes && !isPlaced(cluster, member);
}
