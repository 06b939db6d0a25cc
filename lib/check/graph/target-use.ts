import type { Model, Target } from './target';
import type * as wire from '../../../imports/stash';
import type { Cluster } from '../cluster';
import type { Conforming } from '../conform';
import type { FieldPath } from '../manifest-fields';
import type { Subject } from '../subject';

/** One target of a backup or restore, as far as both have it alike. */
export interface TargetUse {
  readonly subject: Subject;
  /** Where it stands in the manifest. */
  readonly field: FieldPath;
  readonly action: 'backup' | 'restore';
  readonly spec: Conforming<wire.BackupMember | wire.RestoreMember>;
  /** None for a dump of the whole cluster, for claims that are made from templates, and where the reference is missing. */
  readonly target?: Target;
  readonly model: Model;
}

/** All targets of backups, then those of restores. */
export function targetUses(cluster: Cluster): readonly TargetUse[] {
  return cluster.once('target-uses', () => [
    ...cluster.backups.flatMap(({ subject, members }) => members.map((member): TargetUse => ({ ...member, subject, action: 'backup' }))),
    ...cluster.restores.flatMap(({ subject, members }) => members.map((member): TargetUse => ({ ...member, subject, action: 'restore' }))),
  ]);
}
