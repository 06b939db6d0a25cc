import { resticVariable } from '../../../../restic/variables';
import { resticVariables } from '../../../graph/pods/runtime-settings';
import type { Rule } from '../../../rule';
import { foundBy } from '../../../value-finding';

export const defeatingVariable: Rule = {
  id: 'STASH342',
  name: 'defeating-variable',
  level: 'error',
  title: 'An environment variable of restic in the runtimeSettings takes the place of the password or the repository that Stash sets.',
  why: 'restic inherits the environment of its container. With another password, nobody who has the storage Secret can open the repository, and neither can '
    + 'the operator. With two repositories, restic does not start.',
  mend: 'Leave the variable out. RESTIC_PASSWORD is in the storage Secret, and the place of the repository in the Repository.',
  facts: [
    { says: 'RESTIC_PASSWORD_FILE and RESTIC_PASSWORD_COMMAND take precedence over RESTIC_PASSWORD.', standing: 'measured' },
    { says: 'restic 0.14 rejects RESTIC_REPOSITORY_FILE together with RESTIC_REPOSITORY.', standing: 'measured' },
    {
      says: 'Stash adds its variables to those of the container, and replaces only those of the same name.',
      standing: 'source',
      see: 'stashed/apimachinery: vendor/gomodules.xyz/go-sh/sh.go',
    },
  ],
  judge(cluster, report) {
    for (const { subject, field, name } of resticVariables(cluster)) {
      const complaint = resticVariable(name);
      report(subject, [...field, 'name'], complaint && foundBy(complaint, name));
    }
  },
};
