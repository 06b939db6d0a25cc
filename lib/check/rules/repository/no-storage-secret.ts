import { repositorySpecs } from '../../graph/repository-spec';
import type { Rule } from '../../rule';

export const noStorageSecret: Rule = {
  id: 'STASH104',
  name: 'no-storage-secret',
  level: 'error',
  title: 'A Repository has no storage Secret.',
  why: 'restic encrypts every repository, even one on a volume, with the RESTIC_PASSWORD of that Secret. Without it no backup ever becomes ready, '
    + 'and the schema does not say so.',
  mend: 'Set spec.backend.storageSecretName to the Secret that contains RESTIC_PASSWORD and the keys of the backend.',
  facts: [
    { says: 'Every backend needs RESTIC_PASSWORD from the storage Secret.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/setup.go' },
  ],
  judge(cluster, report) {
    for (const { subject, spec: { backend }, backends } of repositorySpecs(cluster)) {
      if (backends.length > 0 && !backend?.storageSecretName) {
        report(subject, ['spec', 'backend', 'storageSecretName'], {
          found: 'does not name a Secret, so that restic gets no password and no backup becomes ready',
          mend: 'name the Secret with RESTIC_PASSWORD and the keys of the backend, in the namespace of the Repository',
        });
      }
    }
  },
};
