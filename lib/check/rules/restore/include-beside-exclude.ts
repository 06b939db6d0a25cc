import { BESIDE_INCLUDE, MIXING_ARGUMENTS, mixesPatterns } from '../../../restore/restore-arguments';
import { restoreMembersIn } from '../../graph/restore';
import { argumentsOf, restoresFiles } from '../../graph/restores/restore-selection';
import type { Rule } from '../../rule';
import { foundWithin } from '../../value-finding';

export const includeBesideExclude: Rule = {
  id: 'STASH414',
  name: 'include-beside-exclude',
  level: 'error',
  title: 'A rule of a restore has both include and exclude patterns, which restic does not accept.',
  why: 'restic refuses to restore with both kinds of patterns, so the restore fails when it is needed.',
  mend: 'Keep one kind of pattern: either those for what comes back, or those for what does not.',
  facts: [
    { says: 'restic restore with --include and --exclude, or with one of them and --iexclude or --iinclude, exits with an error.', standing: 'measured' },
    {
      says: 'The patterns and arguments are passed to restic as they are written.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
  ],
  judge: (cluster, report) => restoreMembersIn(cluster).filter(restoresFiles).forEach((member) => {
    const args = argumentsOf(member);
    for (const { field, rule } of member.rules) {
      if (mixesPatterns(rule)) {
        report(member.subject, [...field, 'exclude'], foundWithin(BESIDE_INCLUDE));
      }
    }
    if (member.rules.some(({ rule }) => !mixesPatterns(rule) && mixesPatterns(rule, args))) {
      report(member.subject, [...member.field, 'target', 'args'], foundWithin(MIXING_ARGUMENTS));
    }
  }),
};
