import { variablesIn } from '../../../addon/variable';
import { blueprintVariable } from '../../../backup/blueprint-variable';
import type { FieldPath } from '../../../kubernetes/manifest-fields';
import type { ValueRule } from '../../../refusal/complaint';
import { claimVariable } from '../../../restore/claim-templates';
import type { Report, Rule } from '../../rule';
import type { Subject } from '../../subject';
import { reportValue } from '../../value-finding';

export const unknownVariable: Rule = {
  id: 'STASH502',
  name: 'unknown-variable',
  level: 'error',
  title: 'A BackupBlueprint, or the template of a claim, holds a variable that Stash does not know and that has no default, or one without its end.',
  why: 'Stash replaces variables in the whole blueprint at once, and gives up on all of it at one that it cannot replace: nothing that asks for the blueprint '
    + 'is backed up. A variable of the shell in a hook looks the same to it. Of templates of claims with such a variable it creates no claim, and nothing is restored.',
  mend: 'Write a variable that there is, or give it a default as in `${NAME:=default}`; in a hook, let the container read its variable from a script of its own.',
  facts: [
    {
      says: 'The substitution runs over the JSON of the whole object, and an unknown variable without a default is an error.',
      standing: 'source',
      see: 'stashed/stash: vendor/gomodules.xyz/envsubst/eval.go',
    },
    { says: 'In a claim that Stash creates it knows POD_ORDINAL alone.', standing: 'source', see: 'stashed/stash: pkg/resolver/pvc.go' },
  ],
  judge(cluster, report) {
    for (const { subject } of cluster.declarations('BackupBlueprint')) {
      reportVariables(subject, ['spec'], subject.manifest.spec, blueprintVariable, report);
    }
    for (const { subject, field, spec } of cluster.restoreMembers) {
      reportVariables(subject, [...field, 'target', 'volumeClaimTemplates'], spec.target?.volumeClaimTemplates, claimVariable, report);
    }
  },
};

function reportVariables(subject: Subject, field: FieldPath, value: unknown, rule: ValueRule, report: Report): void {
  for (const { path, variable } of variablesIn(field, value)) {
    reportValue(report, subject, path, variable, rule);
  }
}
