import { wholeNumber } from '../kubernetes/whole-number';
import { type ValueRule, wrong } from '../refusal/complaint';

/** What has claims that Stash finds when it takes VolumeSnapshots. */
const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'PersistentVolumeClaim'];

/** Of what kind the target of VolumeSnapshots may be. */
export const snapshotKind: ValueRule = (kind) => KINDS.includes(kind)
  ? undefined
  : wrong('has no volumes that Stash finds', 'name a Deployment, a StatefulSet, a DaemonSet or a PersistentVolumeClaim');

/** Of how many pods of a StatefulSet there may be VolumeSnapshots. */
export const podCount = wholeNumber('number of pods', { from: 1, hint: 'leave it out for all' });
