/** The default path at which a Job mounts a claim. It is also the default path to back up, even if the claim is mounted elsewhere. */
export const CLAIM_MOUNT_PATH = '/stash-data';

/** The name of the volume of a claim in such a Job, whatever name its mount in the manifest gives. */
export const CLAIM_VOLUME = 'stash-volume';
