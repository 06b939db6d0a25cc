import { blueprintText } from '../../../backup/blueprint-variable';
import { valueFinding } from '../../complaint';
import type { FieldPath } from '../../manifest-fields';
import type { ValueRule } from '../../refusal';
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
      for (const { path, text } of unfit(['spec'], subject.manifest.spec, blueprintText)) {
        report(subject, path, valueFinding(text, blueprintText)!);
      }
    }
  },
};

/** Every text in a manifest that the rule has a complaint about. */
function* unfit(path: FieldPath, value: unknown, rule: ValueRule): Generator<{ readonly path: FieldPath; readonly text: string }> {
  if (typeof value === 'string' && rule(value) !== undefined) {
    yield { path, text: value };
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      yield* unfit([...path, Array.isArray(value) ? Number(name) : name], inner, rule);
    }
  }
}
