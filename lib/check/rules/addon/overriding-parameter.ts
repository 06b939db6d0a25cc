import { DECISIVE_VARIABLES } from '../../../addon/operator-variable';
import { quote } from '../../../refusal/quote';
import { isDeclaredTask, paramsIn, paramUses } from '../../graph/addon/task-use';
import { isTaskOfStash } from '../../graph/model';
import type { Rule } from '../../rule';

export const overridingParameter: Rule = {
  id: 'STASH512',
  name: 'overriding-parameter',
  level: 'error',
  title: 'A parameter of a Task overrides what Stash itself sets for the Repository, the host, the paths or the retention.',
  why: 'Parameters are variables, and the parameters that a backup or restore gives its Task override the variables of the operator. With another '
    + 'prefix, the data is not where the Repository says, and may be mixed with that of another target. Under another host, a restore does not '
    + 'find it. With another retention, the manifest does not show what is removed. Stash does not notice any of this, and reports success. '
    + 'The finding is a warning for a Task that Stash does not provide.',
  mend: 'Leave the parameter out, and set the field that the variable is made from. Acknowledge it if the Functions of your own Task use the name '
    + 'for something else.',
  facts: [
    {
      says: 'The parameters of the Task are set last of all variables, and override those of the operator.',
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
    for (const use of paramUses(cluster)) {
      const { subject, task } = use;
      for (const { name, nameField } of paramsIn(use)) {
        const from = DECISIVE_VARIABLES.get(name);
        if (from !== undefined) {
          const isKnown = isTaskOfStash(task.name ?? '') && !isDeclaredTask(cluster, task.name ?? '');
          report(subject, nameField, {
            found: `${quote(name)} overrides what Stash sets from ${from}${isKnown ? '' : ', if the Functions of the Task use it'}`,
            mend: `leave it out, and set ${from} instead`,
            level: isKnown ? 'error' : 'warning',
          });
        }
      }
    }
  },
};
