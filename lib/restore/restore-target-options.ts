import type { k8s } from 'cdk8s-plus-27';
import type { RestoreRule } from './restore-rule';
import type { VolumeClaimTemplate } from '../invoker/volume-claim-template';

/** How the data of any object is found again. */
export interface RestoreTargetOptions {
  /**
   * The name of the data in the restic repository: the alias of the backup, or none if that had none.
   *
   * MongoDB and the restore of a claim ignore it. Refused: an empty one, white space and commas in it.
   *
   * @default - none
   */
  readonly alias?: string;

  /**
   * Further arguments for `restic restore`, each as one entry.
   *
   * Refused: a flag with its value behind a blank; more than one where a Job restores, which passes them on as a single one; those by which other data would come back than that of the
   * rules, or to another place, or none (`--host`, `--path`, `--repo`, `--target`, `--dry-run`); `--delete` without an include; patterns that leave
   * nothing to bring back; and patterns by which there are both includes and excludes, for restic takes one of the two.
   *
   * @default - none
   */
  readonly args?: string[];
}

/** Which files come back. */
export interface FileRestoreOptions extends RestoreTargetOptions {
  /**
   * Which data the hosts get back.
   *
   * Refused: no rule, for then nothing is restored and success reported; two rules for one host, or two without hosts; a rule for what is no host
   * of the target; a path outside of the mounts.
   */
  readonly rules: RestoreRule[];
}

/** Which files of a workload come back, or of claims that Stash creates. */
export interface VolumeRestoreOptions extends FileRestoreOptions {
  /**
   * Where the container of Stash finds the volumes: at the paths at which they were backed up, since files go back to where they were. Of each, only
   * name, mount path and subpath count.
   *
   * Refused: none for claims that Stash creates, whose volumes have the names of their templates without `-${POD_ORDINAL}`; a mount path that is not
   * absolute; `subPathExpr`, which Stash does not know; and a field that cdk8s-plus-27 does not know.
   *
   * @default - the mounts of the workload's own containers that hold the paths
   */
  readonly volumeMounts?: k8s.VolumeMount[];
}

/** Which files of a claim come back. */
export interface PersistentVolumeClaimRestoreOptions extends FileRestoreOptions {
  /**
   * Where the claim is mounted in the Job: where it was mounted in the backup, since files go back to where they were.
   *
   * Refused: a path that is not absolute.
   *
   * @default - the operator's own, `/stash-data`
   */
  readonly mountPath?: string;
}

/** Which files of claims come back that Stash creates. */
export interface VolumeClaimTemplatesRestoreOptions extends VolumeRestoreOptions {
  /**
   * How many claims are created of each template, each with the data of the host of that number: the claims of a StatefulSet.
   *
   * Fewer than it has pods leave the others without their data. Synth warns of that where the StatefulSet is part of the app.
   *
   * Refused: less than 1, and fractions; and names of templates that do not end in `-${POD_ORDINAL}`.
   *
   * @default - one, with the data of the one host
   */
  readonly replicas?: number;
}

/** How the data of a database comes back, or of another object that Stash knows by its reference only. */
export interface ReferenceRestoreOptions extends RestoreTargetOptions {
  /**
   * Which data the hosts get back.
   *
   * Refused: none for a workload or a claim, for then nothing is restored, nor for a database with an alias, at which Stash looks for a rule only;
   * paths for a database that is restored from a dump.
   *
   * @default - the newest snapshot of the whole repository
   */
  readonly rules?: RestoreRule[];

  /**
   * Where the container of Stash finds the volumes.
   *
   * Refused: none for a workload, several for a claim, and a mount path that is not absolute.
   *
   * @default - none; for a claim `/stash-data`
   */
  readonly volumeMounts?: k8s.VolumeMount[];

  /**
   * The claims that Stash creates before it restores.
   *
   * @default - none
   */
  readonly volumeClaimTemplates?: VolumeClaimTemplate[];

  /**
   * How many claims are created of each template, and how many members a restored cluster has.
   *
   * Refused: less than 1, and fractions; and names of templates that do not end in `-${POD_ORDINAL}`.
   *
   * @default - one
   */
  readonly replicas?: number;
}
