import { BESIDE_INCLUDE, MIXING_ARGUMENTS, mixesPatterns } from '../../../restore/restore-arguments';
import { argumentsOf, restoresFiles } from '../../graph/restore-selection';
import type { Rule } from '../../rule';
import { foundWithin } from '../../value-finding';

export const includeBesideExclude: Rule = {
  id: 'STASH414',
  name: 'include-beside-exclude',
  level: 'error',
  title: 'A rule of a restore includes some files and excludes others, which restic does not do at once.',
  why: 'restic refuses to restore by patterns of both sorts, so that the restore fails, when it is needed.',
  mend: 'Keep the patterns of one sort: either those of what comes back, or those of what does not.',
  facts: [
    { says: 'restic restore with --include and --exclude, or with one of them and --iexclude or --iinclude, ends with an error.', standing: 'measured' },
    { says: 'The patterns and arguments are handed to restic as they are written.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/commands.go' },
  ],
  judge: (cluster, report) => cluster.restoreMembers.filter(restoresFiles).forEach((member) => {
    const args = argumentsOf(member);
    for (const { field, rule } of member.rules) {
      if (mixesPatterns(rule)) {
        report(member.restore.subject, [...field, 'exclude'], foundWithin(BESIDE_INCLUDE));
      }
    }
    if (member.rules.some(({ rule }) => !mixesPatterns(rule) && mixesPatterns(rule, args))) {
      report(member.restore.subject, [...member.field, 'target', 'args'], foundWithin(MIXING_ARGUMENTS));
    }
  }),
};
