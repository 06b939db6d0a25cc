import type * as wire from '../../imports/stash';
import { cleanPath } from '../kubernetes/go-path';
import { type Complaint, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';

/** A volume that a container sees, as far as Stash takes it over: it ignores every other member of a mount. */
export interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly subPath?: string;
  /** Stash would mount the whole volume in its place. */
  readonly subPathExpr?: string;
}

/** The mounts without which Stash would not see what is under the paths: the innermost around each, and all below it. */
export function coveringMounts(mounts: readonly VolumeMount[], paths: readonly string[]): VolumeMount[] {
  return mounts.filter(({ mountPath }) => paths.some((path) => isWithin(mountPath, path) || cleanPath(mountPath) === innermostMount(mounts, path)));
}

/** The paths that are in no mount and around none: Stash would look for them in its own container. */
export function uncoveredPaths(mounts: readonly VolumeMount[], paths: readonly string[]): string[] {
  return paths.filter((path) => !mounts.some(({ mountPath }) => isWithin(path, mountPath) || isWithin(mountPath, path)));
}

/** The paths that are in no mount but around some, so that whatever of the target is there is mounted. */
export function pathsAroundMounts(mounts: readonly VolumeMount[], paths: readonly string[]): string[] {
  return paths.filter((path) => mounts.some(({ mountPath }) => isWithin(mountPath, path))
    && !mounts.some(({ mountPath }) => isWithin(path, mountPath)));
}

/** The mounts that Stash cannot take over as they are: those by an expression, and several at one place. */
export function unusableMounts(mounts: readonly VolumeMount[]): VolumeMount[] {
  return mounts.filter((mount) => mount.subPathExpr !== undefined
    || (mounts.length > 1 && mounts.some((other) => other !== mount && cleanPath(other.mountPath) === cleanPath(mount.mountPath))));
}

/** What is wrong with each of these. */
export const mountComplaints = (mounts: readonly VolumeMount[]): Complaint[] => unusableMounts(mounts).map(({ name, mountPath, subPathExpr }) =>
  subPathExpr === undefined
    ? wrong(`${quote(mountPath)} is where different volumes are mounted, ${quote(name)} among them, and Stash has one container`, 'say which with volumeMounts')
    : wrong(`${quote(mountPath)} is mounted by subPathExpr, which Stash does not know`, 'say with volumeMounts which volume and subPath it is'));

/** Whether a path is a folder or below it. */
export function isWithin(path: string, folder: string): boolean {
  if (path === folder) {
    return true;
  }
  const outer = cleanPath(folder);
  return outer === '/' || cleanPath(path) === outer || cleanPath(path).startsWith(`${outer}/`);
}

/** Whether files are the same by their paths, however these are spelt. */
export const isSamePath = (one: string, other: string): boolean => isWithin(one, other) && isWithin(other, one);

/** The mounts as they are written, with what Stash does not know: a rule refuses it, where it would be lost without a word. */
export function mountsToWire(mounts: readonly VolumeMount[]): wire.VolumeMount[] {
  return mounts.map(({ name, mountPath, subPath, subPathExpr }) => ({ name, mountPath, subPath, subPathExpr })) as unknown as wire.VolumeMount[];
}

function innermostMount(mounts: readonly VolumeMount[], path: string): string | undefined {
  return mounts.map(({ mountPath }) => cleanPath(mountPath))
    .filter((mountPath) => isWithin(path, mountPath))
    .reduce<string | undefined>((deepest, next) => deepest === undefined || next.length > deepest.length ? next : deepest, undefined);
}
