import type { BackupMember } from './backup';
import { keyOf } from './location';
import { placeOf, repositoryKey } from './place';
import type { RestoreMember } from './restore';
import type { Cluster } from '../cluster';

/** The backups of what is restored, of the same object and in the same place; none where the input does not hold them. */
export function backupsOfRestored(cluster: Cluster, { restore, target }: RestoreMember): readonly BackupMember[] {
  return target === undefined ? [] : found(cluster, 'identity', target.identity, restore);
}

/** The backups under the same alias of objects in the same namespace, in the place where a restore looks that names no object. */
export function backupsOfAlias(cluster: Cluster, { restore, spec }: RestoreMember): readonly BackupMember[] {
  return found(cluster, 'alias', aliasKey(restore.subject.namespace, spec.target?.alias), restore);
}

/** All backups in the place where a restore looks. */
export function backupsOfPlace(cluster: Cluster, { restore }: RestoreMember): readonly BackupMember[] {
  return found(cluster, 'place', '', restore);
}

/**
 * Whether the input can be taken to hold everything that writes where a restore reads: it has the Repository itself, and a backup that names it.
 *
 * One input is one cluster, and who keeps a Repository in the same place as its backups keeps all of them there. What still cannot be seen is what
 * an older backup wrote, so that this makes an error of slips of the hand alone.
 */
export function holdsAllBackups(cluster: Cluster, { restore }: RestoreMember): boolean {
  const named = cluster.once('repositories of backups', () => new Set(cluster.backups.map(repositoryKey)));
  return restore.repository !== undefined && named.has(repositoryKey(restore));
}

const KEYS = {
  identity: ({ target }: BackupMember) => target?.identity,
  alias: ({ target, spec }: BackupMember) => target && aliasKey(target.namespace, spec.target?.alias),
  place: () => '',
};

const aliasKey = (namespace: string, alias = '') => `${namespace}/${alias}`;

/** The backups by one of their keys, each in its place. */
function found(cluster: Cluster, by: keyof typeof KEYS, key: string, restore: RestoreMember['restore']): readonly BackupMember[] {
  const index = cluster.once(`backups by ${by}`, () => {
    const groups = new Map<string, BackupMember[]>();
    for (const member of cluster.backupMembers) {
      const place = placeOf(cluster, member.backup);
      const at = KEYS[by](member);
      if (place !== undefined && at !== undefined) {
        const group = groups.get(`${at}\n${keyOf(place)}`) ?? [];
        groups.set(`${at}\n${keyOf(place)}`, group);
        group.push(member);
      }
    }
    return groups;
  });
  const place = placeOf(cluster, restore);
  return place === undefined ? [] : index.get(`${key}\n${keyOf(place)}`) ?? [];
}
