import { appBindingOf } from '../app-binding';
import { usesWith } from '../target-use';
import { installedTask, taskUses, type TaskUse } from './task-use';
import type * as wire from '../../../../imports/stash';
import { addonOfType, type CataloguedTask } from '../../../addon/catalogue';
import { view } from '../../../synth/once';
import type { Cluster, Declared } from '../../cluster';
import { fullNameOf } from '../../full-name';
import { grouped } from '../../grouped';
import type { Fact } from '../../rule';
import type { Place } from '../../subject';

/** A Task that the Stash release installs, as used for an AppBinding of the input, at the place that names it. */
export interface DatabaseTask extends CataloguedTask, Place {
  readonly name: string;
  /** Its parameters, without those of annotations. */
  readonly params: NonNullable<TaskUse['task']['params']>;
  readonly binding: Declared<wire.AppBinding>;
}

/** All uses of such Tasks: by AppBindings, then by backups, those from blueprints included, and restores. */
export const databaseTasks = view((cluster: Cluster): readonly DatabaseTask[] => {
  if (cluster.declarations('AppBinding').length === 0) {
    return [];
  }
  const task = ({ name = '', params = [] }: TaskUse['task'] = {}, binding: DatabaseTask['binding'] | undefined, where: Place): DatabaseTask[] => {
    const installed = installedTask(cluster, name);
    const other = addonOfType(binding?.manifest.spec?.type ?? '');
    const isMeant = other === undefined || other === installed?.addon;
    return installed === undefined || binding === undefined || !isMeant ? [] : [{ ...installed, name, params, binding, ...where }];
  };
  return [
    ...taskUses(cluster).filter(({ subject }) => subject.kind === 'AppBinding').flatMap(({ subject, field, task: named }) =>
      task(named, cluster.named('AppBinding', subject.namespace, subject.name), { subject, field: [...field, 'name'] })),
    ...usesWith(cluster, 'task').flatMap(({ subject, field, spec, target }) =>
      task(spec.task, appBindingOf(cluster, target), { subject, field: [...field, 'task', 'name'] })),
  ];
});

/** The addons used for each AppBinding, each represented by the first of its Tasks. */
export const databaseAddons = view((cluster: Cluster): readonly DatabaseTask[] =>
  [...grouped(databaseTasks(cluster), ({ binding: { subject }, addon }) => `${addon} ${fullNameOf(subject)}`).values()].map(([first]) => first!));

/** The fact behind every rule that takes the version of a Task for PostgreSQL for that of its programs. */
export const PROGRAMS_OF_POSTGRES: Fact = {
  says: 'The image of the addon is built from the PostgreSQL image of the same version.',
  standing: 'source',
  see: 'stashed/postgres: Makefile',
};
