import { namingNoSecret } from '../../graph/storage-secret';
import type { Rule } from '../../rule';

export const noStorageSecret: Rule = {
  id: 'STASH104',
  name: 'no-storage-secret',
  level: 'error',
  title: 'A Repository names no storage Secret.',
  why: 'restic encrypts every repository, on a volume too, with the RESTIC_PASSWORD of that Secret. Without it no backup ever becomes ready, and the schema does not '
    + 'say so.',
  mend: 'Name the Secret that holds RESTIC_PASSWORD and the keys of the backend in spec.backend.storageSecretName.',
  facts: [
    { says: 'Every backend needs RESTIC_PASSWORD out of the storage Secret.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/setup.go' },
  ],
  judge(cluster, report) {
    for (const repository of namingNoSecret(cluster)) {
      if (repository.backends.length > 0) {
        report(repository.subject, ['spec', 'backend', 'storageSecretName'], {
          found: 'names no Secret, so that restic gets no password and no backup becomes ready',
          mend: 'name the Secret with RESTIC_PASSWORD and the keys of the backend, in the namespace of the Repository',
        });
      }
    }
  },
};
