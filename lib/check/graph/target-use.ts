import type { BackupMember } from './backup';
import { type RestoreMember, restoreMembersIn } from './restore';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';
import { backupMembersIn } from './made-backup';

/** One target of a backup or restore, for what treats both alike. */
export type TargetUse = BackupMember | RestoreMember;

/** Whether a Job of Stash moves the data, and not a container in the pods of the workload. */
export const isByJob = ({ model }: Pick<TargetUse, 'model'>): boolean => model !== 'sidecar' && model !== 'snapshotter';

/** The name under which the data of a target is stored, if it has one. */
export const aliasOf = ({ spec }: TargetUse): string | undefined => spec.target?.alias || undefined;

/** Whether the data of a target passes through an interim volume. */
export const hasInterimVolume = ({ spec }: TargetUse): boolean => spec.interimVolumeTemplate !== undefined;

/** All targets of backups, then those of restores. */
export const targetUses = (cluster: Cluster): readonly TargetUse[] => sorted(cluster).all;

/** The targets that set `matter`, which most do not. */
export const usesWith = (cluster: Cluster, matter: 'task' | 'hooks' | 'settings'): readonly TargetUse[] => sorted(cluster)[matter];

/** All targets, sorted once for the rules that concern only a few of them. */
const sorted = view((cluster: Cluster) => {
  const all: readonly TargetUse[] = [...backupMembersIn(cluster), ...restoreMembersIn(cluster)];
  return {
    all,
    task: all.filter(({ spec }) => spec.task !== undefined),
    hooks: all.filter(({ spec }) => spec.hooks !== undefined),
    settings: all.filter(({ spec }) => spec.runtimeSettings !== undefined || spec.interimVolumeTemplate !== undefined),
  };
});
