import type { BackupMember } from './backup';
import type { RestoreMember } from './restore';
import type { Cluster } from '../cluster';

/** One target of a backup or restore, as far as both have it alike. */
export type TargetUse = BackupMember | RestoreMember;

/** All targets of backups, then those of restores. */
export function targetUses(cluster: Cluster): readonly TargetUse[] {
  return cluster.once('target-uses', () => [...cluster.backupMembers, ...cluster.restoreMembers]);
}
