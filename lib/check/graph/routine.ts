import type * as wire from '../../../imports/stash';
import type { Cluster } from '../cluster';
import type { Conforming } from '../conform';
import type { Subject } from '../subject';

/** What says when backups are taken and how long they may take. */
export interface Routine {
  readonly subject: Subject;
  readonly spec: Conforming<wire.BackupRoutine>;
}

/** The routines of all backups, and of those that blueprints make. */
export function routinesOf(cluster: Cluster): readonly Routine[] {
  return cluster.once('routines', () => [
    ...cluster.backups,
    ...cluster.declarations('BackupBlueprint').map(({ subject, manifest: { spec = {} } }) => ({ subject, spec })),
  ]);
}
