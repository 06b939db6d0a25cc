import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import { asFields, asList, asText, type FieldPath } from '../../../kubernetes/manifest-fields';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { isDeclared, type Place } from '../../subject';
import { usesWith, type TargetUse } from '../target-use';

/** The runtimeSettings of a target, those for the CronJob of a batch, or those that a blueprint passes on to its backups. */
export interface Settings extends Place {
  readonly settings: Conforming<wire.RuntimeSettings>;
  /** The target; absent for a batch and a blueprint. */
  readonly use?: TargetUse;
}

/** All that apply to some pods: those of targets, of backups from blueprints too, and those for the CronJobs of batches. */
export const appliedSettings = view((cluster: Cluster): readonly Settings[] => [
  ...usesWith(cluster, 'settings').flatMap((use) => settingsIn(use, use.spec, use)),
  ...cluster.declarations('BackupBatch').flatMap(({ subject, manifest }) => settingsIn({ subject, field: SPEC }, manifest.spec)),
]);

/** All as they are written, those of a blueprint once, however many backups it makes. */
export const writtenSettings = view((cluster: Cluster): readonly Settings[] => [
  ...appliedSettings(cluster).filter(({ subject }) => isDeclared(subject)),
  ...cluster.declarations('BackupBlueprint').flatMap(({ subject, manifest }) => settingsIn({ subject, field: SPEC }, manifest.spec)),
]);

/** Whether they are for the CronJob of a batch alone, in which restic does not run. */
export const isOfTrigger = ({ use, subject }: Settings): boolean => use === undefined && subject.kind === 'BackupBatch';

/** An environment variable that the runtimeSettings give to restic, with its place in the list. */
interface Variable extends Place {
  readonly name: string;
  /** Empty if the value is not written here. */
  readonly value: string;
}

/** Those of `writtenSettings` that restic reads. */
export const resticVariables = (cluster: Cluster): readonly Variable[] => writtenSettings(cluster)
  .filter((settings) => !isOfTrigger(settings))
  .flatMap(({ subject, field, settings }) => asList(settings.container?.env).map((variable, index) => {
    const { name, value } = asFields(variable);
    return { subject, field: [...field, 'container', 'env', index], name: asText(name) ?? '', value: asText(value) ?? '' };
  }));

const SPEC: FieldPath = ['spec'];

const settingsIn = ({ subject, field }: Place, spec: { readonly runtimeSettings?: Settings['settings'] } | undefined, use?: TargetUse): Settings[] =>
  spec?.runtimeSettings === undefined ? [] : [{ subject, field: [...field, 'runtimeSettings'], settings: spec.runtimeSettings, use }];
