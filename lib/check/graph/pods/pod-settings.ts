import { appliedSettings, type Settings } from './runtime-settings';
import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { Fact } from '../../rule';
import type { Place } from '../../subject';
import { isByJob } from '../target-use';

/** Settings of pods that Stash creates: those of a Job, and that of the CronJob that triggers a backup. */
interface PodSettings extends Place {
  readonly pod: Conforming<wire.PodRuntimeSettings>;
}

export const podSettings = view((cluster: Cluster): readonly PodSettings[] => appliedSettings(cluster).filter(createsPods)
  .flatMap(({ subject, field, settings: { pod } }) => pod === undefined ? [] : [{ subject, field: [...field, 'pod'], pod }]));

/** The CronJob of a BackupConfiguration has its settings even if there is no Job. */
const createsPods = ({ subject, use }: Settings) => use === undefined || subject.kind === 'BackupConfiguration' || isByJob(use);

/** The fact behind every rule that judges the settings of pods that Stash creates. */
export const OWN_PODS: Fact = {
  says: 'The settings of the pod apply to the Jobs of Stash, and to the CronJob that creates the BackupSessions.',
  standing: 'source',
  see: 'stashed/stash: pkg/executor/executor.go, pkg/scheduler/periodic.go',
};
