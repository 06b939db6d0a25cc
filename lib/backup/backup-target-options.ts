import type { k8s } from 'cdk8s-plus-27';

/** What a backup of any object is called. */
export interface BackupTargetOptions {
  /**
   * The name of the data in the restic repository, where restic calls it the host; a restore finds the data by it. StatefulSets add the ordinal
   * of the pod to it, DaemonSets the name of the node. MongoDB ignores it.
   *
   * Whoever changes it no longer finds the older snapshots under it. Refused: an empty one, white space and commas in it; and, in a BackupBatch,
   * that of another member.
   *
   * @default - `host-0`, for a StatefulSet `host-0`, `host-1`, … and for a DaemonSet the name of the node; two such targets in one restic repository
   * take each other's snapshots for their own
   */
  readonly alias?: string;
}

/** Which files are backed up. */
export interface FileBackupOptions extends BackupTargetOptions {
  /**
   * The directories and files that are backed up, as absolute paths in the container; each becomes a snapshot of its own.
   *
   * Refused: an empty list, a path that is not absolute, one with a wildcard, which nothing expands, one that is outside of every mount, the same one
   * twice, and a comma in one where a Job backs up.
   *
   * @default - of a workload where its claims are mounted, of a claim all of it
   */
  readonly paths?: string[];

  /**
   * Patterns of files that are left out, as restic's `--exclude` understands them.
   *
   * Refused: an empty one; one that restic cannot read, such as `cache[1`; one that leaves out all of a path, such as `*`, the path itself or a folder above it, after which a run stores nothing of it
   * and reports success; and a comma in one where a Job backs up.
   *
   * @default - nothing is left out
   * @see https://restic.readthedocs.io/en/stable/040_backup.html#excluding-files
   */
  readonly exclude?: string[];

  /**
   * Further arguments for `restic backup`, each as one entry, such as `--ignore-inode` or `--tag=gold`.
   *
   * Refused: a flag with its value behind a blank; `--host`, in place of which there is `alias`; `--dry-run` and `--help`, with which nothing is stored; `--repo`, `--repository-file` and
   * `--time`, by which a restore finds something else than the newest; `--verbose`, which fails beside the `--quiet` of Stash; `--exclude` of all of a path;
   * at synth, `--one-file-system` for a path around a mount; and more than one where a Job backs up, which passes them on as a single one.
   *
   * @default - none
   */
  readonly args?: string[];
}

/** Which files of a workload are backed up. */
export interface WorkloadBackupOptions extends FileBackupOptions {
  /**
   * Where the container of Stash finds the volumes of the workload. Of each, only name, mount path and subpath count.
   *
   * Refused: a volume that the workload does not have, a mount path that is not absolute, `subPathExpr`, which Stash does not know, and a field that cdk8s-plus-27 does not know.
   *
   * @default - the mounts of the workload's own containers that hold the paths
   */
  readonly volumeMounts?: k8s.VolumeMount[];
}

/** Which files of a claim are backed up. */
export interface PersistentVolumeClaimBackupOptions extends FileBackupOptions {
  /**
   * Where the claim is mounted in the Job: the paths are below it, or else it is the one path that is backed up. A restore has to use the same one.
   *
   * Refused: a path that is not absolute.
   *
   * @default - the operator's own, `/stash-data`
   */
  readonly mountPath?: string;
}
