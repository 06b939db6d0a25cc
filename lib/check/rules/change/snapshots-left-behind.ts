import { catalogued } from '../../../addon/addons';
import { areApart } from '../../../backend/location';
import { quote } from '../../../refusal/quote';
import { isDatabase } from '../../../target/target-kind';
import type { BackupMember } from '../../graph/backup';
import { backupMembersIn } from '../../graph/made-backup';
import { repositoryKey } from '../../graph/place';
import { locationIn } from '../../graph/repository-location';
import { hostText, type HostPattern } from '../../graph/snapshots/host-pattern';
import { calledTarget, identityOf, writtenBy, type SnapshotKey } from '../../graph/snapshots/snapshot-key';
import { declaredTarget } from '../../graph/target';
import { grouped } from '../../grouped';
import type { Change, ChangeRule, FoundAt } from '../../rule';

export const snapshotsLeftBehind: ChangeRule = {
  id: 'STASH702',
  name: 'snapshots-left-behind',
  level: 'warning',
  title: 'A backup stores its target elsewhere than before: in another repository, or under another host or path.',
  why: 'It starts a new history. Restores that follow the backup do not find the earlier snapshots, and no retention policy deletes them.',
  mend: 'Keep the Repository, the alias and the paths. If the change is needed, restore earlier snapshots with the old Repository, or with the old '
    + 'host as `sourceHost` and the old paths, and delete them by hand when they are no longer needed. If the Repository is another one, '
    + 'its data can be copied there first. Then acknowledge it. Not found: a path that is left out, without another in its place.',
  facts: [
    {
      says: 'restic finds the snapshots of a target by host and path, and deletes old ones by host and path.',
      standing: 'measured',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
    {
      says: 'Without an alias the host is host-0, host-<ordinal> for a StatefulSet, and the name of the node for a DaemonSet.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/util.go',
    },
    { says: 'A claim is restored by its path, without a host.', standing: 'source', see: 'stashed/stash: pkg/cmds/restore_pvc.go' },
  ],
  judgeChange(change, report) {
    const now = grouped(inRestic(backupMembersIn(change.now)), identityOf);
    for (const [identity, before] of grouped(inRestic(backupMembersIn(change.before)), identityOf)) {
      const members = now.get(identity) ?? [];
      for (const [old, successor] of successors(before, members)) {
        const departure = departureOf(change, old, successor, members);
        if (departure !== undefined) {
          const { at, ...found } = departure;
          report(successor.subject, at, { ...found, also: [{ subject: old.subject, field: old.field }] });
        }
      }
    }
  },
};

const inRestic = (members: readonly BackupMember[]) => members.filter(({ model }) => model !== 'snapshotter');

/** The backups of one target, each with the one that takes its place: that of the same name, or else the next that has taken no other's. */
function successors(before: readonly BackupMember[], now: readonly BackupMember[]): Array<[BackupMember, BackupMember]> {
  const sameAs = ({ subject: one }: BackupMember) => ({ subject }: BackupMember) => one.name === subject.name && one.namespace === subject.namespace;
  const fresh = now.filter((member) => !before.some(sameAs(member)));
  return before.flatMap((old): Array<[BackupMember, BackupMember]> => {
    const successor = now.find(sameAs(old)) ?? fresh.shift();
    return successor === undefined ? [] : [[old, successor]];
  });
}

/**
 * How a backup stores the target elsewhere than the one whose place it takes; undefined if all histories go on, or may do so.
 *
 * @param members all backups of the target, of which another one may go on with a history
 */
function departureOf(change: Change, old: BackupMember, successor: BackupMember, members: readonly BackupMember[]): FoundAt | undefined {
  const goingOn = members.filter((member) => placesOf(change, old, member) === undefined);
  const written = goingOn.flatMap((member) => writtenBy(change.now, member));
  const isOneOf = (keys: readonly SnapshotKey[]) => (key: SnapshotKey) => keys.some((other) => areOne(successor, key, other));
  const kept = writtenBy(change.before, old);
  const [lost] = kept.filter((key) => !isOneOf(written)(key));
  if (lost === undefined) {
    return undefined;
  }
  const places = placesOf(change, old, successor);
  const target = calledTarget(successor);
  if (places !== undefined) {
    return {
      at: ['spec', 'repository', 'name'],
      found: `${target} was backed up to ${places[0]}, and is now to ${places[1]}, so that restores from there do not find the earlier snapshots`,
      mend: 'keep the Repository as long as the earlier snapshots are needed, or restore them from the old one or copy the data first, and acknowledge this',
    };
  }
  const [binding, other] = [change.before, change.now].map((cluster) => declaredTarget(cluster, old.target) !== undefined);
  if (isDatabase(old.target) && binding !== other) {
    // An AppBinding that is in only one of the inputs may have decided the same all the time.
    return undefined;
  }
  const gained = writtenBy(change.now, successor).filter((key) => !isOneOf(kept)(key));
  const renamed = gained.find(({ path }) => path === lost.path);
  if (renamed !== undefined) {
    return {
      found: `${target} was backed up as ${hostText(lost.host)}, and is now as ${hostText(renamed.host)}, so that restores do not find the earlier snapshots`,
      ...decidedBy(successor, 'alias'),
    };
  }
  return gained[0] && {
    found: `${target} was backed up under the path ${quote(lost.path)}, and is now under ${quote(gained[0].path)}, so that a restore of that `
      + 'does not find the earlier snapshots',
    ...decidedBy(successor, 'paths'),
  };
}

const MENDS = {
  alias: 'keep the alias as long as the earlier snapshots are needed, or restore them with the old host as sourceHost, and acknowledge this',
  paths: 'keep the path as long as the earlier snapshots are needed, or restore them with the old one, and acknowledge this',
};

/** The field that decides the host or the path of a target, unless its addon does by the AppBinding and the interim volume. */
function decidedBy({ field, model }: BackupMember, member: keyof typeof MENDS): Pick<FoundAt, 'at' | 'mend'> {
  const addon = catalogued(model);
  return addon === undefined || (member === 'alias' && addon.ownHosts === undefined)
    ? { at: [...field, 'target', member], mend: MENDS[member] }
    : { at: [...field, 'target', 'ref'], mend: 'keep the parameters of the AppBinding, and the interim volume or its absence, as long as the earlier snapshots are needed' };
}

/** The places before and now, if they are certainly not the same. That a Repository itself has moved is up to another rule. */
function placesOf(change: Change, { backup: before }: BackupMember, { backup: now }: BackupMember): readonly [string, string] | undefined {
  if (before.repository === undefined || now.repository === undefined) {
    return undefined;
  }
  const isMade = now.repository.subject.made !== undefined;
  const old = locationIn(change.before, before.repository, before.subject.namespace);
  const place = isMade || repositoryKey(before) !== repositoryKey(now) ? locationIn(change.now, now.repository, now.subject.namespace) : undefined;
  return old !== undefined && place !== undefined && areApart(old, place) ? [old.text, place.text] : undefined;
}

/** Whether two keys are those of one history. A claim is restored by its path alone. */
const areOne = ({ model }: BackupMember, one: SnapshotKey, other: SnapshotKey) =>
  (one.path === undefined || other.path === undefined || one.path === other.path) && (model === 'claim' || nameOf(one.host) === nameOf(other.host));

/** What stays the same in the hosts of a target when the number of its pods changes. */
const nameOf = (host: HostPattern) => JSON.stringify(host.form === 'exact' ? host.name : [host.form, host.base]);
