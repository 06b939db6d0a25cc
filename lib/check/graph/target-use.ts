import type { BackupMember } from './backup';
import type { RestoreMember } from './restore';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';

/** One target of a backup or restore, as far as both have it alike. */
export type TargetUse = BackupMember | RestoreMember;

/** All targets of backups, then those of restores. */
export const targetUses = (cluster: Cluster): readonly TargetUse[] => sorted(cluster).all;

/** Those that say something of a matter of which most say nothing. */
export const usesWith = (cluster: Cluster, matter: 'task' | 'hooks' | 'settings'): readonly TargetUse[] => sorted(cluster)[matter];

/** All targets, looked at once for the rules that are about a few of them. */
const sorted = view((cluster: Cluster) => {
  const all: readonly TargetUse[] = [...cluster.backupMembers, ...cluster.restoreMembers];
  const task: TargetUse[] = [];
  const hooks: TargetUse[] = [];
  const settings: TargetUse[] = [];
  for (const one of all) {
    if (one.spec.task !== undefined) {
      task.push(one);
    }
    if (one.spec.hooks !== undefined) {
      hooks.push(one);
    }
    if (one.spec.runtimeSettings !== undefined || one.spec.interimVolumeTemplate !== undefined) {
      settings.push(one);
    }
  }
  return { all, task, hooks, settings };
});
