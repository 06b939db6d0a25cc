import { appBindingOf } from './app-binding';
import { usesWith, type TargetUse } from './target-use';
import type { Conforming } from '../../../imports/conforming';
import type * as wire from '../../../imports/stash';
import { cataloguedTasks, type CataloguedTask, type TaskAction } from '../../addon/catalogue';
import type { FieldPath } from '../../kubernetes/manifest-fields';
import { view } from '../../synth/once';
import type { Cluster, Declared } from '../cluster';
import type { Place, Subject } from '../subject';

/** A place where a Task is named. */
export interface TaskUse {
  readonly subject: Subject;
  readonly field: FieldPath;
  readonly task: Conforming<wire.TaskRef>;
  readonly action: TaskAction;
}

/** The place where the name of the Task is written. */
export const placeOfName = ({ subject, field }: TaskUse): Place => ({ subject, field: [...field, 'name'] });

/** Where the value of a parameter stands, or else the Task that is not given it. */
export function placeOfParam({ subject, field, task: { params = [] } }: TaskUse, name: string): Place {
  const index = params.findIndex((param) => param.name === name);
  return { subject, field: index === -1 ? field : [...field, 'params', index, 'value'] };
}

/** All places where Tasks are named: in backups and restores, in blueprints, and in AppBindings, whose Tasks apply to targets that name none. */
export const taskUses = view((cluster: Cluster): readonly TaskUse[] => [
  ...usesWith(cluster, 'task').flatMap(({ subject, field, spec, action }) => use(subject, [...field, 'task'], spec.task, action)),
  ...cluster.declarations('BackupBlueprint').flatMap(({ subject, manifest }) => use(subject, ['spec', 'task'], manifest.spec?.task, 'backup')),
  ...cluster.declarations('AppBinding').flatMap((binding) => [...tasksOfBinding(binding, 'backup'), ...tasksOfBinding(binding, 'restore')]),
]);

/** The Task that an AppBinding names for an action, if it does. */
export function tasksOfBinding({ subject, manifest }: Declared<wire.AppBinding>, action: TaskAction): TaskUse[] {
  const key = `${action}Task` as const;
  return use(subject, ['spec', 'parameters', 'stash', 'addon', key], manifest.spec?.parameters?.stash?.addon?.[key], action);
}

/** The Task that a target is backed up or restored by: its own, or else that of its AppBinding. */
export function tasksOf(cluster: Cluster, { subject, field, spec, target, action }: TargetUse): TaskUse[] {
  const binding = spec.task === undefined ? appBindingOf(cluster, target) : undefined;
  return binding === undefined ? use(subject, [...field, 'task'], spec.task, action) : tasksOfBinding(binding, action);
}

/**
 * The Task uses, grouped by what is chosen together: the backup and restore Tasks of an AppBinding if their addon and version are the same, else each
 * use alone.
 */
export const taskChoices = view((cluster: Cluster): ReadonlyArray<readonly TaskUse[]> => {
  const choices: TaskUse[][] = [];
  for (const one of taskUses(cluster)) {
    const before = choices.at(-1);
    if (before !== undefined && isCounterpart(before[0]!, one)) {
      before.push(one);
    } else {
      choices.push([one]);
    }
  }
  return choices;
});

const isCounterpart = (backup: TaskUse, restore: TaskUse) => backup.subject === restore.subject && backup.action === 'backup' && restore.action === 'restore'
  && backup.task.name?.replace('backup', 'restore') === restore.task.name;

function use(subject: Subject, field: FieldPath, task: TaskUse['task'] | undefined, action: TaskAction): TaskUse[] {
  return task === undefined ? [] : [{ subject, field, task, action }];
}

/** Whether the manifests declare a Task with this name. It then runs in place of one that Stash installs under that name. */
export const isDeclaredTask = (cluster: Cluster, name: string): boolean => cluster.named('Task', '', name) !== undefined;

/** The Task that the release installs under this name, unless the manifests declare one. */
export const installedTask = (cluster: Cluster, name: string): CataloguedTask | undefined =>
  isDeclaredTask(cluster, name) ? undefined : cataloguedTasks(cluster.release).get(name);
