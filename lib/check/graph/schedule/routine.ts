import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import { SCHEDULE } from '../../../backup/blueprint/auto-backup-annotation';
import { asText } from '../../../kubernetes/manifest-fields';
import { annotationsOf } from '../../../kubernetes/metadata';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { Place, Subject } from '../../subject';
import { annotationField } from '../auto-backup';
import { declaredBackups } from '../backup';

/** A backup or a blueprint, either of which sets when backups are taken and how long they may take. */
export interface Routine {
  readonly subject: Subject;
  readonly spec: Conforming<wire.BackupRoutine>;
}

/** The routines of all backups and blueprints. */
export const routinesOf = view((cluster: Cluster): readonly Routine[] => [
  ...declaredBackups(cluster),
  ...cluster.declarations('BackupBlueprint').map(({ subject, manifest: { spec = {} } }) => ({ subject, spec })),
]);

/** A schedule and the place where it is written. */
interface WrittenSchedule extends Place {
  readonly schedule: string;
}

/** The schedules of all routines, and those that objects set for themselves by an auto-backup annotation. */
export const schedulesOf = view((cluster: Cluster): readonly WrittenSchedule[] => [
  ...routinesOf(cluster).flatMap(({ subject, spec: { schedule } }) => schedule ? [{ subject, field: ['spec', 'schedule'], schedule }] : []),
  ...cluster.annotated.flatMap((subject) => {
    const schedule = asText(annotationsOf(subject.manifest)[SCHEDULE]);
    return schedule === undefined ? [] : [{ subject, field: annotationField(SCHEDULE), schedule }];
  }),
]);
