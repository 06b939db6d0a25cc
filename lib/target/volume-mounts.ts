import type * as wire from '../../imports/stash';
import { cleanPath, isSamePath, isWithin } from '../kubernetes/go-path';
import { asList, asText } from '../kubernetes/manifest-fields';
import { type Complaint, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';

/** A mount of a container, with the members that matter to Stash: it ignores all others. */
export interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly subPath?: string;
  /** Not known to Stash, which would mount the whole volume instead. */
  readonly subPathExpr?: string;
}

/** The volume mounts of a container or a target, reduced to the fields that matter to Stash. */
export function mountsOf(volumeMounts: unknown): readonly VolumeMount[] {
  return asList(volumeMounts).map(({ name, mountPath, subPath, subPathExpr }) => ({
    name: asText(name) ?? '', mountPath: asText(mountPath) ?? '', subPath: asText(subPath), subPathExpr: asText(subPathExpr),
  }));
}

/** The mounts that Stash needs to see what is under `paths`: the innermost mount around each path, and all mounts below the path. */
export function coveringMounts(mounts: readonly VolumeMount[], paths: readonly string[]): VolumeMount[] {
  return mounts.filter(({ mountPath }) => paths.some((path) => isWithin(mountPath, path) || cleanPath(mountPath) === innermostMount(mounts, path)));
}

/** The paths that are neither in a mount nor above one: Stash would look for them in its own container. */
export function uncoveredPaths(mounts: readonly VolumeMount[], paths: readonly string[]): string[] {
  return paths.filter((path) => !mounts.some(({ mountPath }) => isWithin(path, mountPath) || isWithin(mountPath, path)));
}

/** The paths that are above a mount and in none, so that all that Stash sees there of the target is in mounts. */
export function pathsAroundMounts(mounts: readonly VolumeMount[], paths: readonly string[]): string[] {
  return paths.filter((path) => mounts.some(({ mountPath }) => isWithin(mountPath, path))
    && !mounts.some(({ mountPath }) => isWithin(path, mountPath)));
}

/** The mounts that Stash cannot copy as they are: those with a subPathExpr, and different ones with the same mountPath. */
export function unusableMounts(mounts: readonly VolumeMount[]): VolumeMount[] {
  return mounts.filter((mount) => mount.subPathExpr !== undefined
    || (mounts.length > 1 && mounts.some((other) => other !== mount && isSamePath(other.mountPath, mount.mountPath))));
}

/** The complaint about each unusable mount. */
export const mountComplaints = (mounts: readonly VolumeMount[]): Complaint[] => unusableMounts(mounts).map(({ name, mountPath, subPathExpr }) =>
  subPathExpr === undefined
    ? wrong(`${quote(mountPath)} is the mount path of different volumes, including ${quote(name)}, but Stash has only one container`,
      'choose one with volumeMounts')
    : wrong(`${quote(mountPath)} is mounted by subPathExpr, which Stash does not support`, 'give its volume and subPath in volumeMounts'));

/** Renders the mounts, with the subPathExpr that Stash does not know, so that a rule can refuse it: otherwise it would be lost silently. */
export function mountsToWire(mounts: readonly VolumeMount[]): wire.VolumeMount[] {
  return mounts.map(({ name, mountPath, subPath, subPathExpr }) => ({ name, mountPath, subPath, subPathExpr })) as unknown as wire.VolumeMount[];
}

function innermostMount(mounts: readonly VolumeMount[], path: string): string | undefined {
  return mounts.map(({ mountPath }) => cleanPath(mountPath))
    .filter((mountPath) => isWithin(path, mountPath))
    .reduce<string | undefined>((deepest, next) => deepest === undefined || next.length > deepest.length ? next : deepest, undefined);
}
