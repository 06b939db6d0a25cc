import type { k8s } from 'cdk8s-plus-27';
import type { RestoreRule } from './restore-rule';
import type { VolumeClaimTemplate } from '../invoker/volume-claim-template';

/** How the data of any target is found in the repository. */
export interface RestoreTargetOptions {
  /**
   * The name of the data in the restic repository: the alias of the backup, or none if the backup had none.
   *
   * MongoDB and the restore of a claim ignore it. Refused: an empty alias, and one with white space, a comma or an invisible character.
   *
   * @default - none
   */
  readonly alias?: string;

  /**
   * Additional arguments for `restic restore`, each as one entry.
   *
   * Refused: a flag and its value in one entry, separated by white space; more than one argument if a Job restores, which passes them on as a single
   * one; a misspelt flag, and one that only `restic backup` has, such as `--one-file-system`; arguments that would restore other data than the rules
   * say, or restore it to another place, or restore nothing (`--host`, `--path`, `--repo`, `--target`, `--dry-run`); `--delete` without an include;
   * patterns that leave nothing to restore; and patterns that result in both includes and excludes, since restic accepts only one of the two.
   *
   * @default - none
   */
  readonly args?: string[];
}

/** Which files are restored. */
export interface FileRestoreOptions extends RestoreTargetOptions {
  /**
   * Which data the hosts get back.
   *
   * Refused: an empty list, since nothing would be restored and success reported, unless the RestoreSession has `deprecatedRules` in its place; two
   * rules for the same host, or two without hosts; a rule for a host that the target does not have; and a path outside the mounts.
   */
  readonly rules: RestoreRule[];
}

/** Which files are restored into a workload, or into claims that Stash creates. */
export interface VolumeRestoreOptions extends FileRestoreOptions {
  /**
   * Where the volumes are mounted in the container of Stash. This must be where they were mounted in the backup, since files go back to where they
   * were. Only the name, mount path and subpath of each mount have an effect.
   *
   * Refused: no mounts for claims that Stash creates, whose volumes have the names of their templates without `-${POD_ORDINAL}`; a mount path that is
   * not absolute, is the root, has a colon, or is `/bin` or in `/stash-tmp`, where Stash's containers keep their own files; `subPathExpr`, which Stash
   * does not support; and a field that cdk8s-plus-27 does not have.
   *
   * @default - the mounts of the workload's own containers that contain the paths
   */
  readonly volumeMounts?: k8s.VolumeMount[];
}

/** Which files are restored into a claim. */
export interface PersistentVolumeClaimRestoreOptions extends FileRestoreOptions {
  /**
   * Where the claim is mounted in the Job. This must be where it was mounted in the backup, since files go back to where they were.
   *
   * Refused: a path that is not absolute, the root, a colon; `/bin` and `/stash-tmp`, where Stash's containers keep their own files.
   *
   * @default - the operator's default, `/stash-data`
   */
  readonly mountPath?: string;
}

/** Which files are restored into claims that Stash creates. */
export interface VolumeClaimTemplatesRestoreOptions extends VolumeRestoreOptions {
  /**
   * How many claims are created from each template, as for a StatefulSet. Each gets the data of the host with the same number.
   *
   * If the StatefulSet has more pods than that, the others do not get their data back. Synth warns of this if the StatefulSet is part of the app.
   *
   * Refused: values below 1, and fractions; and names of templates that do not end in `-${POD_ORDINAL}`.
   *
   * @default - one, with the data of the one host
   */
  readonly replicas?: number;
}

/** How the data of a database is restored, or of another object that is given only by its reference. */
export interface ReferenceRestoreOptions extends RestoreTargetOptions {
  /**
   * Which data the hosts get back.
   *
   * Refused: no rules for a workload or a claim, since nothing would be restored; no rules for a database with an alias, which Stash uses only if
   * there is a rule; and paths for a database that is restored from a dump.
   *
   * @default - the newest snapshot of the whole repository
   */
  readonly rules?: RestoreRule[];

  /**
   * Where the volumes are mounted in the container of Stash.
   *
   * Refused: no mounts for a workload, several for a claim, and a mount path that is not absolute, is the root, has a colon, or is `/bin` or in
   * `/stash-tmp`, where Stash's containers keep their own files.
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
   * How many claims are created from each template, and how many members a restored cluster has.
   *
   * Refused: values below 1, and fractions; and names of templates that do not end in `-${POD_ORDINAL}`.
   *
   * @default - one
   */
  readonly replicas?: number;
}
