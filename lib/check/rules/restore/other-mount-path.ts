import { isSamePath } from '../../../kubernetes/go-path';
import { listing } from '../../../refusal/listing';
import { isNearMiss } from '../../../refusal/near';
import { asQuestion, quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { type RestoreMember, restoreMembersIn } from '../../graph/restore';
import { holdsAllBackups } from '../../graph/restores/restored-backup';
import { misplacedMounts, restoredFiles, unwrittenPaths, writtenPaths, type RestoredFiles } from '../../graph/restores/restored-files';
import type { Report, Rule } from '../../rule';
import { called } from '../../subject';

export const otherMountPath: Rule = {
  id: 'STASH408',
  name: 'other-mount-path',
  level: 'warning',
  title: 'A restore asks for a path that the backup of the same target does not write, or mounts a volume elsewhere than the backup does, or another '
    + 'part of it.',
  why: 'Each path of a backup is a separate snapshot, which is found only under exactly that path, and its files go back to where they were. Under '
    + 'another path nothing is found; if the volume is mounted elsewhere, the files do not get into it. '
    + 'A path that no backup writes is an error in an app, because the app contains its backups, or if it is probably misspelt. So is a mount, if the path of a rule '
    + 'is then in none.',
  mend: 'Use the paths and mounts of the backup; to restore only a part of what is below a path, use `include`. Acknowledge it if the data comes '
    + 'from an older backup that had other paths.',
  facts: [
    {
      says: 'Volumes must be mounted where they were when the data was backed up, because snapshots contain absolute paths.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/concepts/crds/restoresession/',
    },
    {
      says: 'A path in a rule is compared with the paths of the snapshots.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/restore.go',
    },
    {
      says: 'A path that is almost one of a backup is taken for a typing error if the input has the Repository and a backup that names it, because '
        + 'the input is then assumed to have all backups to that Repository.',
      standing: 'inferred',
    },
  ],
  judge: (cluster, report) => restoreMembersIn(cluster).forEach((member) => {
    const files = restoredFiles(cluster, member);
    reportPaths(cluster, member, files, report);
    reportMounts(cluster, member, files, report);
  }),
};

function reportPaths(cluster: Cluster, member: RestoreMember, files: RestoredFiles, report: Report): void {
  for (const { field, path, meant } of unwrittenPaths(files)) {
    report(member.subject, field, {
      found: `${quote(path)} has no snapshot of its own, because ${called(files.backups[0]!.subject)} backs up ${listing(writtenPaths(files.backups).map(quote))}`,
      mend: asQuestion(meant) ?? 'give one of those paths, and select what is below it with include',
      level: cluster.isSynth || (meant !== undefined && holdsAllBackups(cluster, member)) ? 'error' : undefined,
    });
  }
}

function reportMounts(cluster: Cluster, member: RestoreMember, files: RestoredFiles, report: Report): void {
  for (const { index, mount: { mountPath, subPath }, mounts, lost } of misplacedMounts(files, member)) {
    const writer = called(files.backups[0]!.subject);
    const at = [...member.field, 'target', 'volumeMounts', index];
    const there = mounts.find((other) => isSamePath(other.mountPath, mountPath));
    if (there !== undefined) {
      report(member.subject, [...at, 'subPath'], {
        found: `${subPath ? quote(subPath) : 'the whole volume'} is mounted at ${quote(mountPath)}, where ${writer} has `
          + `${there.subPath ? quote(there.subPath) : 'the whole volume'}, so the files do not go back to where they were`,
        mend: there.subPath ? `write ${quote(there.subPath)}` : 'leave subPath out',
      });
    } else {
      const places = mounts.map((other) => other.mountPath);
      const near = places.find((place) => isNearMiss(mountPath, place));
      report(member.subject, [...at, 'mountPath'], {
        found: `${quote(mountPath)} is not where ${writer} mounts the volume (${listing(places.map(quote))}), so the files do not go back into it`,
        mend: `write ${quote(near ?? places[0])}`,
        level: lost.length > 0 || (near !== undefined && holdsAllBackups(cluster, member)) ? 'error' : undefined,
      });
    }
  }
}
