import { isSamePath, isWithin } from '../kubernetes/go-path';
import { type ValueRule, wrong } from '../refusal/complaint';

export const absolutePath: ValueRule = (path) => path.startsWith('/') && !/\p{Cc}/u.test(path)
  ? undefined
  : wrong('is not an absolute path', 'begin with "/", and leave out control characters');

/** Refuses a path at which Kubernetes cannot mount anything. */
export const mountablePath: ValueRule = (path) => /[:\p{Cc}]/u.test(path)
  ? wrong('contains a colon or a control character, and Kubernetes cannot mount such a path', 'remove it')
  : undefined;

/** Refuses a path at which a volume would hide what a container of Stash needs, in any spelling. */
export const vacantPath: ValueRule = (path) => isSamePath(path, '/bin') || isWithin(path, '/bin/restic') || isWithin(path, '/stash-tmp')
  ? wrong('is where Stash\'s containers keep restic or their temporary files', 'mount the volume elsewhere')
  : undefined;

/** A path at which a container of Stash mounts a volume of the target. */
export const targetMountPath: ValueRule = (path) => absolutePath(path) ?? mountablePath(path) ?? vacantPath(path)
  ?? (isSamePath(path, '/') ? wrong('is the root, where a volume would hide restic itself', 'mount it below the root') : undefined);
