import { BACKENDS } from '../../../backend/backends';
import { asFields } from '../../../kubernetes/manifest-fields';
import { backendOf, specsWith } from '../../graph/repository-spec';
import type { Rule } from '../../rule';
import { foundAsGiven } from '../../value-finding';

export const wipeOutMatchesNothing: Rule = {
  id: 'STASH106',
  name: 'wipe-out-matches-nothing',
  level: 'error',
  title: 'wipeOut is set, but the operator finds nothing under the prefix as it is written.',
  why: 'The operator looks for objects under the prefix exactly as it is written, but restic has stored them under its normalised form. Nothing is '
    + 'deleted, no error is reported, and data that should be gone stays.',
  mend: 'Write the prefix without a slash at either end, without "//" and without dot segments; restic reads it as the same place. On Swift a '
    + 'leading slash is part of the name and may stay. To keep the data, leave wipeOut out.',
  facts: [
    { says: 'In an Azure container, the listing that the operator asks for finds no blob if the prefix is empty or has a slash at either end.', standing: 'measured' },
    { says: 'For gcs, s3 and swift the operator passes on the prefix in the same way.', standing: 'inferred', see: 'stashed/stash: pkg/controller/repository.go' },
    { says: 'For s3 it removes the name of the bucket from the front of the prefix.', standing: 'source', see: 'stashed/stash: pkg/util/util.go' },
  ],
  judge(cluster, report) {
    for (const repository of specsWith(cluster, 'wipeOut')) {
      const name = backendOf(repository);
      const backend = asFields(name && repository.spec.backend![name]);
      const { prefix = '' } = backend as { readonly prefix?: string };
      const complaint = name && BACKENDS[name].wipeable?.(backend)(prefix);
      if (name !== undefined && complaint !== undefined) {
        report(repository.subject, ['spec', 'backend', name, 'prefix'], foundAsGiven(complaint, prefix));
      }
    }
  },
};
