import type { WorkloadBackupOptions } from './backup-target-options';
import type * as wire from '../../imports/stash';
import type { Addon } from '../addon/addon';
import { storesManifests } from '../addon/stored-data';
import { BACKUP_LISTS, jobArguments } from '../invoker/job-lists';
import { isWithin } from '../kubernetes/go-path';
import { wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { CLAIM_MOUNT_PATH } from '../target/claim-mount';
import { isClaim } from '../target/target-kind';
import type { TargetReference } from '../target/target-reference';
import { mountsToWire, type VolumeMount } from '../target/volume-mounts';

/** The files that a Job backs up: those on a claim, or whatever a custom Task reads. Other Tasks back up their target as a whole. */
export class JobFiles {
  private readonly isOnClaim: boolean;
  /** Where the Job mounts the claim, if not at the default path. */
  private readonly mountPath?: string;

  public constructor(private readonly options: WorkloadBackupOptions, target: TargetReference | undefined) {
    this.isOnClaim = isClaim(target);
    this.mountPath = options.volumeMounts?.[0]?.mountPath;
  }

  /** The paths that are backed up; empty for a database. */
  public paths(): string[] {
    return this.options.paths ?? (this.isOnClaim ? [this.mountPath ?? CLAIM_MOUNT_PATH] : []);
  }

  /** Stash uses only the path of the first one; the name of the volume is the one that it has in the Job. */
  public mounts(): readonly VolumeMount[] {
    return this.options.volumeMounts ?? [];
  }

  public toWire(field: Field, addon: Addon | undefined): Pick<wire.BackupTarget, 'paths' | 'volumeMounts'> {
    if (!this.areRead(addon)) {
      this.refuseFiles(field, storesManifests(addon?._name) ? 'a manifest' : 'a database');
    }
    this.checkLists(field);
    if (this.isOnClaim) {
      this.checkPaths(field.at('paths'), this.mountPath ?? CLAIM_MOUNT_PATH);
    }
    const mounts = this.mounts();
    return {
      // Without paths, Stash would back up its default mount path, even if the claim is mounted elsewhere.
      paths: this.options.paths ?? (this.isOnClaim && this.mountPath !== undefined ? [this.mountPath] : undefined),
      volumeMounts: mounts.length > 0 ? mountsToWire(mounts) : undefined,
    };
  }

  /** Whether the Job reads files, or may do so: it is not known what a custom Task does. */
  private areRead(addon: Addon | undefined): boolean {
    return addon === undefined ? this.isOnClaim : ['pvc', 'custom'].includes(addon._name);
  }

  private refuseFiles(field: Field, whole: string): void {
    const { paths, exclude, volumeMounts } = this.options;
    for (const [member, entries] of Object.entries({ paths, exclude, volumeMounts })) {
      if (entries?.length) {
        field.at(member).refuse(wrong(`would be ignored, because ${whole} is backed up as a whole`, 'leave it out'));
      }
    }
  }

  /** A Job joins lists with commas, and arguments with blanks, when it passes them on to restic. */
  private checkLists(field: Field): void {
    for (const [member, rule] of BACKUP_LISTS) {
      this.options[member]?.forEach((entry, index) => field.at(member).at(index).check(entry, rule));
    }
    field.at('args').checkValue(this.options.args, jobArguments);
  }

  /** Refuses paths in the file system of the Job's container. */
  private checkPaths(field: Field, mountPath: string): void {
    this.options.paths?.forEach((path, index) => {
      if (!isWithin(path, mountPath)) {
        field.at(index).refuse(wrong(
          `${quote(path)} is not below ${quote(mountPath)}, where the claim is mounted, so nothing of it would be backed up`,
          'name a path below it, or set mountPath',
        ));
      }
    });
  }
}
