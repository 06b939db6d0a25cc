import type { IConstruct } from 'constructs';
import type { VolumeMount } from './volume-mounts';
import { claimedVolumesIn, containerMounts, podIn } from './workload-manifest';
import { isWithin } from '../kubernetes/go-path';
import { asFields } from '../kubernetes/manifest-fields';
import { rendering } from '../synth/during-synth';
import { manifestOf } from '../synth/manifest-of';

/** What a workload mounts. */
export interface WorkloadVolumes {
  /** The mounts of all containers, each once, in the order of their paths. */
  readonly mounts: readonly VolumeMount[];
  /** The names of the volumes that outlive the pods. */
  readonly claimed: ReadonlySet<string>;
}

/**
 * The volumes in the manifest of a workload, rendered at the time of the call, so that later mounts and JSON patches are included. None if the manifest
 * is not part of the app.
 */
export function workloadVolumes(workload: IConstruct): WorkloadVolumes {
  const object = manifestOf(workload);
  const manifest = asFields(object && rendering(object));
  const mounts = new Map(containerMounts(podIn(manifest)).map((mount) =>
    [JSON.stringify([mount.mountPath, mount.name, mount.subPath, mount.subPathExpr]), mount]));
  return {
    mounts: [...mounts].sort(([a], [b]) => a < b ? -1 : 1).map(([, mount]) => mount),
    claimed: claimedVolumesIn(manifest),
  };
}

/** Paths that cover all data in the claims of a workload, each volume once. */
export function claimedPaths({ mounts, claimed }: WorkloadVolumes): string[] {
  const kept: VolumeMount[] = [];
  for (const mount of mounts) {
    const isKept = ({ name, subPath, mountPath }: VolumeMount) =>
      isWithin(mount.mountPath, mountPath) || (name === mount.name && subPath === mount.subPath);
    if (claimed.has(mount.name) && !kept.some(isKept)) {
      kept.push(mount);
    }
  }
  return kept.map(({ mountPath }) => mountPath);
}
