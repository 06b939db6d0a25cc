import { variablesIn } from '../../../addon/variable';
import { blueprintVariable } from '../../../backup/blueprint-variable';
import { valueFinding } from '../../complaint';
import type { Rule } from '../../rule';

export const unknownVariable: Rule = {
  id: 'STASH502',
  name: 'unknown-variable',
  level: 'error',
  title: 'A BackupBlueprint holds a variable that Stash does not know and that has no default, or one without its end.',
  why: 'Stash replaces variables in the whole blueprint at once, and gives up on all of it at one that it cannot replace: nothing that asks for the blueprint '
    + 'is backed up. A variable of the shell in a hook looks the same to it.',
  mend: 'Write a variable that there is, or give it a default as in `${NAME:=default}`; in a hook, let the container read its variable from a script of its own.',
  facts: [{
    says: 'The substitution runs over the JSON of the whole object, and an unknown variable without a default is an error.',
    standing: 'source',
    see: 'stashed/stash: vendor/gomodules.xyz/envsubst/eval.go',
  }],
  judge(cluster, report) {
    for (const { subject } of cluster.declarations('BackupBlueprint')) {
      for (const { path, variable } of variablesIn(['spec'], subject.manifest.spec)) {
        const found = valueFinding(variable, blueprintVariable);
        if (found !== undefined) {
          report(subject, path, found);
        }
      }
    }
  },
};
