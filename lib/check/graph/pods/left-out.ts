import { excludePattern, NOT_BACKED_UP } from '../../../restic/file-pattern';
import { excludedBy, isOnOneFileSystem } from '../../../restic/restic-arguments';
import type { BackupMember } from '../backup';

/** Whether exclude patterns or arguments make restic skip a folder that is below a path. */
export function isLeftOut(folder: string, { exclude = [], args = [] }: BackupMember['spec']['target'] = {}): boolean {
  return isOnOneFileSystem(args)
    || [...exclude, ...excludedBy(args)].some((pattern) => excludePattern(NOT_BACKED_UP, [folder], exclude)(pattern) !== undefined);
}
