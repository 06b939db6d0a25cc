import type { IConstruct } from 'constructs';
import { manifestOf } from './target-reference';
import { isWithin, type VolumeMount } from './volume-mounts';
import { rendering } from '../synth/during-synth';

interface Named {
  readonly name: string;
}

/** The part of a Deployment, StatefulSet or DaemonSet that defines where its data is. */
interface WorkloadManifest {
  readonly spec?: {
    readonly template?: {
      readonly spec?: {
        readonly containers?: ReadonlyArray<{ readonly volumeMounts?: readonly VolumeMount[] }>;
        readonly volumes?: ReadonlyArray<Named & { readonly persistentVolumeClaim?: object }>;
      };
    };
    readonly volumeClaimTemplates?: ReadonlyArray<{ readonly metadata: Named }>;
  };
}

/** What a workload mounts. */
export interface WorkloadVolumes {
  /** The mounts of all containers, each once, in the order of their paths. */
  readonly mounts: readonly VolumeMount[];
  /** The names of all volumes of the pods. */
  readonly volumes: ReadonlySet<string>;
  /** The names of the volumes that outlive the pods. */
  readonly claimed: ReadonlySet<string>;
}

/**
 * The volumes in the manifest of a workload, rendered at the time of the call, so that later mounts and JSON patches are included.
 *
 * @returns undefined for a workload whose manifest is not part of the app
 */
export function workloadVolumes(workload: IConstruct): WorkloadVolumes | undefined {
  const object = manifestOf(workload);
  if (object === undefined) {
    return undefined;
  }
  const manifest = rendering(object) as WorkloadManifest;
  const { template, volumeClaimTemplates = [] } = manifest.spec ?? {};
  const { containers = [], volumes = [] } = template?.spec ?? {};
  const mounts = new Map(containers.flatMap((container) => container.volumeMounts ?? []).map(({ name, mountPath, subPath, subPathExpr }) =>
    [JSON.stringify([mountPath, name, subPath, subPathExpr]), { name, mountPath, subPath, subPathExpr }]));
  const templates = volumeClaimTemplates.map(({ metadata }) => metadata.name);
  return {
    mounts: [...mounts].sort(([a], [b]) => a < b ? -1 : 1).map(([, mount]) => mount),
    volumes: new Set([...volumes.map(({ name }) => name), ...templates]),
    claimed: new Set([...volumes.filter(({ persistentVolumeClaim }) => persistentVolumeClaim !== undefined).map(({ name }) => name), ...templates]),
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
