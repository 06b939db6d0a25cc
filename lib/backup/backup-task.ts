import type * as wire from '../../imports/stash';
import { Addon, addonType } from '../addon/addon';
import { type Complaint, wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { isClaim, isDatabase, isWorkload } from '../target/target-kind';
import type { TargetReference } from '../target/target-reference';
import { type Misfit, taskMisfit } from '../target/task-misfit';

/** The Task for a target: that of the addon, or `pvc-backup` for a claim. Workloads need none, and an AppBinding may name its own. */
export function backupTask(field: Field, target: TargetReference | undefined, addon: Addon | undefined): wire.TaskRef | undefined {
  field.checkType(addon, addonType);
  const chosen = addon ?? (isClaim(target) ? Addon.pvc() : undefined);
  if (chosen !== undefined) {
    const misfit = taskMisfit(chosen._name, target);
    return misfit === undefined ? chosen._task('backup', field) : field.refuse(complaints(chosen._name, named(target))[misfit]);
  }
  return isWorkload(target) || isDatabase(target)
    ? undefined
    : field.refuse(wrong(`is missing, and without a Task Stash cannot back up ${named(target)}`, mendOf(target)));
}

const mendOf = (target: TargetReference | undefined) => target === undefined || target.kind === 'Namespace'
  ? 'give an addon, such as Addon.kubedump("0.2.0")'
  : `give the addon that backs up a ${target.kind}, or name the workload or the claim that holds the files`;

const complaints = (addon: string, target: string): { readonly [M in Misfit]: Complaint } => ({
  'workload': wrong(`the Task of the addon ${addon} would back up ${target} from a Job, which does not see its volumes`, 'leave the addon out'),
  'no claim': wrong(`the Task of the addon pvc is for claims, not for ${target}`, 'give an addon for it'),
  'no database': wrong(`the Task of the addon ${addon} is for databases, not for ${target}`,
    'back up the AppBinding of the database with BackupTarget.appBinding()'),
});

const named = (target: TargetReference | undefined) => target ? `the ${target.kind} ${quote(target.name)}` : 'the cluster';
