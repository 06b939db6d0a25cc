import type { FieldPath } from '../../../kubernetes/manifest-fields';
import type { ValueRule } from '../../../refusal/complaint';
import { excludePattern, includePattern, NOT_RESTORED } from '../../../restic/file-pattern';
import { excludedBy, includedBy } from '../../../restic/restic-arguments';
import { allIncluded, restoredPaths } from '../../../restore/restore-arguments';
import { restoreMembersIn } from '../../graph/restore';
import { argumentsOf, restoresFiles } from '../../graph/restores/restore-selection';
import type { Rule } from '../../rule';
import { valueFinding } from '../../value-finding';

export const patternWithoutFiles: Rule = {
  id: 'STASH412',
  name: 'pattern-without-files',
  level: 'error',
  title: 'A pattern of a restore includes files outside its paths or takes back what none includes, excludes all files of a path, or cannot be read by restic.',
  why: 'A restore brings back only the files that are in a snapshot of the paths and that the patterns let through. If there are none, restic '
    + 'restores nothing and reports success, and so does Stash: the application starts with an empty volume.',
  mend: 'Begin a pattern with the path as it was backed up, or without a slash, so that it applies in all folders; leave patterns out to bring back '
    + 'everything.',
  facts: [
    {
      says: 'An include outside the path of the snapshot, or an exclude of `*`, of the path or of a folder above it, restores no file, and restic '
        + 'exits without an error.',
      standing: 'measured',
    },
    { says: 'An include that begins with `!` takes back what those before it include; alone, it restores no file, and restic exits without an error.', standing: 'measured' },
    { says: 'With a pattern such as `cache[1`, restic ends at once with an error.', standing: 'measured' },
    {
      says: 'The patterns of a rule are passed to restic for each of its paths.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/restore.go',
    },
  ],
  judge: (cluster, report) => restoreMembersIn(cluster).filter(restoresFiles).forEach((member) => {
    const judge = (field: FieldPath, pattern: string, rule: ValueRule) => report(member.subject, field, valueFinding(pattern, rule));
    const args = argumentsOf(member);
    for (const { field, rule } of member.rules) {
      const { include = [], exclude = [] } = rule;
      const paths = restoredPaths([rule]);
      include.forEach((pattern, index) => judge([...field, 'include', index], pattern, includePattern(paths, [...includedBy(args), ...include])));
      exclude.forEach((pattern, index) => judge([...field, 'exclude', index], pattern, excludePattern(NOT_RESTORED, paths, exclude)));
    }
    const rules = member.rules.map(({ rule }) => rule);
    const paths = restoredPaths(rules);
    includedBy(args).forEach((pattern) => judge([...member.field, 'target', 'args'], pattern, includePattern(paths, allIncluded(rules, args))));
    excludedBy(args).forEach((pattern) => judge([...member.field, 'target', 'args'], pattern, excludePattern(NOT_RESTORED, paths)));
  }),
};
