import { type RestoreMember, soughtPaths } from '../restore';
import { backupsOfRestored } from './restored-backup';
import { isSamePath, isWithin } from '../../../kubernetes/go-path';
import type { FieldPath } from '../../../kubernetes/manifest-fields';
import { isNearMiss } from '../../../refusal/near';
import { selectionOf } from '../../../restore/selection';
import { uncoveredPaths, type VolumeMount } from '../../../target/volume-mounts';
import type { Cluster } from '../../cluster';
import { grouped } from '../../grouped';
import type { BackupMember } from '../backup';
import { storesFiles } from '../model';
import { filePaths, seenMounts, showAlike, unseenPaths } from '../pods/mounts';
import { aliasOf } from '../target-use';

/**
 * The backups that write the files which a restore looks for by their paths, and those of its rules that look for files of these backups. What a backup
 * says of its own files is wrong if it does not see them, so that no restore is compared with it.
 */
export interface RestoredFiles {
  readonly backups: readonly BackupMember[];
  readonly rules: RestoreMember['rules'];
}

export function restoredFiles(cluster: Cluster, member: RestoreMember): RestoredFiles {
  const backups = backupsOfFiles(cluster, member).filter((backup) => unseenPaths(backup).length === 0);
  // A claim is restored by its path alone.
  const isOwn = (host: string) => member.model === 'claim' || backups.some((backup) => isHostOf(backup, host));
  return { backups, rules: member.rules.filter(({ rule: { sourceHost } }) => !sourceHost || isOwn(sourceHost)) };
}

function backupsOfFiles(cluster: Cluster, member: RestoreMember): readonly BackupMember[] {
  return storesFiles(member.model) ? backupsOfRestored(cluster, member).filter(({ model }) => model === member.model) : [];
}

/** Whether a host is one of the backup. Other hosts belong to other backups, of which nothing is known here. */
export function isHostOf(backup: BackupMember, host: string): boolean {
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
  return written.length === 0 ? [] : rules.flatMap(({ field, rule }) => soughtPaths(rule)
    .map((path, index) => ({ field: [...field, 'paths', index], path, meant: written.find((other) => isNearMiss(path, other) && !isWithin(path, other)) }))
    .filter(({ path }) => !written.some((other) => isSamePath(path, other))));
}

/** A mount of a restore that does not show its volume where the backups do. */
interface MisplacedMount {
  readonly index: number;
  readonly mount: VolumeMount;
  /** Those of the same volume in the backups. */
  readonly mounts: readonly VolumeMount[];
  /** The paths of the rules that are in those, and in no mount of the restore. */
  readonly lost: readonly string[];
}

/** None if a path of the restore is not written, which is to be mended first. */
export function misplacedMounts(files: RestoredFiles, member: RestoreMember): readonly MisplacedMount[] {
  if (files.rules.length === 0 || unwrittenPaths(files).length > 0) {
    return [];
  }
  const before = grouped(files.backups.flatMap(seenMounts), ({ name }) => name);
  const own = seenMounts(member);
  const outside = uncoveredPaths(own, files.rules.flatMap(({ rule }) => soughtPaths(rule)));
  return own.flatMap((mount, index) => {
    const mounts = before.get(mount.name) ?? [];
    const lost = outside.filter((path) => uncoveredPaths(mounts, [path]).length === 0);
    return mounts.length === 0 || mounts.some((other) => showAlike(other, mount)) ? [] : [{ index, mount, mounts, lost }];
  });
}

/**
 * The paths of a restore of which there is more to say than that it does not mount them: they are probably misspelt, their volume is mounted elsewhere,
 * or the backup itself does not see them.
 */
export function faultyPaths(cluster: Cluster, member: RestoreMember): ReadonlySet<string> {
  const files = restoredFiles(cluster, member);
  const misspelt = unwrittenPaths(files).flatMap(({ path, meant }) => meant === undefined ? [] : [path]);
  const elsewhere = misplacedMounts(files, member).flatMap(({ lost }) => lost);
  return new Set([...misspelt, ...elsewhere, ...backupsOfFiles(cluster, member).flatMap(unseenPaths)]);
}
