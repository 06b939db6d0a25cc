import type { Cluster } from '../../cluster';
import { declaredSecrets, type DeclaredSecret } from '../../graph/declared-secret';
import { withoutSecret } from '../../graph/storage-secret';
import { quote } from '../../refusal';
import type { Rule } from '../../rule';

export const secretElsewhere: Rule = {
  id: 'STASH203',
  name: 'secret-elsewhere',
  level: 'warning',
  title: 'The storage Secret of a Repository is in another namespace.',
  why: 'Stash looks for the storage Secret in the namespace of the Repository, whatever namespace a backup is in. A backup without it waits for ever.',
  mend: 'Define the Secret in the namespace of the Repository. Acknowledge it where a Secret of this name is there already, and is not in git.',
  facts: [
    { says: 'Everything that needs the storage Secret fetches it from the namespace of the Repository.', standing: 'source', see: 'stashed/stash: pkg/controller/backup_configuration.go' },
  ],
  judge(cluster, report) {
    const lacking = withoutSecret(cluster).filter(({ subject, isPattern }) => !isPattern && subject.namespace !== '');
    if (lacking.length === 0) {
      return;
    }
    const byName = firstByName(cluster);
    for (const { subject, spec } of lacking) {
      const name = spec.backend!.storageSecretName!;
      const elsewhere = byName.get(name);
      if (elsewhere !== undefined) {
        report(subject, ['spec', 'backend', 'storageSecretName'], {
          found: `the input has the Secret ${quote(name)} in namespace ${quote(elsewhere.namespace)} only, and Stash looks for it in ${quote(subject.namespace)}`,
          mend: `define it in ${quote(subject.namespace)} too, or move the Repository; a Secret that is there already settles it`,
          also: [{ subject: elsewhere.subject, field: ['metadata', 'namespace'] }],
        });
      }
    }
  },
};

function firstByName(cluster: Cluster): ReadonlyMap<string, DeclaredSecret> {
  const byName = new Map<string, DeclaredSecret>();
  for (const secret of declaredSecrets(cluster)) {
    if (secret.namespace !== '' && !byName.has(secret.name)) {
      byName.set(secret.name, secret);
    }
  }
  return byName;
}
