import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { Place } from '../../subject';
import { usesWith, type TargetUse } from '../target-use';

/** The runtimeSettings of a target, those for the CronJob of a batch, or those that a blueprint passes on to its backups. */
export interface StatedSettings extends Place {
  readonly settings: Conforming<wire.RuntimeSettings>;
  /** The target; absent for a batch and a blueprint. */
  readonly use?: TargetUse;
}

export const runtimeSettings = view((cluster: Cluster): readonly StatedSettings[] => [
  ...usesWith(cluster, 'settings').map((use) => ({ subject: use.subject, field: use.field, settings: use.spec.runtimeSettings, use })),
  ...[...cluster.declarations('BackupBatch'), ...cluster.declarations('BackupBlueprint')]
    .map(({ subject, manifest }) => ({ subject, field: ['spec'], settings: manifest.spec?.runtimeSettings })),
].flatMap(({ settings, field, ...rest }) => settings === undefined ? [] : [{ ...rest, field: [...field, 'runtimeSettings'], settings }]));
