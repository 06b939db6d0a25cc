import type { k8s } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import type { WorkloadBackupOptions } from './backup-target-options';
import type * as wire from '../../imports/stash';
import { coreType } from '../kubernetes/core-type';
import { wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { listing } from '../refusal/listing';
import { quote } from '../refusal/quote';
import { onceInSynth } from '../synth/during-synth';
import { later } from '../synth/later';
import { manifestOf } from '../synth/manifest-of';
import { coveringMounts, mountComplaints, mountsToWire, uncoveredPaths, type VolumeMount } from '../target/volume-mounts';
import { claimedPaths, workloadVolumes, type WorkloadVolumes } from '../target/workload-volumes';

/**
 * The files of a workload that Stash backs up from a container in its pods: the paths, and the mounts through which the container sees them.
 *
 * What is not given is derived from the workload at synth, so that later mounts and patches count.
 */
export class WorkloadFiles {
  public constructor(private readonly options: WorkloadBackupOptions, private readonly workload?: IConstruct) {}

  /** The paths for the manifest, as far as they are known by now. The workload is read only for what is not given: it may have no containers yet. */
  public paths(): string[] {
    const { paths, volumeMounts } = this.options;
    return paths ?? volumeMounts?.map(({ mountPath }) => mountPath) ?? claimedPaths(this.volumes());
  }

  /** The mounts for the manifest, as far as they are known by now. */
  public mounts(): readonly VolumeMount[] {
    return this.options.volumeMounts ?? coveringMounts(this.volumes().mounts, this.paths());
  }

  public toWire(field: Field): Pick<wire.BackupTarget, 'paths' | 'volumeMounts'> {
    const { paths, volumeMounts } = this.options;
    const written = {
      paths: (paths ?? volumeMounts) ? this.paths() : later(() => this.paths()),
      volumeMounts: volumeMounts
        ? writtenMounts(field.at('volumeMounts'), volumeMounts)
        : later(() => mountsToWire(this.mounts())),
    };
    this.checkOutside(field);
    return written;
  }

  /** Checks a workload outside of the app, where all is known at once. One of the app may still get volumes, and is checked by rules at synth. */
  private checkOutside(field: Field): void {
    if (this.workload !== undefined && manifestOf(this.workload) !== undefined) {
      return;
    }
    const mounts = this.options.volumeMounts ?? [];
    if (mounts.length === 0) {
      field.at('volumeMounts').refuse(wrong('is missing, but the volumes of a workload that is not part of the app are not known',
        'name the mounts that contain the data, or pass the workload itself to BackupTarget.workload() or .apiObject()'));
    }
    const paths = this.paths();
    for (const path of uncoveredPaths(mounts, paths)) {
      const shown = listing([...new Set(mounts.map(({ mountPath }) => mountPath))].map(quote));
      field.at('paths').at(paths.indexOf(path)).refuse(wrong(
        `${quote(path)} is in none of the mounts (${shown}), so Stash would look for it in its own container`,
        'name a path in a mount, or mount its volume',
      ));
    }
    mountComplaints(mounts).forEach((complaint) => field.at('volumeMounts').refuse(complaint));
  }

  private volumes(): WorkloadVolumes {
    return this.workload === undefined ? NO_VOLUMES : onceInSynth(this.workload, workloadVolumes);
  }
}

const NO_VOLUMES: WorkloadVolumes = { mounts: [], claimed: new Set() };

function writtenMounts(field: Field, mounts: readonly k8s.VolumeMount[]): wire.VolumeMount[] {
  return mounts.map((mount, index) => {
    const at = field.at(index);
    if (mount.subPathExpr !== undefined) {
      at.at('subPathExpr').refuse(wrong(`${quote(mount.subPathExpr)} is not supported by Stash, which would mount the whole volume`, 'use subPath'));
    }
    return coreType(at, mount, (kubernetes) => kubernetes.toJson_VolumeMount);
  });
}
