import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import type { AddonName, TaskAction } from '../../../addon/addon-parameters';
import { CATALOGUED_TASKS, type CataloguedTask } from '../../../addon/catalogue';
import { hasVariable } from '../../../addon/variable';
import { BLUEPRINT, PARAMETER } from '../../../backup/blueprint/auto-backup-annotation';
import { asFields, asText, type FieldPath } from '../../../kubernetes/manifest-fields';
import { view } from '../../../synth/once';
import { isDatabase } from '../../../target/target-kind';
import type { Cluster, Declared } from '../../cluster';
import { isDeclared, type Place, type Subject } from '../../subject';
import { appBindingOf } from '../app-binding';
import { annotationField, blueprintUses } from '../auto-backup';
import { usesWith, type TargetUse } from '../target-use';

/** A place where a Task is named. */
export interface TaskUse extends Place {
  readonly task: Conforming<wire.TaskRef>;
  readonly action: TaskAction;
}

/** The place where the name of the Task is written. */
export const placeOfName = ({ subject, field }: TaskUse): Place => ({ subject, field: [...field, 'name'] });

/** A place where a Task is given parameters: where it is named, or in the annotations of a database that asks for a blueprint. */
interface ParamUse extends TaskUse {
  /** The Task without the annotations, if there are any. What is wrong with it is found where it is named. */
  readonly pattern?: Conforming<wire.TaskRef>;
}

/** A parameter, with the fields of its name and of its value. */
interface GivenParam {
  readonly name: string;
  readonly value?: string;
  readonly nameField: FieldPath;
  readonly valueField: FieldPath;
}

/** The parameters that are given in this place: all of the Task, or only those of the annotations. */
export function paramsIn({ field, task: { params = [] }, pattern }: ParamUse): GivenParam[] {
  return params.flatMap((param, index) => {
    const { name = '', value } = param;
    if (pattern === undefined) {
      const at = [...field, 'params', index];
      return [{ name, value, nameField: [...at, 'name'], valueField: [...at, 'value'] }];
    }
    const annotation = annotationField(PARAMETER + name);
    return pattern.params?.includes(param) ? [] : [{ name, value, nameField: annotation, valueField: annotation }];
  });
}

/** Where the value of a parameter stands, or else the Task that is not given it. */
export function placeOfParam(use: ParamUse, name: string): Place {
  return { subject: use.subject, field: paramsIn(use).find((param) => param.name === name)?.valueField ?? use.field };
}

/** All places where Tasks are named: in backups and restores, in blueprints, and in AppBindings, whose Tasks apply to targets that name none. */
export const taskUses = view((cluster: Cluster): readonly TaskUse[] => [
  ...usesWith(cluster, 'task').filter(({ subject }) => isDeclared(subject)).flatMap(({ subject, field, spec, action }) =>
    taskUse(subject, [...field, 'task'], spec.task, action)),
  ...cluster.declarations('BackupBlueprint').flatMap(({ subject, manifest }) => taskUse(subject, ['spec', 'task'], manifest.spec?.task, 'backup')),
  ...cluster.declarations('AppBinding').flatMap((binding) => [...tasksOfBinding(binding, 'backup'), ...tasksOfBinding(binding, 'restore')]),
]);

/** The Tasks of backups from blueprints whose name has variables, so that it is another one for each version of a database. */
export const namedForEach = (cluster: Cluster): readonly TaskUse[] => usesWith(cluster, 'task').filter(({ subject }) => hasVariable(namedIn(subject.made?.blueprint)))
  .flatMap(({ subject, field, spec, action }) => taskUse(subject, [...field, 'task'], spec.task, action));

const namedIn = (blueprint: Subject | undefined) => asText(asFields(asFields(blueprint?.manifest.spec).task).name) ?? '';

/** The Tasks of databases whose annotations set parameters. A Task that several blueprints name is there once. */
export const annotatedTasks = view((cluster: Cluster): readonly ParamUse[] => {
  const found = new Map<string, ParamUse>();
  for (const { subject, target, spec, annotations } of blueprintUses(cluster).filter((use) => isDatabase(use.target))) {
    const set = [...annotations].filter(([name]) => name.startsWith(PARAMETER))
      .map(([name, value]) => ({ name: name.slice(PARAMETER.length), value }));
    const pattern = spec.task ?? appBindingOf(cluster, target)?.manifest.spec?.parameters?.stash?.addon?.backupTask;
    if (set.length > 0 && pattern !== undefined) {
      const others = (pattern.params ?? []).filter(({ name }) => !set.some((param) => param.name === name));
      const task = { ...pattern, params: [...others, ...set] };
      found.set(`${pattern.name} ${target.identity}`, { subject, field: annotationField(BLUEPRINT), task, action: 'backup', pattern });
    }
  }
  return [...found.values()];
});

/** All places where Tasks are given parameters. */
export const paramUses = view((cluster: Cluster): readonly ParamUse[] => [...taskUses(cluster), ...annotatedTasks(cluster)]);

/** The Task that an AppBinding names for an action, if it does. */
export function tasksOfBinding({ subject, manifest }: Declared<wire.AppBinding>, action: TaskAction): TaskUse[] {
  const key = `${action}Task` as const;
  return taskUse(subject, ['spec', 'parameters', 'stash', 'addon', key], manifest.spec?.parameters?.stash?.addon?.[key], action);
}

/** The Task that a target is backed up or restored by: its own, or else that of its AppBinding. */
export function tasksOf(cluster: Cluster, { subject, field, spec, target, action }: TargetUse): TaskUse[] {
  const binding = spec.task === undefined ? appBindingOf(cluster, target) : undefined;
  return binding === undefined ? taskUse(subject, [...field, 'task'], spec.task, action) : tasksOfBinding(binding, action);
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

function taskUse(subject: Subject, field: FieldPath, task: TaskUse['task'] | undefined, action: TaskAction): TaskUse[] {
  return task === undefined ? [] : [{ subject, field, task, action }];
}

/** Whether the manifests declare a Task with this name. It then runs in place of one that Stash installs under that name. */
export const isDeclaredTask = (cluster: Cluster, name: string): boolean => cluster.named('Task', '', name) !== undefined;

/** The Tasks that Stash installs, by name, in any of the releases that the cluster may run. */
export const installedTasks = view(({ releases }: Cluster): ReadonlyMap<string, CataloguedTask> =>
  new Map([...CATALOGUED_TASKS].filter(([, task]) => task.releases.some((release) => releases.includes(release)))));

/** The names of those for the backups of an addon whose version fits, from the oldest version to the newest. */
export const installedBackups = (cluster: Cluster, addon: AddonName, fits: (version: string) => boolean): string[] =>
  [...installedTasks(cluster)].filter(([, task]) => task.addon === addon && task.action === 'backup' && fits(task.version)).map(([name]) => name);

/** The Task that Stash installs under this name, unless the manifests declare one. */
export const installedTask = (cluster: Cluster, name: string): CataloguedTask | undefined =>
  isDeclaredTask(cluster, name) ? undefined : installedTasks(cluster).get(name);
