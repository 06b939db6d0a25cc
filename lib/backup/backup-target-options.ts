import type { k8s } from 'cdk8s-plus-27';

/** How the data of any target is named. */
export interface BackupTargetOptions {
  /**
   * The name of the data in the restic repository. restic calls it the host, and a restore finds the data by it. StatefulSets add the ordinal of the
   * pod to it, DaemonSets the name of the node. MongoDB ignores it.
   *
   * If you change it, older snapshots are not found under the new one. Refused: an empty alias, and one with white space, a comma or an invisible
   * character; and, in a BackupBatch, the alias of another member.
   *
   * @default - `host-0`, for a StatefulSet `host-0`, `host-1`, … and for a DaemonSet the name of the node; two such targets in one restic repository
   * treat each other's snapshots as their own
   */
  readonly alias?: string;
}

/** Which files are backed up. */
export interface FileBackupOptions extends BackupTargetOptions {
  /**
   * The directories and files to back up, as absolute paths in the container. Each becomes a snapshot of its own.
   *
   * Refused: an empty list; a path that is not absolute; a path with a wildcard, because nothing expands it; a path outside of every mount; the same
   * path twice, in any spelling; and, if a Job takes the backup, a path with a comma.
   *
   * @default - the mount paths of the claims of a workload, or all of a claim
   */
  readonly paths?: string[];

  /**
   * Patterns of files to leave out, as for restic's `--exclude`.
   *
   * Refused: an empty pattern; a pattern that restic cannot parse, such as `cache[1`; a pattern that leaves out all of a path, such as `*`, the path
   * itself or a folder above it, because a run would store nothing of the path and report success; and, if a Job takes the backup, a pattern with a
   * comma.
   *
   * @default - nothing is left out
   * @see https://restic.readthedocs.io/en/stable/040_backup.html#excluding-files
   */
  readonly exclude?: string[];

  /**
   * Further arguments for `restic backup`, each as one entry, such as `--ignore-inode` or `--tag=gold`.
   *
   * Refused: a flag and its value in one entry, separated by white space; a misspelt flag, and one that only `restic restore` has, such as `--include`;
   * `--host` and `--hostname`, because `alias` sets the host; `--dry-run` and `--help`, which store nothing; `--repo`, `--repository-file` and `--time`,
   * because a restore would not find the newest data; `--verbose`, `--stdin` and `--insecure-no-password`, which fail together with what Stash adds; GLACIER
   * and DEEP_ARCHIVE, the storage classes of S3 that restic cannot read; an `--exclude` of all of a path; at synth, `--one-file-system` for a path above a
   * mount; and, if a Job takes the backup, more than one argument, because the Job passes them on as a single one.
   *
   * @default - none
   */
  readonly args?: string[];
}

/** Which files of a workload are backed up. */
export interface WorkloadBackupOptions extends FileBackupOptions {
  /**
   * Where the volumes of the workload are mounted in the container of Stash. Only the name, mount path and subpath of each mount have an effect.
   *
   * Refused: a volume that the workload does not have; a mount path that is not absolute, is the root, has a colon, or is `/bin` or in
   * `/stash-tmp`, where Stash's containers keep their own files; `subPathExpr`, which Stash does not support; a field that cdk8s-plus-27 does not
   * have; and, at synth, the lack of a claim that the workload mounts in a path, if no other backup reads it (a warning if the
   * claim is in a folder of a volume that is mounted).
   *
   * @default - the mounts of the workload's own containers that contain the paths
   */
  readonly volumeMounts?: k8s.VolumeMount[];
}

/** Which files of a claim are backed up. */
export interface PersistentVolumeClaimBackupOptions extends FileBackupOptions {
  /**
   * Where the Job mounts the claim. All `paths` must be below it; without `paths`, it is the path that is backed up. A restore must use the same one.
   *
   * Refused: a path that is not absolute, the root, a colon; `/bin` and `/stash-tmp`, where Stash's containers keep their own files.
   *
   * @default - the operator's default, `/stash-data`
   */
  readonly mountPath?: string;
}
