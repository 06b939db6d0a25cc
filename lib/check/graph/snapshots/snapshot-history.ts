import type { Backup, BackupMember } from '../backup';
import { HostIndex, hostText } from './host-pattern';
import { snapshottedClaims } from './snapshotted-claims';
import { listing } from '../../../refusal/listing';
import { numbering } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { alike, grouped } from '../../grouped';
import { called } from '../../subject';
import { backupMembersIn } from '../made-backup';

/** The VolumeSnapshots that several backups take of the same claims. The operator counts them together, whichever backup took them. */
interface SnapshotHistory {
  readonly backups: readonly Backup[];
  /** The claims, as a message names them. */
  readonly claims: string;
}

export function snapshotHistories(cluster: Cluster): SnapshotHistory[] {
  const index = new HostIndex<Backup>();
  const unknown: BackupMember[] = [];
  for (const member of backupMembersIn(cluster).filter(({ model }) => model === 'snapshotter')) {
    const claims = snapshottedClaims(cluster, member);
    claims?.forEach((claim) => index.add(claim, member.backup));
    if (claims === undefined) {
      unknown.push(member);
    }
  }
  return merged([
    ...index.meetings().filter(({ isCertain }) => isCertain).map(({ things, host }) => ({ backups: things, claims: hostText(host, 'claim') })),
    // The claims of these workloads are unknown, but they are the same for all backups of one workload.
    ...alike(unknown, ({ target }) => target!.identity)
      .map((members) => ({ backups: members.map(({ backup }) => backup), claims: `the claims of ${called(members[0]!.target!)}` })),
  ]);
}

/** Merges the histories of the same backups, so that there is one finding for all their claims. */
function merged(histories: readonly SnapshotHistory[]): SnapshotHistory[] {
  const numberOf = numbering<Backup>();
  const distinct = histories.map(({ backups, claims }) => ({ backups: [...new Set(backups)], claims }));
  return [...grouped(distinct, ({ backups }) => backups.map(numberOf).join()).values()]
    .map((same) => ({ backups: same[0]!.backups, claims: listing(same.map(({ claims }) => claims)) }));
}
