import { backupArguments } from './backup-arguments';
import type { WorkloadBackupOptions } from './backup-target-options';
import { isSamePath } from '../kubernetes/go-path';
import { dnsLabel } from '../kubernetes/name';
import { type ValueRule, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { check, checkRequired, refuse, refuseIf } from '../refusal/refusal';
import { optionsOf, type StructName } from '../refusal/struct';
import { checkType, structListType, textListType } from '../refusal/value-type';
import { excludePattern, NOT_BACKED_UP } from '../restic/file-pattern';
import { aliasName } from '../restic/host-name';
import { excludedBy } from '../restic/restic-arguments';
import { dataPath } from '../target/data-path';
import { targetMountPath } from '../target/mount-path';

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
  refuseIf(where, 'args', backupArguments(args));
  excludedBy(args).forEach((pattern) => check(where, 'args', pattern, excludePattern(NOT_BACKED_UP, paths)));
  return options;
}

const notEmpty: ValueRule = (pattern) =>
  pattern === '' ? wrong('is not a pattern', 'name the files to leave out, such as "*.tmp"') : undefined;
