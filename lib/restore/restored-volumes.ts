import type { k8s } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import type { RuleList } from './rule-list';
import type { Selection } from './selection';
import type * as wire from '../../imports/stash';
import { coreTypes } from '../kubernetes/core-type';
import { wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { listing } from '../refusal/listing';
import { quote } from '../refusal/quote';
import { textType } from '../refusal/value-type';
import { later } from '../synth/later';
import { manifestOf } from '../synth/manifest-of';
import { claimMount } from '../target/claim-mount';
import { targetMountPath } from '../target/mount-path';
import { coveringMounts, mountComplaints, mountsToWire, uncoveredPaths, type VolumeMount } from '../target/volume-mounts';
import { claimedPaths, workloadVolumes, type WorkloadVolumes } from '../target/workload-volumes';

/** The volumes that a restore writes to: those of a workload, unless mounts are given. */
interface RestoredVolumes {
  readonly workload?: IConstruct;
  readonly volumeMounts?: readonly k8s.VolumeMount[];
}

/**
 * The mounts for the manifest: the given ones, or those of the workload that the rules need.
 *
 * Stash restores to `/`. What is in no mount is restored into its own container, lost with it, and counts as restored.
 */
export function restoredMounts(
  field: Field, { workload, volumeMounts }: RestoredVolumes, rules: RuleList, { by }: Selection,
): readonly wire.VolumeMount[] | undefined {
  volumeMounts?.forEach(({ name, mountPath }, index) => {
    const at = field.at('volumeMounts').at(index);
    at.at('name').checkRequiredType(name, textType);
    at.at('mountPath').checkRequired(mountPath, targetMountPath);
  });
  if (by === 'path') {
    if (volumeMounts !== undefined && volumeMounts.length > 1) {
      field.at('volumeMounts').refuse(wrong(`contains ${volumeMounts.length} entries, but Stash mounts a claim only at the first`,
        'leave the others out'));
    }
    refuseUncovered(field, rules, volumeMounts?.length ? volumeMounts : [claimMount()]);
  } else if (by === 'host and path') {
    if (volumeMounts === undefined && workload !== undefined) {
      return mountsOfWorkload(field, workload, rules);
    }
    refuseUncovered(field, rules, volumeMounts ?? []);
  }
  return coreTypes(field.at('volumeMounts'), volumeMounts, (kubernetes) => kubernetes.toJson_VolumeMount);
}

function refuseUncovered(field: Field, rules: RuleList, mounts: readonly VolumeMount[]): void {
  if (mounts.length === 0) {
    field.at('volumeMounts').refuse(wrong(
      'is empty, so everything would be restored into the container of Stash and lost with it, but count as restored',
      'mount the volumes where they were mounted in the backup',
    ));
  }
  mountComplaints(mounts).forEach((complaint) => field.at('volumeMounts').refuse(complaint));
  rules.read().forEach(({ paths = [] }, index) => {
    for (const path of uncoveredPaths(mounts, paths)) {
      rules.field.at(index).at('paths').at(paths.indexOf(path)).refuse(wrong(
        `${quote(path)} is in none of the mounts (${listing(mounts.map((mount) => quote(mount.mountPath)))}), `
          + 'so it would be restored into the container of Stash and lost with it, but count as restored',
        'mount its volume where it was mounted in the backup',
      ));
    }
  });
}

/** Derives the mounts at synth, because a workload may get volumes after the restore is defined. Rules then check them. */
function mountsOfWorkload(field: Field, workload: IConstruct, rules: RuleList): readonly wire.VolumeMount[] {
  if (manifestOf(workload) === undefined) {
    field.at('volumeMounts').refuse(wrong(
      `is absent, and cannot be read from the manifest of ${quote(workload.node.path)}, which is not part of the app`, 'give the mounts',
    ));
  }
  return later(() => mountsToWire(neededMounts(workloadVolumes(workload), rules.read())));
}

/** The mounts that the rules need. The paths of a snapshot that is named by its id are not known: it may hold all that the claims hold. */
function neededMounts(volumes: WorkloadVolumes, rules: readonly wire.RestoreRule[]): VolumeMount[] {
  return coveringMounts(volumes.mounts, rules.flatMap(({ paths }) => paths ?? claimedPaths(volumes)));
}
