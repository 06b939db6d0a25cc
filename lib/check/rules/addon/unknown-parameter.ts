import type { Parameter } from '../../../addon/addon-parameters';
import { ADDONS } from '../../../addon/addons';
import { isOperatorVariable } from '../../../addon/operator-variable';
import { nearest } from '../../../refusal/near';
import { asQuestion, quote } from '../../../refusal/quote';
import { installedTask, paramsIn, paramUses } from '../../graph/addon/task-use';
import type { Rule } from '../../rule';

export const unknownParameter: Rule = {
  id: 'STASH504',
  name: 'unknown-parameter',
  level: 'warning',
  title: 'A Task of Stash is given a parameter that it does not have; an error if a parameter is empty, or a required one is missing.',
  why: 'A parameter with an unknown name is silently ignored; names are case-sensitive. An empty parameter replaces the default of the Function '
    + 'with nothing.',
  mend: 'Write the parameter as the addon defines it. Acknowledge it if a Function of your own replaces the one of Stash.',
  facts: [
    {
      says: 'Parameters are variables that are replaced in the Function. They may override those of the operator, which every Task has.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/task.go',
    },
    {
      says: 'An empty value counts as given: with an empty backupCMD the addon for PostgreSQL fails.',
      standing: 'source',
      see: 'stashed/stash: vendor/gomodules.xyz/envsubst/eval.go',
    },
  ],
  judge(cluster, report) {
    for (const use of paramUses(cluster)) {
      const { subject, field, task, pattern } = use;
      const { addon, action, version } = installedTask(cluster, task.name ?? '') ?? {};
      if (addon === undefined) {
        continue;
      }
      const parameters = (Object.values(ADDONS[addon].options) as ReadonlyArray<Parameter<unknown>>)
        .filter(({ actions, versions }) => actions.includes(action!) && (versions?.includes(version!) ?? true));
      const known = parameters.map(({ name }) => name);
      for (const { name, value, nameField, valueField } of paramsIn(use)) {
        const isOwn = known.includes(name);
        if (!isOwn && !isOperatorVariable(name)) {
          report(subject, nameField, {
            found: `${quote(name)} is not a parameter of ${task.name}, which ignores it`,
            mend: asQuestion(nearest(name, known)) ?? `its parameters are ${known.join(', ')}`,
          });
        } else if (isOwn && value === '') {
          report(subject, valueField, {
            found: `the parameter ${quote(name)} is empty, and the empty value replaces the default of the Function`,
            mend: 'give it a value, or leave the parameter out',
            level: 'error',
          });
        }
      }
      const lacking = pattern !== undefined ? []
        : parameters.filter(({ name, required }) => required && !task.params?.some((given) => given.name === name));
      for (const { name } of lacking) {
        report(subject, [...field, 'params'], { found: `${task.name} fails at once without the parameter ${quote(name)}`, mend: 'add it', level: 'error' });
      }
    }
  },
};
