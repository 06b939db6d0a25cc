import { excludePattern, NOT_BACKED_UP } from '../../../invoker/file-pattern';
import { excludedBy } from '../../../invoker/restic-arguments';
import { valueFinding } from '../../complaint';
import { writtenBy } from '../../graph/snapshot-key';
import type { Rule } from '../../rule';

export const excludesEverything: Rule = {
  id: 'STASH325',
  name: 'excludes-everything',
  level: 'error',
  title: 'A pattern leaves out all files of a path that is backed up.',
  why: 'restic stores a snapshot without files and reports success, and so does Stash. Retention then removes the older snapshots that had some. A pattern is '
    + 'true of all below what it names; without a slash in front it is true anywhere, so that `data` leaves out all of `/srv/data`.',
  mend: 'Name the files that are left out, or a folder of the path; leave the path out if it is not to be backed up.',
  facts: [
    {
      says: 'With `*`, `/`, the path, its name, a folder above it or `/*` behind it as a pattern, a snapshot has no files, and restic ends without an error.',
      standing: 'measured',
    },
    {
      says: 'A pattern with `!` in front takes back what an earlier one leaves out, but not in a folder that is left out itself.',
      standing: 'measured',
    },
    { says: 'Each pattern is handed to restic as it is written.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/commands.go' },
  ],
  judge: (cluster, report) => cluster.backupMembers.forEach((member) => {
    const { exclude = [], args = [] } = member.spec.target ?? {};
    const excluded = excludedBy(args);
    if ((member.model !== 'sidecar' && member.model !== 'claim') || exclude.length + excluded.length === 0) {
      return;
    }
    const at = [...member.field, 'target'];
    const paths = [...new Set(writtenBy(cluster, member).flatMap(({ path }) => path ?? []))];
    const patterns = [
      ...exclude.map((pattern, index) => ({ pattern, field: [...at, 'exclude', index] })),
      ...excluded.map((pattern) => ({ pattern, field: [...at, 'args'] })),
    ];
    for (const { pattern, field } of patterns) {
      const found = valueFinding(pattern, excludePattern(NOT_BACKED_UP, paths, exclude));
      if (found !== undefined) {
        report(member.backup.subject, field, found);
      }
    }
  }),
};
