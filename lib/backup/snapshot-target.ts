import type { ValueRule } from '../check/refusal';

/** What has claims that Stash finds when it takes VolumeSnapshots. */
const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'PersistentVolumeClaim'];

/** Of what kind the target of VolumeSnapshots may be. */
export const snapshotKind: ValueRule = (kind) => KINDS.includes(kind)
  ? undefined
  : 'has no volumes that Stash finds: name a Deployment, a StatefulSet, a DaemonSet or a PersistentVolumeClaim';

/** Of how many pods of a StatefulSet there may be VolumeSnapshots. */
export const podCount: ValueRule<number> = (count) =>
  Number.isSafeInteger(count) && count >= 1 ? undefined : 'is no number of pods: a whole number from 1 up; leave it out for all';
