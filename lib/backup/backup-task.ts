import type * as wire from '../../imports/stash';
import { Addon, addonType } from '../addon/addon';
import type { Field } from '../check/field';
import { type Complaint, quote, wrong } from '../check/refusal';
import { isWorkload, type TargetReference } from '../invoker/target-reference';

/** Addons whose Tasks look at any object: at its manifest, or at whatever their authors say. */
const UNIVERSAL = ['kubedump', 'custom'];

/** The Task for a target: that of the addon where it fits, `pvc-backup` for a claim, and none where Stash or the AppBinding knows it. */
export function backupTask(field: Field, target: TargetReference | undefined, addon: Addon | undefined): wire.TaskRef | undefined {
  field.checkType(addon, addonType);
  const chosen = addon ?? (target?.kind === 'PersistentVolumeClaim' ? Addon.pvc() : undefined);
  if (chosen !== undefined) {
    const complaint = UNIVERSAL.includes(chosen._name) ? undefined : mismatch(target, chosen._name);
    return complaint === undefined ? chosen._backupTask(field.construct, field.path) : field.refuse(complaint);
  }
  return target !== undefined && (isWorkload(target) || target.kind === 'AppBinding')
    ? undefined
    : field.refuse(wrong(`is missing, and without a Task Stash cannot back up ${named(target)}`, mendOf(target)));
}

const mendOf = (target: TargetReference | undefined) => target === undefined || target.kind === 'Namespace'
  ? 'give an addon, such as Addon.kubedump("0.2.0")'
  : `give the addon that backs up a ${target.kind}, or name the workload or the claim that holds the files`;

function mismatch(target: TargetReference | undefined, addon: string): Complaint | undefined {
  if (target !== undefined && isWorkload(target)) {
    return wrong(`of the addon ${addon} would make a Job of the backup of ${named(target)}, which does not see its volumes`, 'leave the addon out');
  }
  if (addon === 'pvc') {
    return target?.kind === 'PersistentVolumeClaim' ? undefined : wrong(`of the addon pvc is for claims, and not for ${named(target)}`, 'give the addon that is');
  }
  return target === undefined || target.kind === 'PersistentVolumeClaim' || target.kind === 'Namespace'
    ? wrong(`of the addon ${addon} is for a database, and not for ${named(target)}`, 'back up the AppBinding of the database with BackupTarget.appBinding()')
    : undefined;
}

const named = (target: TargetReference | undefined) => target ? `the ${target.kind} ${quote(target.name)}` : 'the cluster';
