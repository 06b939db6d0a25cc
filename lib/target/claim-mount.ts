import type { VolumeMount } from './volume-mounts';

/** The default path at which a Job mounts a claim. It is also the default path to back up, even if the claim is mounted elsewhere. */
export const CLAIM_MOUNT_PATH = '/stash-data';

/** The mount of a claim in such a Job, whose volume has this name whatever name the mount in the manifest gives. */
export const claimMount = (mountPath = CLAIM_MOUNT_PATH): VolumeMount => ({ name: 'stash-volume', mountPath });
