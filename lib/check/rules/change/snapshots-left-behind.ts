import type { FieldPath } from '../../../kubernetes/manifest-fields';
import { quote } from '../../../refusal/quote';
import { areApart } from '../../../repository/location';
import type { Cluster } from '../../cluster';
import type { BackupMember } from '../../graph/backup';
import { hostText, type HostPattern } from '../../graph/host-pattern';
import { takenMembers } from '../../graph/made-backup';
import { repositoryKey } from '../../graph/place';
import { calledTarget, identityOf, writtenBy, type SnapshotKey } from '../../graph/snapshot-key';
import { grouped } from '../../grouped';
import type { Found, Rule } from '../../rule';

export const snapshotsLeftBehind: Rule = {
  id: 'STASH702',
  name: 'snapshots-left-behind',
  level: 'warning',
  title: 'A backup stores its target elsewhere than before: in another repository, or under another host or path.',
  why: 'It starts a new history. Restores that follow the backup do not find the earlier snapshots, and no retention policy deletes them.',
  mend: 'Keep the Repository, the alias and the paths. If the change is needed, restore earlier snapshots with the old Repository, or with the old '
    + 'host as `sourceHost` and the old paths, and delete them by hand when they are no longer needed. Then acknowledge it.',
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
  isAboutChange: true,
  judge(cluster, report) {
    const now = grouped(inRestic(takenMembers(cluster)), identityOf);
    for (const before of inRestic(takenMembers(cluster.previous!))) {
      const members = now.get(identityOf(before)) ?? [];
      const departures = members.map((member) => departureOf(cluster, before, member));
      if (members.length > 0 && departures.every((one) => one !== undefined)) {
        const successor = Math.max(0, members.findIndex((member) => isSame(member, before)));
        const { field, ...found } = departures[successor]!;
        report(members[successor]!.subject, field, { ...found, also: [{ subject: before.subject, field: before.field }] });
      }
    }
  },
};

const inRestic = (members: readonly BackupMember[]) => members.filter(({ model }) => model !== 'snapshotter');

const isSame = ({ subject: one }: BackupMember, { subject: other }: BackupMember) => one.name === other.name && one.namespace === other.namespace;

interface Departure extends Found {
  readonly field: FieldPath;
}

/** How a backup stores its target elsewhere than one of the same target did before; undefined if it goes on with its history, or may do so. */
function departureOf(cluster: Cluster, before: BackupMember, now: BackupMember): Departure | undefined {
  const places = placesOf(cluster, before, now);
  if (places !== undefined) {
    return {
      field: ['spec', 'repository', 'name'],
      found: `${calledTarget(now)} was backed up to ${places[0]}, and is now to ${places[1]}, so that restores from there do not find the earlier snapshots`,
      mend: 'keep the Repository, or restore the earlier snapshots from the old one, as long as they are needed',
    };
  }
  const [old, keys] = [writtenBy(cluster.previous!, before), writtenBy(cluster, now)];
  const [first] = old;
  if (first === undefined || keys.length === 0 || old.some((key) => keys.some((other) => areOne(now, key, other)))) {
    return undefined;
  }
  const other = keys.find(({ path }) => path === first.path);
  return other === undefined ? {
    field: [...now.field, 'target', 'paths'],
    found: `${calledTarget(now)} was backed up under the path ${quote(first.path)}, and is now under ${quote(keys[0]!.path)}, so that a restore of that `
      + 'does not find the earlier snapshots',
    mend: 'keep the path, or restore the earlier snapshots with the old one, as long as they are needed',
  } : {
    field: [...now.field, 'target', 'alias'],
    found: `${calledTarget(now)} was backed up as ${hostText(first.host)}, and is now as ${hostText(other.host)}, so that restores do not find the earlier snapshots`,
    mend: 'keep the alias, or restore the earlier snapshots with the old host as sourceHost, as long as they are needed',
  };
}

/** The places before and now, if they are certainly not the same. That a Repository itself has moved is up to another rule. */
function placesOf(cluster: Cluster, { backup: before }: BackupMember, { backup: now }: BackupMember): readonly [string, string] | undefined {
  if (before.repository === undefined || now.repository === undefined) {
    return undefined;
  }
  const isMade = now.repository.subject.made !== undefined;
  const old = cluster.previous!.location(before.repository, before.subject.namespace);
  const place = isMade || repositoryKey(before) !== repositoryKey(now) ? cluster.location(now.repository, now.subject.namespace) : undefined;
  return old !== undefined && place !== undefined && areApart(old, place) ? [old.text, place.text] : undefined;
}

/** Whether two keys are those of one history. A claim is restored by its path alone. */
const areOne = ({ model }: BackupMember, one: SnapshotKey, other: SnapshotKey) =>
  (one.path === undefined || other.path === undefined || one.path === other.path) && (model === 'claim' || nameOf(one.host) === nameOf(other.host));

/** What stays the same in the hosts of a target when the number of its pods changes. */
const nameOf = (host: HostPattern) => JSON.stringify(host.form === 'exact' ? host.name : [host.form, host.base]);
