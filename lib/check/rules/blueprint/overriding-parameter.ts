import { DECISIVE_VARIABLES } from '../../../addon/operator-variable';
import { quote } from '../../../refusal/quote';
import { isTaskOfStash } from '../../graph/target';
import { isDeclaredTask, taskUses } from '../../graph/task-use';
import type { Rule } from '../../rule';

export const overridingParameter: Rule = {
  id: 'STASH512',
  name: 'overriding-parameter',
  level: 'error',
  title: 'A parameter of a Task takes the place of what Stash itself says of the Repository, the host, the paths or the retention; a warning for a Task that Stash '
    + 'does not bring.',
  why: 'Parameters are variables, and those that a backup or restore gives its Task go before those of the operator. With another prefix the data is not where '
    + 'the Repository says, and may be among that of another target; under another host a restore does not find it; and of a retention nobody sees in the '
    + 'manifest what is removed. Stash knows nothing of it, and reports success.',
  mend: 'Leave the parameter out, and set the field that the variable is made from. Acknowledge it where the Functions of a Task of your own mean something else '
    + 'by the name.',
  facts: [
    {
      says: 'The parameters of the Task are set last of all variables, over those of the operator.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/inputs.go',
    },
    {
      says: 'The Functions for claims take the repository, the host, the paths and the retention from variables.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/crds.go',
    },
  ],
  judge(cluster, report) {
    for (const { subject, field, task } of taskUses(cluster)) {
      for (const [index, { name = '' }] of (task.params ?? []).entries()) {
        const from = DECISIVE_VARIABLES.get(name);
        if (from !== undefined) {
          const isKnown = isTaskOfStash(task.name ?? '') && !isDeclaredTask(cluster, task.name ?? '');
          report(subject, [...field, 'params', index, 'name'], {
            found: `${quote(name)} takes the place of what Stash makes from ${from}${isKnown ? '' : ', if the Functions of the Task use it'}`,
            mend: `leave it out, and set ${from} as it is meant`,
            level: isKnown ? 'error' : 'warning',
          });
        }
      }
    }
  },
};
