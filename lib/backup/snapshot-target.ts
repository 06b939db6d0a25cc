import { wholeNumber } from '../kubernetes/whole-number';
import { type ValueRule, wrong } from '../refusal/complaint';
import { WORKLOADS } from '../target/target-kind';

/** The kinds whose claims Stash finds when it takes VolumeSnapshots. */
const KINDS = [...WORKLOADS, 'PersistentVolumeClaim'];

/** Checks the kind of a target of VolumeSnapshots. */
export const snapshotKind: ValueRule = (kind) => KINDS.includes(kind)
  ? undefined
  : wrong('is not a kind whose volumes Stash finds', 'name a Deployment, a StatefulSet, a DaemonSet or a PersistentVolumeClaim');

/** Checks the number of pods of a StatefulSet whose volumes are snapshotted. */
export const podCount = wholeNumber('number of pods', { from: 1, hint: 'leave it out for all' });
