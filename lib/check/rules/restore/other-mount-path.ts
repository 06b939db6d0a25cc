import { CLAIM_MOUNT_PATH } from '../../../backup/file-selection';
import { isSamePath, isWithin } from '../../../invoker/volume-mounts';
import { listing } from '../../../refusal/listing';
import { isNearMiss } from '../../../refusal/near';
import { quote } from '../../../refusal/quote';
import { selectionOf } from '../../../restore/selection';
import type { Cluster } from '../../cluster';
import type { BackupMember } from '../../graph/backup';
import { seenMounts, showAlike } from '../../graph/mounts';
import type { RestoreMember } from '../../graph/restore';
import { restoreSelection } from '../../graph/restore-selection';
import { backupsOfRestored, holdsAllBackups } from '../../graph/restored-backup';
import { grouped } from '../../grouped';
import type { Report, Rule } from '../../rule';
import { called } from '../../subject';

export const otherMountPath: Rule = {
  id: 'STASH408',
  name: 'other-mount-path',
  level: 'warning',
  title: 'A restore asks for a path that the backup of the same target does not write, or mounts a volume, or another part of it, elsewhere than the backup does; '
    + 'such a path is an error in an app, which has its backups.',
  why: 'Each path of a backup is a snapshot of its own, which is found under exactly that path, and its files go back to where they were. Under another path '
    + 'nothing is found; with the volume mounted elsewhere, the files do not get into it.',
  mend: 'Write the paths and mounts of the backup; a part of what is below a path is asked for with `include`. Acknowledge it where the data comes from an '
    + 'older backup that had other paths.',
  facts: [
    {
      says: 'Volumes have to be mounted where they were when the data was backed up, for snapshots hold absolute paths.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/concepts/crds/restoresession/',
    },
    {
      says: 'A path in a rule is compared with the paths of the snapshots.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/restore.go',
    },
    {
      says: 'A near path is taken for a slip where the input has the Repository and a backup that names it, for then it is taken to have all of them.',
      standing: 'inferred',
    },
  ],
  judge: (cluster, report) => cluster.restoreMembers.forEach((member) => {
    const by = restoreSelection(member)?.by;
    const backups = by === 'host and path' || by === 'path' ? backupsOfRestored(cluster, member).filter(({ model }) => model === member.model) : [];
    const rules = member.rules.filter(({ rule: { sourceHost } }) => by === 'path' || !sourceHost || backups.some((backup) => isHostOf(backup, sourceHost)));
    const own = { ...member, rules };
    if (rules.length > 0 && !reportPaths(cluster, own, backups, report)) {
      reportMounts(cluster, own, backups, report);
    }
  }),
};

/** Whether a host is one of the backup. Other hosts belong to other backups, of which nothing is known here. */
function isHostOf({ target, spec }: BackupMember, host: string): boolean {
  return selectionOf({ reference: target, alias: spec.target?.alias || undefined }, undefined).hosts.holds(host);
}

function writtenPaths({ model, spec: { target = {} } }: BackupMember): readonly string[] {
  const paths = (target.paths ?? []).filter((path) => path !== '');
  return paths.length === 0 && model === 'claim' ? [CLAIM_MOUNT_PATH] : paths;
}

function reportPaths(cluster: Cluster, member: RestoreMember, backups: readonly BackupMember[], report: Report): boolean {
  const written = [...new Set(backups.flatMap(writtenPaths))];
  if (written.length === 0) {
    return false;
  }
  let isReported = false;
  for (const { field, rule: { paths = [], snapshots = [] } } of member.rules) {
    paths.forEach((path, index) => {
      if (snapshots.length === 0 && !written.some((other) => isSamePath(path, other))) {
        isReported = true;
        const near = written.find((other) => isNearMiss(path, other) && !isWithin(path, other));
        report(member.restore.subject, [...field, 'paths', index], {
          found: `${quote(path)} has no snapshot of its own, for ${called(backups[0]!.backup.subject)} backs up ${listing(written.map(quote))}`,
          mend: near === undefined ? 'name one of those, and what is below it with include' : `did you mean ${quote(near)}?`,
          level: cluster.isSynth || (near !== undefined && holdsAllBackups(cluster, member)) ? 'error' : undefined,
        });
      }
    });
  }
  return isReported;
}

function reportMounts(cluster: Cluster, member: RestoreMember, backups: readonly BackupMember[], report: Report): void {
  const before = grouped(backups.flatMap(seenMounts), ({ name }) => name);
  seenMounts(member).forEach((mount, index) => {
    const { name, mountPath, subPath } = mount;
    const mounts = before.get(name) ?? [];
    if (mounts.length === 0 || mounts.some((other) => showAlike(other, mount))) {
      return;
    }
    const writer = called(backups[0]!.backup.subject);
    const at = [...member.field, 'target', 'volumeMounts', index];
    const there = mounts.find((other) => isSamePath(other.mountPath, mountPath));
    if (there !== undefined) {
      report(member.restore.subject, [...at, 'subPath'], {
        found: `${subPath ? quote(subPath) : 'the whole of the volume'} is not what ${writer} has at ${quote(mountPath)}, which is `
          + `${there.subPath ? quote(there.subPath) : 'the whole of the volume'}, so that the files do not go back to where they were`,
        mend: there.subPath ? `write ${quote(there.subPath)}` : 'leave subPath out',
      });
    } else {
      const places = mounts.map((other) => other.mountPath);
      const near = places.find((place) => isNearMiss(mountPath, place));
      report(member.restore.subject, [...at, 'mountPath'], {
        found: `${quote(mountPath)} is not where ${writer} has the volume, which is ${listing(places.map(quote))}, so that the files do not go back into it`,
        mend: `write ${quote(near ?? places[0])}`,
        level: near !== undefined && holdsAllBackups(cluster, member) ? 'error' : undefined,
      });
    }
  });
}
