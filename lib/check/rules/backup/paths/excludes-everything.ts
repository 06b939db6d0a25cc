import { listing } from '../../../../refusal/listing';
import { quote } from '../../../../refusal/quote';
import { excludePattern, NOT_BACKED_UP } from '../../../../restic/file-pattern';
import { excludedBy, isOnOneFileSystem } from '../../../../restic/restic-arguments';
import { pathsAroundMounts } from '../../../../target/volume-mounts';
import type { BackupMember } from '../../../graph/backup';
import { backupMembersIn } from '../../../graph/made-backup';
import { storesFiles } from '../../../graph/model';
import { placesOf, seenMounts } from '../../../graph/pods/mounts';
import { snapshotPaths } from '../../../graph/snapshots/snapshot-key';
import type { FoundAt, Rule } from '../../../rule';
import { valueFinding } from '../../../value-finding';

export const excludesEverything: Rule = {
  id: 'STASH325',
  name: 'excludes-everything',
  level: 'error',
  title: 'A pattern excludes all files of a path that is backed up, restic cannot read a pattern, or an argument excludes everything that is '
    + 'mounted below a path.',
  why: 'restic stores a snapshot without files and reports success, and so does Stash. Retention then removes the older snapshots that had files. '
    + 'A pattern matches everything below what it names; without a leading slash it matches anywhere, so `data` excludes all of `/srv/data`. With '
    + '`--one-file-system` restic backs up nothing of a volume that is mounted below a path, only what is in the container of Stash itself.',
  mend: 'Exclude only the files that you do not need, or a folder within the path. If the path should not be backed up, remove it from the paths. '
    + 'With `--one-file-system`, name the paths of the mounts.',
  facts: [
    {
      says: 'If the pattern is `*`, `/`, the path, its name, a folder above it, or the path followed by `/*`, the snapshot has no files, and '
        + 'restic exits without an error.',
      standing: 'measured',
    },
    {
      says: 'A pattern that starts with `!` includes again what an earlier one excludes, but not in a folder that is itself excluded.',
      standing: 'measured',
    },
    { says: 'With --one-file-system a snapshot contains the folder of a mount below the path, but none of its files.', standing: 'measured' },
    { says: 'With a pattern such as `cache[1`, restic exits at once with an error.', standing: 'measured' },
    { says: 'Each pattern is passed to restic as it is written.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/commands.go' },
  ],
  judge: (cluster, report) => backupMembersIn(cluster).forEach((member) => {
    const { exclude = [], args = [] } = member.spec.target ?? {};
    if (!storesFiles(member.model) || exclude.length + args.length === 0) {
      return;
    }
    const paths = snapshotPaths(cluster, member);
    for (const { at, ...found } of [...byPatterns(member, paths), ...byFileSystem(member, paths)]) {
      report(member.subject, [...member.field, 'target', ...at], found);
    }
  }),
};

function byPatterns({ spec }: BackupMember, paths: readonly string[]): FoundAt[] {
  const { exclude = [], args = [] } = spec.target ?? {};
  const patterns = [
    ...exclude.map((pattern, index) => ({ pattern, at: ['exclude', index] })),
    ...excludedBy(args).map((pattern) => ({ pattern, at: ['args'] })),
  ];
  return patterns.flatMap(({ pattern, at }) => {
    const found = valueFinding(pattern, excludePattern(NOT_BACKED_UP, paths, exclude));
    return found === undefined ? [] : [{ at, ...found }];
  });
}

function byFileSystem(member: BackupMember, paths: readonly string[]): FoundAt[] {
  const mounts = seenMounts(member);
  const around = isOnOneFileSystem(member.spec.target?.args ?? []) ? pathsAroundMounts(mounts, paths) : [];
  return around.length === 0 ? [] : [{
    at: ['args'],
    found: `restrict restic to one file system, which excludes what is mounted below ${listing(around.map(quote))}, so that ${NOT_BACKED_UP}`,
    mend: `leave --one-file-system out, or name the paths of the mounts (${placesOf(mounts)})`,
  }];
}
