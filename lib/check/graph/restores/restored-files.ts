import type { RestoreMember } from '../restore';
import { restoreSelection } from './restore-selection';
import { backupsOfRestored } from './restored-backup';
import type { FieldPath } from '../../../kubernetes/manifest-fields';
import { isNearMiss } from '../../../refusal/near';
import { selectionOf } from '../../../restore/selection';
import { isSamePath, isWithin, uncoveredPaths } from '../../../target/volume-mounts';
import type { Cluster } from '../../cluster';
import type { BackupMember } from '../backup';
import { filePaths, seenMounts } from '../pods/mounts';
import { aliasOf } from '../target-use';

/** The backups that write the files which a restore looks for by their paths, and those of its rules that look for files of these backups. */
export interface RestoredFiles {
  readonly backups: readonly BackupMember[];
  readonly rules: RestoreMember['rules'];
}

export function restoredFiles(cluster: Cluster, member: RestoreMember): RestoredFiles {
  const by = restoreSelection(member)?.by;
  const backups = by === 'host and path' || by === 'path' ? backupsOfRestored(cluster, member).filter(({ model }) => model === member.model) : [];
  const isOwn = (host: string) => by === 'path' || backups.some((backup) => isHostOf(backup, host));
  return { backups, rules: member.rules.filter(({ rule: { sourceHost } }) => !sourceHost || isOwn(sourceHost)) };
}

/** Whether a host is one of the backup. Other hosts belong to other backups, of which nothing is known here. */
function isHostOf(backup: BackupMember, host: string): boolean {
  return selectionOf({ reference: backup.target, alias: aliasOf(backup) }, undefined).hosts.holds(host);
}

/** The paths under which backups write files, each once. */
export const writtenPaths = (backups: readonly BackupMember[]): readonly string[] => [...new Set(backups.flatMap(filePaths))];

/** A path that a restore looks for and no backup of its target writes. */
interface UnwrittenPath {
  readonly field: FieldPath;
  readonly path: string;
  /** The written path that was probably meant. */
  readonly meant?: string;
}

/** None if the input has no backup of the target. */
export function unwrittenPaths({ backups, rules }: RestoredFiles): readonly UnwrittenPath[] {
  const written = writtenPaths(backups);
  return written.length === 0 ? [] : rules.flatMap(({ field, rule: { paths = [], snapshots = [] } }) => snapshots.length > 0 ? [] : paths
    .map((path, index) => ({ field: [...field, 'paths', index], path, meant: written.find((other) => isNearMiss(path, other) && !isWithin(path, other)) }))
    .filter(({ path }) => !written.some((other) => isSamePath(path, other))));
}

/** The paths of a restore of which there is more to say than where it mounts them: they are probably misspelt, or the backup itself does not see them. */
export function faultyPaths(cluster: Cluster, member: RestoreMember): ReadonlySet<string> {
  const files = restoredFiles(cluster, member);
  const misspelt = unwrittenPaths(files).flatMap(({ path, meant }) => meant === undefined ? [] : [path]);
  const unseen = files.backups.flatMap((backup) => uncoveredPaths(seenMounts(backup), filePaths(backup)));
  return new Set([...misspelt, ...unseen]);
}
