import { specsOfBackend } from '../../graph/repository-spec';
import type { Rule } from '../../rule';

/** The backends, in the order in which the operator looks for them. */
const LOOKED_FOR = ['local', 's3', 'gcs', 'azure', 'swift', 'b2', 'rest'] as const;

export const noSingleBackend: Rule = {
  id: 'STASH103',
  name: 'no-single-backend',
  level: 'error',
  title: 'A Repository has no backend, or several.',
  why: 'Without a backend every backup fails with an error that does not say so. Of several the operator takes one and ignores the others without a word, so that '
    + 'backups are not where the manifest seems to say.',
  mend: 'Set exactly one of azure, b2, gcs, local, rest, s3 and swift under spec.backend; write a Repository for each place.',
  facts: [
    { says: 'The schema accepts any number of backends.', standing: 'source', see: 'stashed/apimachinery: crds/stash.appscode.com_repositories.yaml' },
    { says: 'Of several the operator takes the first in the order local, s3, gcs, azure, swift, b2, rest.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/setup.go' },
  ],
  judge(cluster, report) {
    for (const repository of specsOfBackend(cluster, undefined)) {
      const given = repository.backends;
      const [taken, ...ignored] = LOOKED_FOR.filter((name) => given.includes(name));
      if (taken === undefined) {
        report(repository.subject, ['spec', 'backend'], {
          found: 'names no backend, so that there is nowhere to keep backups',
          mend: 'set one of azure, b2, gcs, local, rest, s3 and swift',
        });
      } else if (ignored.length > 0) {
        report(repository.subject, ['spec', 'backend'], {
          found: `names ${given.length} backends, of which the operator takes ${taken} and ignores ${ignored.join(' and ')}`,
          mend: 'leave one, and write a Repository for each of the others',
        });
      }
    }
  },
};
