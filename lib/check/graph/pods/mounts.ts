import { posix } from 'node:path';
import { podOf } from './pod';
import { cleanPath, isWithin } from '../../../kubernetes/go-path';
import { asList, type FieldPath } from '../../../kubernetes/manifest-fields';
import { dnsLabel } from '../../../kubernetes/name';
import { listing } from '../../../refusal/listing';
import { nearest } from '../../../refusal/near';
import { asQuestion, quote } from '../../../refusal/quote';
import { CLAIM_MOUNT_PATH, claimMount } from '../../../target/claim-mount';
import { dataPath } from '../../../target/data-path';
import { targetMountPath } from '../../../target/mount-path';
import { mountsOf, uncoveredPaths, unusableMounts, type VolumeMount } from '../../../target/volume-mounts';
import { containerMounts, volumesIn } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import type { Found, FoundAt } from '../../rule';
import { called } from '../../subject';
import { valueFinding } from '../../value-finding';
import type { BackupMember } from '../backup';
import { storesFiles } from '../model';
import { declaredTarget, type Target } from '../target';
import type { TargetUse } from '../target-use';

/** The paths that Stash backs up of a claim if none is named, even if the claim is mounted elsewhere. */
export const DEFAULT_PATHS: readonly string[] = [CLAIM_MOUNT_PATH];

/** The paths under which a backup writes files; none for an addon, which ignores those that are given. */
export function filePaths({ model, spec: { target = {} } }: BackupMember): readonly string[] {
  if (!storesFiles(model)) {
    return [];
  }
  const paths = (target.paths ?? []).filter((path) => path !== '');
  return paths.length === 0 && model === 'claim' ? DEFAULT_PATHS : paths;
}

/** The mounts through which Stash sees the files of a target: of a stand-alone claim only one, at the first mountPath that is given. */
export function seenMounts({ model, spec }: Pick<TargetUse, 'model' | 'spec'>): readonly VolumeMount[] {
  const given = mountsOf(spec.target?.volumeMounts);
  return model === 'claim' ? [claimMount(given[0]?.mountPath || undefined)] : given;
}

/** The paths of a backup at which it sees nothing, because they are in none of its mounts or no paths of files at all. */
export function unseenPaths(member: BackupMember): readonly string[] {
  const paths = filePaths(member);
  return [...paths.filter((path) => dataPath(path) !== undefined), ...uncoveredPaths(seenMounts(member), paths)];
}

const rooted = (path = '') => posix.join('/', path);

/** Whether two mounts of a volume show its files at the same paths. One may show only a subPath, if that is where the other shows it too. */
export const showAlike = (one: VolumeMount, other: VolumeMount) =>
  posix.relative(rooted(one.mountPath), rooted(other.mountPath)) === posix.relative(rooted(one.subPath), rooted(other.subPath));

/** The part of a volume that a mount shows at or below a path. The path is inside the mount or contains it. */
export const partOfVolume = ({ mountPath, subPath }: VolumeMount, path: string) =>
  posix.join(rooted(subPath), isWithin(path, mountPath) ? posix.relative(rooted(mountPath), rooted(path)) : '');

/** The paths of the mounts, as a message lists them. */
export const placesOf = (mounts: readonly VolumeMount[]): string => listing([...new Set(mounts.map(({ mountPath }) => quote(mountPath)))]);

/**
 * The mounts that the container of Stash cannot get as written: of a volume that the workload lacks, at an invalid or repeated mountPath, or with a
 * subPathExpr.
 */
export function faultyMounts(cluster: Cluster, target: Target | undefined, mounts: readonly VolumeMount[]): readonly FoundAt[] {
  const workload = declaredTarget(cluster, target);
  const volumes = workload && volumesIn(workload.manifest);
  return [
    ...mounts.flatMap(({ name, mountPath }, index) => [
      ...faults([index, 'name'], volumes === undefined ? valueFinding(name, dnsLabel) : volumes.has(name) ? undefined : {
        found: `${quote(name)} is not a volume of ${called(workload!)} (it has ${listing([...volumes].map(quote)) || 'none'}), `
          + 'so its pods cannot be created',
        mend: 'name one of its volumes, or add the volume to its pods',
      }),
      ...faults([index, 'mountPath'], valueFinding(mountPath, targetMountPath)),
    ]),
    ...unusableMounts(mounts).map(({ mountPath, subPathExpr }): FoundAt => subPathExpr === undefined
      ? {
        at: [],
        found: `several volumes are mounted at ${quote(cleanPath(mountPath))}, but the container of Stash can have only one there, `
          + 'so its pods cannot be created',
        mend: 'give only one of them in volumeMounts',
      }
      : {
        at: [mounts.findIndex((mount) => mount.subPathExpr === subPathExpr), 'subPathExpr'],
        found: `${quote(subPathExpr)} is not supported by Stash, which mounts the whole volume in place of a part`,
        mend: 'give the subPath in volumeMounts instead',
      }),
  ].filter(({ at, found }, index, all) => all.findIndex((other) => other.found === found && other.at.join() === at.join()) === index);
}

const faults = (at: FieldPath, found: Found | undefined): FoundAt[] => found === undefined ? [] : [{ at, ...found }];

/** All mounts of a workload's pods, including those of init containers. */
export function mountsOfPods(cluster: Cluster, target: Target): readonly VolumeMount[] {
  const pod = podOf(cluster, target) ?? {};
  return [...containerMounts(pod), ...asList(pod.initContainers).flatMap(({ volumeMounts }) => mountsOf(volumeMounts))];
}

/** The mounts of a workload's own containers, reported for paths none of which is in any of them. */
export interface MountsElsewhere {
  readonly mounts: readonly VolumeMount[];
  /** The mounts, as a message names them. */
  readonly text: string;
  /** The mount that a single path was probably meant to be, as a question. */
  readonly meant?: string;
}

/** Undefined if one of the paths is in a mount of the workload, or if the input does not contain the workload. */
export function mountsElsewhere(cluster: Cluster, workload: Target | undefined, paths: readonly string[]): MountsElsewhere | undefined {
  const pod = podOf(cluster, workload);
  const mounts = pod && containerMounts(pod);
  if (mounts === undefined || uncoveredPaths(mounts, paths).length < paths.length) {
    return undefined;
  }
  const near = paths.length === 1 ? nearest(paths[0]!, mounts.map(({ mountPath }) => mountPath)) : undefined;
  return { mounts, text: `of ${called(workload!)} (${placesOf(mounts) || 'there are none'})`, meant: asQuestion(near) };
}
