import { variablesIn } from '../../../addon/variable';
import { blueprintVariable } from '../../../backup/blueprint/blueprint-variable';
import type { FieldPath } from '../../../kubernetes/manifest-fields';
import type { ValueRule } from '../../../refusal/complaint';
import { claimVariable } from '../../../restore/created-claims';
import { restoreMembersIn } from '../../graph/restore';
import type { Report, Rule } from '../../rule';
import type { Subject } from '../../subject';
import { foundAsGiven } from '../../value-finding';

export const unknownVariable: Rule = {
  id: 'STASH502',
  name: 'unknown-variable',
  level: 'error',
  title: 'A BackupBlueprint or the template of a claim contains a variable that Stash does not know and that has no default, or a variable that is '
    + 'not closed.',
  why: 'Stash replaces the variables in the whole blueprint at once, and fails as a whole if it cannot replace one of them: nothing that uses the '
    + 'blueprint is backed up. A shell variable in a hook looks the same to it. From claim templates with such a variable it creates no claim, and '
    + 'nothing is restored.',
  mend: 'Use a variable that exists, or give it a default as in `${NAME:=default}`. Write a shell variable in a hook without braces, as in '
    + '`$NAME`, which Stash leaves as it is.',
  facts: [
    {
      says: 'The substitution runs over the JSON of the whole object, and an unknown variable without a default is an error.',
      standing: 'source',
      see: 'stashed/stash: vendor/gomodules.xyz/envsubst/eval.go',
    },
    {
      says: 'Only the form with braces is a variable.',
      standing: 'documented',
      see: 'stashed/stash: vendor/gomodules.xyz/envsubst/readme.md',
    },
    { says: 'In a claim that Stash creates, the only variable is POD_ORDINAL.', standing: 'source', see: 'stashed/stash: pkg/resolver/pvc.go' },
  ],
  judge(cluster, report) {
    for (const { subject } of cluster.declarations('BackupBlueprint')) {
      reportVariables(subject, ['spec'], subject.manifest.spec, blueprintVariable, report);
    }
    for (const { subject, field, spec } of restoreMembersIn(cluster)) {
      reportVariables(subject, [...field, 'target', 'volumeClaimTemplates'], spec.target?.volumeClaimTemplates, claimVariable, report);
    }
  },
};

function reportVariables(subject: Subject, field: FieldPath, value: unknown, rule: ValueRule, report: Report): void {
  for (const { path, variable } of variablesIn(field, value)) {
    const complaint = rule(variable);
    report(subject, path, complaint && foundAsGiven(complaint, variable));
  }
}
