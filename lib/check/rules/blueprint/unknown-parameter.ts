import { PARAMETERS, type Parameter } from '../../../addon/addon-parameters';
import { isOperatorVariable } from '../../../addon/operator-variable';
import { nearest } from '../../../refusal/near';
import { quote } from '../../../refusal/quote';
import { installedTask, taskUses } from '../../graph/task-use';
import type { Rule } from '../../rule';

export const unknownParameter: Rule = {
  id: 'STASH504',
  name: 'unknown-parameter',
  level: 'warning',
  title: 'A Task of Stash is given a parameter that it does not know; an error where one is empty, or one that it needs is missing.',
  why: 'A parameter under another name changes nothing, without a word; the case of the letters counts. An empty one replaces the default of the Function '
    + 'by nothing.',
  mend: 'Write the parameter as the addon has it. Acknowledge it where a Function of your own stands in for that of Stash.',
  facts: [
    { says: 'Parameters are variables that are replaced in the Function, and may override those of the operator, which every Task knows.', standing: 'source', see: 'stashed/stash: pkg/resolver/task.go' },
    {
      says: 'An empty value counts as given: with an empty backupCMD the addon for PostgreSQL fails.',
      standing: 'source',
      see: 'stashed/stash: vendor/gomodules.xyz/envsubst/eval.go',
    },
  ],
  judge(cluster, report) {
    for (const { subject, field, task } of taskUses(cluster)) {
      const { addon, action, version } = installedTask(cluster, task.name ?? '') ?? {};
      if (addon === undefined) {
        continue;
      }
      const parameters = (Object.values(PARAMETERS[addon]) as ReadonlyArray<Parameter<unknown>>)
        .filter(({ actions, versions }) => actions.includes(action!) && (versions?.includes(version!) ?? true));
      for (const [index, { name = '', value }] of (task.params ?? []).entries()) {
        const isOwn = parameters.some((parameter) => parameter.name === name);
        if (!isOwn && !isOperatorVariable(name)) {
          const near = nearest(name, parameters.map((parameter) => parameter.name));
          report(subject, [...field, 'params', index, 'name'], {
            found: `${quote(name)} is no parameter of ${task.name}, which ignores it`,
            mend: near === undefined ? `there are ${parameters.map((parameter) => parameter.name).join(', ')}` : `did you mean ${quote(near)}?`,
          });
        } else if (isOwn && value === '') {
          report(subject, [...field, 'params', index, 'value'], {
            found: `the parameter ${quote(name)} is empty, which replaces the default of the Function`,
            mend: 'give it a value, or leave the parameter out',
            level: 'error',
          });
        }
      }
      for (const { name } of parameters.filter((parameter) => parameter.required && !task.params?.some((given) => given.name === parameter.name))) {
        report(subject, [...field, 'params'], { found: `${task.name} ends at once without the parameter ${quote(name)}`, mend: 'add it', level: 'error' });
      }
    }
  },
};
