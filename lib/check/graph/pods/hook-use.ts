import { asFields, type FieldPath, type Fields } from '../../../kubernetes/manifest-fields';
import { isAbsent } from '../../../refusal/refusal';
import type { Cluster } from '../../cluster';
import type { Place, Subject } from '../../subject';
import { usesWith, type TargetUse } from '../target-use';

/** A hook before or after backups or restores. */
export interface HookUse extends Place {
  readonly hook: Fields;
  /** The target that the hook is for; absent for the hooks of a whole batch and of a blueprint itself. */
  readonly of?: TargetUse;
}

const HOOKS = ['preBackup', 'postBackup', 'preRestore', 'postRestore'];

/** All hooks of single targets, those of backups from blueprints too, and of the blueprints themselves. */
export function hookUses(cluster: Cluster): HookUse[] {
  return [
    ...usesWith(cluster, 'hooks').flatMap((of) => hooksIn(of.subject, [...of.field, 'hooks'], of.spec.hooks, of)),
    ...cluster.declarations('BackupBlueprint').flatMap(({ subject, manifest }) => hooksIn(subject, ['spec', 'hooks'], manifest.spec?.hooks)),
  ];
}

/** The hooks of each batch as a whole. */
export function batchHooks(cluster: Cluster): Array<readonly HookUse[]> {
  return [...cluster.declarations('BackupBatch'), ...cluster.declarations('RestoreBatch')].map(({ subject, manifest }) =>
    hooksIn(subject, ['spec', 'hooks'], manifest.spec?.hooks));
}

function hooksIn(subject: Subject, field: FieldPath, hooks: unknown, of?: TargetUse): HookUse[] {
  const given = asFields(hooks);
  return HOOKS.filter((name) => !isAbsent(given[name]))
    .map((name) => ({ subject, field: [...field, name], hook: asFields(given[name]), of }));
}
