import type { BackendName } from '../../../backend/backend';
import { BACKENDS } from '../../../backend/backends';
import { repositorySpecs } from '../../graph/repository-spec';
import type { Rule } from '../../rule';

export const noSingleBackend: Rule = {
  id: 'STASH103',
  name: 'no-single-backend',
  level: 'error',
  title: 'A Repository has no backend, or several.',
  why: 'Without a backend every backup fails with an error that does not name the cause. Of several backends the operator takes one and silently ignores the '
    + 'others, so that backups are not where the manifest suggests.',
  mend: 'Set exactly one of azure, b2, gcs, local, rest, s3 and swift under spec.backend. Write a separate Repository for each place.',
  facts: [
    { says: 'The schema accepts any number of backends.', standing: 'source', see: 'stashed/apimachinery: crds/stash.appscode.com_repositories.yaml' },
    { says: 'Of several the operator takes the first in the order local, s3, gcs, azure, swift, b2, rest.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/setup.go' },
  ],
  judge(cluster, report) {
    for (const repository of repositorySpecs(cluster)) {
      const given = repository.backends;
      const [taken, ...ignored] = (Object.keys(BACKENDS) as BackendName[]).filter((name) => given.includes(name));
      if (taken === undefined) {
        report(repository.subject, ['spec', 'backend'], {
          found: 'has no backend, so that there is nowhere to keep backups',
          mend: 'set one of azure, b2, gcs, local, rest, s3 and swift',
        });
      } else if (ignored.length > 0) {
        report(repository.subject, ['spec', 'backend'], {
          found: `has ${given.length} backends, but the operator takes ${taken} and ignores ${ignored.join(' and ')}`,
          mend: 'keep one, and write a Repository for each of the others',
        });
      }
    }
  },
};
