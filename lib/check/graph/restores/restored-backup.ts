import { catalogued } from '../../../addon/addons';
import { interimDirectory } from '../../../addon/stored-data';
import { keyOf } from '../../../backend/location';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { grouped } from '../../grouped';
import type { BackupMember } from '../backup';
import { backupMembersIn, backupsIn } from '../made-backup';
import { placeOf, repositoryKey } from '../place';
import type { RestoreMember } from '../restore';
import { aliasOf, hasInterimVolume } from '../target-use';
import { rulesByHost } from './restore-selection';

/** The backups of the input that have the same target and place as a restore. */
export function backupsOfRestored(cluster: Cluster, { restore, target }: RestoreMember): readonly BackupMember[] {
  return target === undefined ? [] : found(cluster, byIdentity, target.identity, restore);
}

/** A backup of the restored target, if all of them have another alias than a restore that looks for snapshots of its own hosts. */
export function backupOfOtherAlias(cluster: Cluster, member: RestoreMember): BackupMember | undefined {
  const backups = rulesByHost(member).every(({ rule }) => rule.sourceHost) ? [] : backupsOfRestored(cluster, member);
  return backups.every((backup) => aliasOf(backup) !== aliasOf(member)) ? backups[0] : undefined;
}

/** A backup of the restored target, if the interim volume decides on the path of its addon, and only the backups have one, or only the restore. */
export function backupOfOtherInterim(cluster: Cluster, member: RestoreMember): BackupMember | undefined {
  const decides = interimDirectory(member.model, true) !== undefined;
  const backups = decides ? backupsOfRestored(cluster, member).filter(({ model }) => model === member.model) : [];
  return backups.every((backup) => hasInterimVolume(backup) !== hasInterimVolume(member)) ? backups[0] : undefined;
}

/** The backups with the same alias, namespace and place as a restore that has no target reference. */
export function backupsOfAlias(cluster: Cluster, member: RestoreMember): readonly BackupMember[] {
  return found(cluster, byAlias, aliasKey(member.subject.namespace, aliasOf(member)), member.restore);
}

/**
 * The backups of which a restore that looks for the newest dump gets one: those of its target, or else those of its alias, in any namespace. Without an
 * alias, or for an addon that ignores it, it may be any backup of the place.
 */
export function backupsOfDump(cluster: Cluster, member: RestoreMember): readonly BackupMember[] {
  const own = backupsOfRestored(cluster, member);
  if (own.length > 0) {
    return own;
  }
  const alias = catalogued(member.model)?.ownHosts === undefined ? aliasOf(member) : undefined;
  return alias ? found(cluster, byHost, alias, member.restore) : holdsAllBackups(cluster, member) ? backupsOfPlace(cluster, member) : [];
}

/** All backups in the place from which a restore reads. */
export function backupsOfPlace(cluster: Cluster, { restore }: RestoreMember): readonly BackupMember[] {
  return found(cluster, byPlace, '', restore);
}

/**
 * Whether the input can be assumed to contain every backup to the place from which a restore reads: it has the Repository itself, and a backup that
 * names it.
 *
 * One input is one cluster, and users who keep a Repository beside one of its backups keep all its backups there. Snapshots of former backups still
 * cannot be seen, so rules raise a finding to an error on this ground only if it looks like a typing error.
 */
export function holdsAllBackups(cluster: Cluster, { restore }: RestoreMember): boolean {
  return restore.repository !== undefined && namedByBackups(cluster).has(repositoryKey(restore));
}

const namedByBackups = view((cluster: Cluster) => new Set(backupsIn(cluster).map(repositoryKey)));

const aliasKey = (namespace: string, alias = '') => `${namespace}/${alias}`;

type Index = (cluster: Cluster) => ReadonlyMap<string, readonly BackupMember[]>;

/** The backups by place and by the key that `keyIn` returns. */
const indexed = (keyIn: (member: BackupMember) => string | undefined): Index => view((cluster) => grouped(backupMembersIn(cluster), (member) => {
  const place = placeOf(cluster, member.backup);
  const key = keyIn(member);
  return place === undefined || key === undefined ? undefined : `${key}\n${keyOf(place)}`;
}));

const byIdentity = indexed(({ target }) => target?.identity);
const byAlias = indexed((member) => member.target && aliasKey(member.target.namespace, aliasOf(member)));
const byHost = indexed(aliasOf);
const byPlace = indexed(() => '');

function found(cluster: Cluster, index: Index, key: string, restore: RestoreMember['restore']): readonly BackupMember[] {
  const place = placeOf(cluster, restore);
  return place === undefined ? [] : index(cluster).get(`${key}\n${keyOf(place)}`) ?? [];
}
