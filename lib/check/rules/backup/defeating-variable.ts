import { asFields, asList } from '../../../kubernetes/manifest-fields';
import { resticVariable } from '../../../restic/variables';
import { writtenSettings } from '../../graph/pods/runtime-settings';
import type { Rule } from '../../rule';
import { foundBy } from '../../value-finding';

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
    // restic does not run in the CronJob of a batch.
    for (const { subject, field, settings } of writtenSettings(cluster).filter(({ use, subject: { kind } }) => use !== undefined || kind !== 'BackupBatch')) {
      for (const [index, variable] of asList(settings.container?.env).entries()) {
        const { name } = asFields(variable);
        const complaint = typeof name === 'string' ? resticVariable(name) : undefined;
        if (complaint !== undefined) {
          report(subject, [...field, 'container', 'env', index, 'name'], foundBy(complaint, name));
        }
      }
    }
  },
};
