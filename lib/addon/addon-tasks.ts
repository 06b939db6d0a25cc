import { mismatchOf } from './addon-arguments';
import type { CustomAddonOptions } from './addon-options';
import type { AddonName, AddonOptions, Parameter, TaskAction } from './addon-parameters';
import { ADDONS } from './addons';
import { actionsOf, CLAIM_TASKS, taskName } from './catalogue';
import { givenParams, params } from './given-parameters';
import { taskOrTemplateName } from './task-name';
import type * as wire from '../../imports/stash';
import { type Complaint, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { check, isAbsent, refuse, refuseIf } from '../refusal/refusal';
import { refuseUnknown, structOf } from '../refusal/struct';
import { checkRequiredType, checkType, structType, textType } from '../refusal/value-type';

/** The Task for an action, or why there is none, and what to do about it. */
type TaskOrLack = wire.TaskRef | Complaint;

/** The Tasks of an addon. */
export interface AddonTasks {
  /** The name of the addon in messages, and in the names of its Tasks. */
  readonly name: string;
  readonly tasks: { readonly [A in TaskAction]: TaskOrLack };
}

/** The Tasks for stand-alone claims, which the operator creates itself. */
export const PVC_TASKS: AddonTasks = { name: 'pvc', tasks: { backup: { name: CLAIM_TASKS.backup }, restore: { name: CLAIM_TASKS.restore } } };

/** The Tasks of an addon in the catalogue. Whether the release holds the version is checked at synth. */
export function addonTasks<A extends AddonName>(addon: A, version: string, options: AddonOptions[A] | undefined): AddonTasks {
  const where = `Addon.${addon}`;
  const { options: known, passwordOptions, programs } = ADDONS[addon];
  checkRequiredType(where, 'version', version, textType);
  checkType(where, 'options', options, structType);
  // Read as it is, not from a copy, which would lose what a class computes as a member of its own.
  const given = (options ?? {}) as { readonly [option: string]: unknown };
  refuseUnknown(where, 'options', given, Object.keys(known));
  const written: { readonly [T in TaskAction]: Array<[name: string, value: string]> } = { backup: [], restore: [] };
  const missing: string[] = [];
  for (const [option, { name, actions, form, versions, required }] of Object.entries<Parameter<never>>(known)) {
    const value = given[option];
    if (isAbsent(value)) {
      missing.push(...required ? [option] : []);
      continue;
    }
    if (versions && !versions.includes(version)) {
      refuse(where, option, wrong(`is a parameter of the versions ${versions.join(', ')} and not of ${quote(version)}`, 'leave it out'));
    }
    const text = form(where, option, value as never, passwordOptions);
    actions.forEach((action) => written[action].push([name, text]));
  }
  const task = (action: TaskAction): wire.TaskRef => ({ name: taskName(addon, action, version), ...params(written[action]) });
  const [backup, restore] = [task('backup'), task('restore')];
  refuseIf(where, '', mismatchOf(programs, backup.params, restore.params));
  const restores = actionsOf(addon).includes('restore') && missing.length === 0;
  const lack = missing.length > 0
    ? wrong(`${where}() was not given ${missing.join(', ')}, which a restore requires`, 'give the values of the cluster to restore')
    : wrong(`${where}() has no Task that restores`, 'fetch what you need from the backup with restic, and apply it with kubectl');
  return { name: addon, tasks: { backup, restore: restores ? restore : lack } };
}

/** The Tasks that the user names. */
export function customTasks(options: CustomAddonOptions): AddonTasks {
  const where = 'Addon.custom';
  options = structOf(where, 'options', options, 'CustomAddonOptions');
  if (options.backupTask === undefined && options.restoreTask === undefined) {
    refuse(where, '', wrong('has no Task', 'give backupTask, restoreTask or both'));
  }
  const task = (action: TaskAction): TaskOrLack => {
    const name = options[`${action}Task`];
    const given = options[`${action}Params`];
    if (name === undefined && given !== undefined) {
      refuse(where, `${action}Params`, wrong(`is given without ${action}Task`, `give ${action}Task too, or leave ${action}Params out`));
    }
    check(where, `${action}Task`, name, taskOrTemplateName);
    return name === undefined
      ? wrong(`${where}() was not given ${action}Task`, 'name the Task')
      : { name, ...givenParams(where, `${action}Params`, name, given) };
  };
  return { name: 'custom', tasks: { backup: task('backup'), restore: task('restore') } };
}
