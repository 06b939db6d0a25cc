import type { BackupMember } from './backup';
import { placeOf, repositoryKey } from './place';
import type { RestoreMember } from './restore';
import { keyOf } from '../../repository/location';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';
import { grouped } from '../grouped';

/** The backups of what is restored, of the same object and in the same place; none where the input does not hold them. */
export function backupsOfRestored(cluster: Cluster, { restore, target }: RestoreMember): readonly BackupMember[] {
  return target === undefined ? [] : found(cluster, byIdentity, target.identity, restore);
}

/** The backups under the same alias of objects in the same namespace, in the place where a restore looks that names no object. */
export function backupsOfAlias(cluster: Cluster, { restore, spec }: RestoreMember): readonly BackupMember[] {
  return found(cluster, byAlias, aliasKey(restore.subject.namespace, spec.target?.alias), restore);
}

/** All backups in the place where a restore looks. */
export function backupsOfPlace(cluster: Cluster, { restore }: RestoreMember): readonly BackupMember[] {
  return found(cluster, byPlace, '', restore);
}

/**
 * Whether the input can be taken to hold everything that writes where a restore reads: it has the Repository itself, and a backup that names it.
 *
 * One input is one cluster, and who keeps a Repository in the same place as its backups keeps all of them there. What still cannot be seen is what
 * an older backup wrote, so that this makes an error of slips of the hand alone.
 */
export function holdsAllBackups(cluster: Cluster, { restore }: RestoreMember): boolean {
  return restore.repository !== undefined && namedByBackups(cluster).has(repositoryKey(restore));
}

const namedByBackups = view((cluster: Cluster) => new Set(cluster.backups.map(repositoryKey)));

const aliasKey = (namespace: string, alias = '') => `${namespace}/${alias}`;

type Index = (cluster: Cluster) => ReadonlyMap<string, readonly BackupMember[]>;

/** The backups by a key of theirs, each in its place. */
const indexed = (keyIn: (member: BackupMember) => string | undefined): Index => view((cluster) => grouped(cluster.backupMembers, (member) => {
  const place = placeOf(cluster, member.backup);
  const key = keyIn(member);
  return place === undefined || key === undefined ? undefined : `${key}\n${keyOf(place)}`;
}));

const byIdentity = indexed(({ target }) => target?.identity);
const byAlias = indexed(({ target, spec }) => target && aliasKey(target.namespace, spec.target?.alias));
const byPlace = indexed(() => '');

function found(cluster: Cluster, index: Index, key: string, restore: RestoreMember['restore']): readonly BackupMember[] {
  const place = placeOf(cluster, restore);
  return place === undefined ? [] : index(cluster).get(`${key}\n${keyOf(place)}`) ?? [];
}
