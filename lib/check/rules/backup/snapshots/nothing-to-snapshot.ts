import { podCount, snapshotKind } from '../../../../backup/snapshot-target';
import { isNumbered, targetKind } from '../../../../target/target-kind';
import { mountedClaims } from '../../../../target/workload-manifest';
import type { Cluster } from '../../../cluster';
import type { BackupMember } from '../../../graph/backup';
import { backupMembersIn } from '../../../graph/made-backup';
import { snapshottedClaims } from '../../../graph/snapshots/snapshotted-claims';
import { declaredTarget } from '../../../graph/target';
import type { FoundAt, Rule } from '../../../rule';
import { called } from '../../../subject';
import { valueFinding } from '../../../value-finding';

export const nothingToSnapshot: Rule = {
  id: 'STASH327',
  name: 'nothing-to-snapshot',
  level: 'error',
  title: 'A backup by VolumeSnapshots has a target without claims.',
  why: 'The driver VolumeSnapshotter takes one VolumeSnapshot of each claim that it finds. If it finds none, it takes none and reports no error: '
    + 'no backup fails, and you notice only when you need to restore something. '
    + 'The finding is a warning for a StatefulSet whose pods mount claims that it does not make.',
  mend: 'Name a PersistentVolumeClaim, or a Deployment, StatefulSet or DaemonSet that has claims. If the data is in other volumes, leave out the '
    + 'driver, so that restic backs up the files.',
  facts: [
    {
      says: 'Stash uses the claims among the volumes of a Deployment or DaemonSet, those of the templates of a StatefulSet, and a claim itself. '
        + 'For any other kind it uses none, without an error.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/create_volumesnapshot.go',
    },
    {
      says: 'Later sources use the claims among the volumes of a StatefulSet too. It is not known from which release on.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/create_volumesnapshot.go',
    },
    {
      says: 'For a StatefulSet it uses the claims of as many pods as target.replicas says, counted from number 0, and of all pods if that is not '
        + 'set.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/create_volumesnapshot.go',
    },
  ],
  judge(cluster, report) {
    for (const member of backupMembersIn(cluster).filter(({ model }) => model === 'snapshotter')) {
      const fault = faultOf(cluster, member);
      if (fault !== undefined) {
        report(member.subject, [...member.field, 'target', ...fault.at], fault);
      }
    }
  },
};

const MEND = 'name a PersistentVolumeClaim, or a workload that has claims; for other volumes, leave out this driver, so that restic backs up the files';

function faultOf(cluster: Cluster, member: BackupMember): FoundAt | undefined {
  const { target, spec } = member;
  if (target === undefined) {
    return { at: ['ref'], found: 'is missing, so no VolumeSnapshot is ever taken', mend: MEND };
  }
  if (targetKind(target.kind) !== undefined) {
    // STASH313 reports the kind.
    return undefined;
  }
  const kind = valueFinding(target.kind, snapshotKind);
  if (kind !== undefined) {
    return { at: ['ref', 'kind'], ...kind };
  }
  const replicas = isNumbered(target) ? valueFinding(spec.target?.replicas, podCount) : undefined;
  if (replicas !== undefined) {
    return { at: ['replicas'], ...replicas };
  }
  if (snapshottedClaims(cluster, member)?.length !== 0) {
    return undefined;
  }
  if (!isNumbered(target)) {
    return { at: ['ref'], found: `${called(target)} mounts no claim, so no VolumeSnapshot is ever taken`, mend: MEND };
  }
  const found = `${called(target)} has no volumeClaimTemplates`;
  return mountedClaims(declaredTarget(cluster, target)!.manifest).length === 0
    ? { at: ['ref'], found: `${found}, so no VolumeSnapshot is ever taken`, mend: MEND }
    : {
      at: ['ref'],
      found: `${found}, and not every release of Stash takes VolumeSnapshots of the other claims that its pods mount`,
      mend: 'name the PersistentVolumeClaim itself, or acknowledge this if you have seen its VolumeSnapshots',
      level: 'warning',
    };
}
