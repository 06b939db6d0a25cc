import { excludePattern, NOT_BACKED_UP } from '../../../invoker/file-pattern';
import { excludedBy, isOnOneFileSystem } from '../../../invoker/restic-arguments';
import { pathsAroundMounts } from '../../../invoker/volume-mounts';
import type { FieldPath } from '../../../kubernetes/manifest-fields';
import { listing } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import type { BackupMember } from '../../graph/backup';
import { placesOf, seenMounts } from '../../graph/mounts';
import { writtenBy } from '../../graph/snapshot-key';
import type { Found, Rule } from '../../rule';
import { valueFinding } from '../../value-finding';

export const excludesEverything: Rule = {
  id: 'STASH325',
  name: 'excludes-everything',
  level: 'error',
  title: 'A pattern leaves out all files of a path that is backed up, or none since restic cannot read it, or an argument all that is mounted below a path.',
  why: 'restic stores a snapshot without files and reports success, and so does Stash. Retention then removes the older snapshots that had some. A pattern is '
    + 'true of all below what it names; without a slash in front it is true anywhere, so that `data` leaves out all of `/srv/data`. With '
    + '`--one-file-system` restic backs up nothing of a volume that is mounted below a path, but of the container of Stash alone.',
  mend: 'Name the files that are left out, or a folder of the path; leave the path out if it is not to be backed up. Name the '
    + 'paths of the mounts beside `--one-file-system`.',
  facts: [
    {
      says: 'With `*`, `/`, the path, its name, a folder above it or `/*` behind it as a pattern, a snapshot has no files, and restic ends without an error.',
      standing: 'measured',
    },
    {
      says: 'A pattern with `!` in front takes back what an earlier one leaves out, but not in a folder that is left out itself.',
      standing: 'measured',
    },
    { says: 'With --one-file-system a snapshot has the folder of a mount below the path, and no files of it.', standing: 'measured' },
    { says: 'With a pattern such as `cache[1`, restic ends at once, with an error.', standing: 'measured' },
    { says: 'Each pattern is handed to restic as it is written.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/commands.go' },
  ],
  judge: (cluster, report) => cluster.backupMembers.forEach((member) => {
    const { exclude = [], args = [] } = member.spec.target ?? {};
    if ((member.model !== 'sidecar' && member.model !== 'claim') || exclude.length + args.length === 0) {
      return;
    }
    const paths = [...new Set(writtenBy(cluster, member).flatMap(({ path }) => path ?? []))];
    for (const { step, ...found } of [...byPatterns(member, paths), ...byFileSystem(member, paths)]) {
      report(member.backup.subject, [...member.field, 'target', ...step], found);
    }
  }),
};

/** A finding, and the path of its field within the target. */
interface Said extends Pick<Found, 'found' | 'mend'> {
  readonly step: FieldPath;
}

function byPatterns({ spec }: BackupMember, paths: readonly string[]): Said[] {
  const { exclude = [], args = [] } = spec.target ?? {};
  const patterns = [
    ...exclude.map((pattern, index) => ({ pattern, step: ['exclude', index] })),
    ...excludedBy(args).map((pattern) => ({ pattern, step: ['args'] })),
  ];
  return patterns.flatMap(({ pattern, step }) => {
    const found = valueFinding(pattern, excludePattern(NOT_BACKED_UP, paths, exclude));
    return found === undefined ? [] : [{ step, ...found }];
  });
}

function byFileSystem(member: BackupMember, paths: readonly string[]): Said[] {
  const mounts = seenMounts(member);
  const around = isOnOneFileSystem(member.spec.target?.args ?? []) ? pathsAroundMounts(mounts, paths) : [];
  return around.length === 0 ? [] : [{
    step: ['args'],
    found: `keep to one file system, which leaves out what is mounted below ${listing(around.map(quote))}, so that ${NOT_BACKED_UP}`,
    mend: `leave --one-file-system out, or name the paths of the mounts (${placesOf(mounts)})`,
  }];
}
