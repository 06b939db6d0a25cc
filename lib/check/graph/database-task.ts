import { appBindingOf } from './app-binding';
import { annotationField, blueprintUses } from './auto-backup';
import { usesWith } from './target-use';
import { taskUses } from './task-use';
import type * as wire from '../../../imports/stash';
import { cataloguedTasks, type CataloguedAddon, type CataloguedTask } from '../../addon/catalogue';
import { BLUEPRINT } from '../../backup/auto-backup-annotation';
import type { Cluster, Declared } from '../cluster';
import type { FieldPath } from '../manifest-fields';
import { view } from '../once';
import type { Place, Subject } from '../subject';

/** A Task that the release installs, named for an AppBinding of the input. */
export interface DatabaseTask extends CataloguedTask {
  readonly name: string;
  readonly binding: Declared<wire.AppBinding>;
  readonly subject: Subject;
  /** Where it is named, or what asks for the blueprint that names it. */
  readonly field: FieldPath;
  /** The blueprint. */
  readonly also?: readonly Place[];
}

/** All such Tasks: those that AppBindings name, then those of backups and restores, and of blueprints. */
export const databaseTasks = view((cluster: Cluster): readonly DatabaseTask[] => {
  const bindings = new Map(cluster.declarations('AppBinding').map((one) => [one.subject, one]));
  if (bindings.size === 0) {
    return [];
  }
  const catalogue = cataloguedTasks(cluster.release);
  const task = (name: string | undefined, binding: Subject | undefined, where: Pick<DatabaseTask, 'subject' | 'field' | 'also'>): DatabaseTask[] => {
    const [installed, declared] = [catalogue.get(name ?? ''), binding && bindings.get(binding)];
    return installed === undefined || declared === undefined ? [] : [{ ...installed, name: name!, binding: declared, ...where }];
  };
  return [
    ...taskUses(cluster).flatMap(({ subject, field, task: { name } }) => task(name, subject, { subject, field: [...field, 'name'] })),
    ...usesWith(cluster, 'task').flatMap(({ subject, field, spec, target }) =>
      task(spec.task!.name, appBindingOf(cluster, target), { subject, field: [...field, 'task', 'name'] })),
    ...blueprintUses(cluster).flatMap(({ subject, target, blueprint, spec }) => task(spec.task?.name, appBindingOf(cluster, target), {
      subject, field: annotationField(BLUEPRINT), also: [{ subject: blueprint, field: ['spec', 'task', 'name'] }],
    })),
  ];
});

/** The addons that work on each AppBinding, each by the first of its Tasks. */
export const databaseAddons = view((cluster: Cluster): readonly DatabaseTask[] => {
  const seen = new Map<Subject, Set<CataloguedAddon>>();
  return databaseTasks(cluster).filter(({ binding: { subject }, addon }) => {
    const known = seen.get(subject) ?? new Set();
    const isFirst = !known.has(addon);
    seen.set(subject, known.add(addon));
    return isFirst;
  });
});
