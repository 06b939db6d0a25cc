import type { Backup } from './backup';
import { backupsIn } from './made-backup';
import { type Restore, restoresIn } from './restore';
import type { TargetUse } from './target-use';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';

/** A backup or restore as a whole, for what treats both alike. */
export type Invoker = Backup | Restore;

/** All backups, then all restores. */
export const invokersIn = view((cluster: Cluster): readonly Invoker[] => [...backupsIn(cluster), ...restoresIn(cluster)]);

/** The one that a target belongs to. */
export const invokerOf = (use: TargetUse): Invoker => use.action === 'backup' ? use.backup : use.restore;
