import { podCount, snapshotKind } from '../../../backup/snapshot-target';
import type { FieldPath } from '../../../kubernetes/manifest-fields';
import type { Cluster } from '../../cluster';
import type { BackupMember } from '../../graph/backup';
import { snapshottedClaims } from '../../graph/snapshotted-claims';
import type { Found, Rule } from '../../rule';
import { called } from '../../subject';
import { valueFinding } from '../../value-finding';

export const nothingToSnapshot: Rule = {
  id: 'STASH327',
  name: 'nothing-to-snapshot',
  level: 'error',
  title: 'A backup by VolumeSnapshots is of something that has no claims.',
  why: 'The driver VolumeSnapshotter takes one VolumeSnapshot of each claim that it finds. Where it finds none, it takes none, and that is no error to it: '
    + 'whoever looks for failed backups sees nothing, until something is to be restored.',
  mend: 'Name a PersistentVolumeClaim, or a Deployment, StatefulSet or DaemonSet that has some. Leave the driver out where the data is in other volumes: '
    + 'restic takes the files.',
  facts: [
    {
      says: 'Stash takes the claims among the volumes of a Deployment or DaemonSet, those of the templates of a StatefulSet, and a claim itself. For any '
        + 'other kind it takes none, without an error.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/create_volumesnapshot.go',
    },
    {
      says: 'Of a StatefulSet it takes the claims of as many pods as target.replicas says, from number 0 on, and of all pods where that is left out.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/create_volumesnapshot.go',
    },
  ],
  judge(cluster, report) {
    for (const member of cluster.backupMembers.filter(({ model }) => model === 'snapshotter')) {
      const fault = faultOf(cluster, member);
      if (fault !== undefined) {
        report(member.subject, [...member.field, 'target', ...fault.at], fault);
      }
    }
  },
};

const MEND = 'name a PersistentVolumeClaim, or a workload that has some; of other volumes restic takes the files, without this driver';

function faultOf(cluster: Cluster, member: BackupMember): Found & { readonly at: FieldPath } | undefined {
  const { target, spec } = member;
  if (target === undefined) {
    return { at: ['ref'], found: 'is missing, so that no VolumeSnapshot is ever taken', mend: MEND };
  }
  const kind = valueFinding(target.kind, snapshotKind);
  if (kind !== undefined) {
    return { at: ['ref', 'kind'], ...kind };
  }
  const isStatefulSet = target.kind === 'StatefulSet';
  const replicas = isStatefulSet ? valueFinding(spec.target?.replicas, podCount) : undefined;
  if (replicas !== undefined) {
    return { at: ['replicas'], ...replicas };
  }
  return snapshottedClaims(cluster, member)?.length === 0
    ? {
      at: ['ref'],
      found: `${called(target)} ${isStatefulSet ? 'has no volumeClaimTemplates' : 'mounts no claim'}, so that no VolumeSnapshot is ever taken`,
      mend: MEND,
    }
    : undefined;
}
