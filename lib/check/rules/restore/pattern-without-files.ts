import { excludePattern, includePattern, NOT_RESTORED } from '../../../invoker/file-pattern';
import { valueFinding } from '../../complaint';
import { restoreSelection } from '../../graph/restore-selection';
import type { ValueRule } from '../../refusal';
import type { Rule } from '../../rule';

export const patternWithoutFiles: Rule = {
  id: 'STASH412',
  name: 'pattern-without-files',
  level: 'error',
  title: 'A rule of a restore includes files outside of its paths, or excludes all files of one.',
  why: 'Only files are brought back that a snapshot of the paths has and that the patterns leave. Where there are none, restic restores nothing and reports '
    + 'success, and so does Stash: the application starts with an empty volume.',
  mend: 'Begin a pattern with the path as it was backed up, or with no slash, so that it is true in all folders; leave patterns out to bring back everything.',
  facts: [
    {
      says: 'An include outside of the path of the snapshot, or an exclude of `*`, of the path or of a folder above it, restores no file, and restic ends without an error.',
      standing: 'measured',
    },
    { says: 'The patterns of a rule are handed to restic for each of its paths.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/restore.go' },
  ],
  judge: (cluster, report) => cluster.restores.flatMap(({ members }) => members).forEach((member) => {
    const by = restoreSelection(member)?.by;
    if (by === undefined || by === 'dump' || by === 'unknown') {
      return;
    }
    for (const { field, rule: { paths = [], snapshots = [], include = [], exclude = [] } } of member.rules) {
      // Of which paths a snapshot is that is named by its id, the input does not say.
      const known = snapshots.length > 0 || paths.length === 0 ? undefined : paths;
      const judge = (list: string, patterns: readonly string[], rule: ValueRule) => patterns.forEach((pattern, index) => {
        const found = valueFinding(pattern, rule);
        if (found !== undefined) {
          report(member.restore.subject, [...field, list, index], found);
        }
      });
      judge('include', known === undefined ? [] : include, includePattern(known ?? []));
      judge('exclude', exclude, excludePattern(NOT_RESTORED, known, exclude));
    }
  }),
};
