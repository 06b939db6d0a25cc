import { usesWith } from './target-use';
import type { Conforming } from '../../../imports/conforming';
import type * as wire from '../../../imports/stash';
import { cataloguedTasks, type CataloguedTask, type TaskAction } from '../../addon/catalogue';
import type { FieldPath } from '../../kubernetes/manifest-fields';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';
import type { Place, Subject } from '../subject';

/** A place where a Task is named. */
export interface TaskUse {
  readonly subject: Subject;
  readonly field: FieldPath;
  readonly task: Conforming<wire.TaskRef>;
  readonly action: TaskAction;
}

/** Where its name stands. */
export const placeOfName = ({ subject, field }: TaskUse): Place => ({ subject, field: [...field, 'name'] });

/** All places where Tasks are named: by what backs up and restores, by blueprints, and by AppBindings for those that name none. */
export const taskUses = view((cluster: Cluster): readonly TaskUse[] => [
  ...usesWith(cluster, 'task').map(({ subject, field, spec, action }): TaskUse =>
    ({ subject, field: [...field, 'task'], task: spec.task!, action })),
  ...cluster.declarations('BackupBlueprint').flatMap(({ subject, manifest }) => use(subject, ['spec', 'task'], manifest.spec?.task, 'backup')),
  ...cluster.declarations('AppBinding').flatMap(({ subject, manifest }) => {
    const field = ['spec', 'parameters', 'stash', 'addon'];
    const { backupTask, restoreTask } = manifest.spec?.parameters?.stash?.addon ?? {};
    return [...use(subject, [...field, 'backupTask'], backupTask, 'backup'), ...use(subject, [...field, 'restoreTask'], restoreTask, 'restore')];
  }),
]);

/** The Tasks that are chosen together: those of an AppBinding for backups and for restores, where they are of one addon and version. Mostly one alone. */
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

/** Whether the manifests declare a Task of this name, which then is what runs, whatever Stash installs under it. */
export const isDeclaredTask = (cluster: Cluster, name: string): boolean => cluster.named('Task', '', name) !== undefined;

/** The Task that the release installs under this name, unless the manifests declare one. */
export const installedTask = (cluster: Cluster, name: string): CataloguedTask | undefined =>
  isDeclaredTask(cluster, name) ? undefined : cataloguedTasks(cluster.release).get(name);
