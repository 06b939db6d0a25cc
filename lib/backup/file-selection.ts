import { backupArguments } from './backup-arguments';
import type { FileBackupOptions, WorkloadBackupOptions } from './backup-target-options';
import { BACKUP_LISTS, jobArguments } from '../invoker/job-lists';
import { dnsLabel } from '../kubernetes/name';
import { type ValueRule, wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { check, checkRequired, refuse } from '../refusal/refusal';
import { optionsOf, type StructName } from '../refusal/struct';
import { checkType, structListType, textListType } from '../refusal/value-type';
import { excludePattern, NOT_BACKED_UP } from '../restic/file-pattern';
import { aliasName } from '../restic/host-name';
import { excludedBy } from '../restic/restic-arguments';
import { dataPath } from '../target/data-path';
import { targetMountPath } from '../target/mount-path';
import { isSamePath, isWithin } from '../target/volume-mounts';

/** The default path at which a Job mounts a claim. It is also the default path to back up, even if the claim is mounted elsewhere. */
export const CLAIM_MOUNT_PATH = '/stash-data';

/** The name of the volume of a claim in such a Job, whatever name its mount in the manifest gives. */
export const CLAIM_VOLUME = 'stash-volume';

/** The options of a target, checked as far as it does not matter whether a sidecar or a Job takes the backup. */
export function fileOptions<T extends WorkloadBackupOptions>(where: string, options: T | undefined, struct: StructName): T {
  options = optionsOf(where, options, struct);
  const { alias, paths, exclude, args = [], volumeMounts } = options;
  for (const [member, given] of Object.entries({ paths, exclude, args })) {
    checkType(where, member, given, textListType);
  }
  checkType(where, 'volumeMounts', volumeMounts, structListType);
  check(where, 'alias', alias, aliasName);
  if (paths?.length === 0) {
    refuse(where, 'paths', wrong('is an empty list, so nothing would be backed up', 'name a path, or leave it out'));
  }
  paths?.forEach((path, index) => {
    check(where, `paths[${index}]`, path, dataPath);
    if (paths.findIndex((other) => isSamePath(path, other)) < index) {
      refuse(where, `paths[${index}]`, wrong(`${quote(path)} is listed twice, and would be backed up twice`, 'list it once'));
    }
  });
  volumeMounts?.forEach(({ name, mountPath }, index) => {
    checkRequired(where, `volumeMounts[${index}].name`, name, dnsLabel);
    checkRequired(where, `volumeMounts[${index}].mountPath`, mountPath, targetMountPath);
  });
  exclude?.forEach((pattern, index) => {
    check(where, `exclude[${index}]`, pattern, notEmpty);
    check(where, `exclude[${index}]`, pattern, excludePattern(NOT_BACKED_UP, paths, exclude));
  });
  const complaint = backupArguments(args);
  if (complaint !== undefined) {
    refuse(where, 'args', complaint);
  }
  excludedBy(args).forEach((pattern) => check(where, 'args', pattern, excludePattern(NOT_BACKED_UP, paths)));
  return options;
}

/** Checks the options that a Job passes on to restic: it joins lists with commas, and arguments with blanks. */
export function checkJobFiles(field: Field, options: FileBackupOptions): void {
  for (const [member, rule] of BACKUP_LISTS) {
    options[member]?.forEach((entry, index) => field.at(member).at(index).check(entry, rule));
  }
  field.at('args').checkValue(options.args, jobArguments);
}

/** Refuses file options for a Task that backs up its target as a whole. */
export function refuseFiles(field: Field, { paths, exclude, volumeMounts }: WorkloadBackupOptions, whole: string): void {
  for (const [member, entries] of Object.entries({ paths, exclude, volumeMounts })) {
    if (entries?.length) {
      field.at(member).refuse(wrong(`would be ignored, because ${whole} is backed up as a whole`, 'leave it out'));
    }
  }
}

/** Checks that the paths are on the claim, and not in the file system of the Job's container. */
export function checkClaimPaths(field: Field, mountPath: string, paths: readonly string[] = []): void {
  paths.forEach((path, index) => {
    if (!isWithin(path, mountPath)) {
      field.at('paths').at(index).refuse(wrong(
        `${quote(path)} is not below ${quote(mountPath)}, where the claim is mounted, so nothing of it would be backed up`,
        'name a path below it, or set mountPath',
      ));
    }
  });
}

const notEmpty: ValueRule = (pattern) =>
  pattern === '' ? wrong('is not a pattern', 'name the files to leave out, such as "*.tmp"') : undefined;
