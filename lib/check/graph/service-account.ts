import { isByJob, usesWith, type TargetUse } from './target-use';
import type { Conforming } from '../../../imports/conforming';
import type * as wire from '../../../imports/stash';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';
import type { Place, Subject } from '../subject';

/** A ServiceAccount of the input. */
export const serviceAccount = (cluster: Cluster, namespace: string, name: string): Subject | undefined =>
  cluster.find('', 'ServiceAccount', namespace, name);

/** Settings of pods that Stash creates: those of a Job, and that of the CronJob that triggers a backup. */
export interface PodSettings extends Place {
  readonly pod: Conforming<wire.PodRuntimeSettings>;
}

export const podSettings = view((cluster: Cluster): readonly PodSettings[] => [
  ...usesWith(cluster, 'settings').filter(createsPods).map(({ subject, field, spec }) => ({ subject, field, settings: spec.runtimeSettings })),
  ...cluster.declarations('BackupBatch').map(({ subject, manifest }) => ({ subject, field: ['spec'], settings: manifest.spec?.runtimeSettings })),
].flatMap(({ subject, field, settings }) =>
  settings?.pod === undefined ? [] : [{ subject, field: [...field, 'runtimeSettings', 'pod'], pod: settings.pod }]));

/** The CronJob of a BackupConfiguration has its settings even if there is no Job. */
const createsPods = (use: TargetUse) => use.subject.kind === 'BackupConfiguration' || isByJob(use);
