import { hasVariable } from '../../../addon/variable';
import { BLUEPRINT } from '../../../backup/blueprint/auto-backup-annotation';
import { quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { annotationField, blueprintUses } from '../../graph/auto-backup';
import { mayHaveSecret, namesakeElsewhere } from '../../graph/declared-secret';
import { withoutSecret } from '../../graph/storage/storage-secret';
import { onlyElsewhere } from '../../not-found';
import type { Rule } from '../../rule';
import { called, type Place } from '../../subject';

export const secretElsewhere: Rule = {
  id: 'STASH203',
  name: 'secret-elsewhere',
  level: 'warning',
  title: 'The storage Secret of a Repository is in another namespace.',
  why: 'Stash looks for the storage Secret in the namespace of the Repository, whichever namespace a backup is in. A backup without it waits '
    + 'forever.',
  mend: 'Define the Secret in the namespace of the Repository. Acknowledge it if a Secret of this name already exists there and is not in git.',
  facts: [
    { says: 'Everything that needs the storage Secret fetches it from the namespace of the Repository.', standing: 'source', see: 'stashed/stash: pkg/controller/backup_configuration.go' },
    {
      says: 'Config Syncer, Reflector and Replicator copy a Secret with their annotations into other namespaces, which the rule takes for granted.',
      standing: 'documented',
      see: 'https://github.com/kubeops/config-syncer',
    },
  ],
  judge(cluster, report) {
    for (const { subject, field, name, namespace, instead } of [...lackingForRepositories(cluster), ...lackingForTargets(cluster)]) {
      const elsewhere = namesakeElsewhere(cluster, name);
      if (elsewhere !== undefined) {
        report(subject, field, onlyElsewhere({ kind: 'Secret', namespace, name }, elsewhere.subject, 'Stash looks for it in',
          `define it in ${quote(namespace)} too, or ${instead}`));
      }
    }
  },
};

/** A Secret that the input does not contain in the namespace in which Stash looks for it. */
interface Lacking extends Place {
  readonly name: string;
  readonly namespace: string;
  /** Another way to mend it. */
  readonly instead: string;
}

const lackingForRepositories = (cluster: Cluster): Lacking[] => withoutSecret(cluster)
  .filter(({ subject, isPattern }) => !isPattern && subject.namespace !== '')
  .map(({ subject, spec }) => ({
    subject,
    field: ['spec', 'backend', 'storageSecretName'],
    name: spec.backend!.storageSecretName!,
    namespace: subject.namespace,
    instead: 'move the Repository',
  }));

/** If a blueprint names no namespace, each Repository is in the namespace of its target. */
const lackingForTargets = (cluster: Cluster): Lacking[] => blueprintUses(cluster).flatMap(({ subject, blueprint, spec }): Lacking[] => {
  const { namespace } = subject;
  const name = spec.backend?.storageSecretName ?? '';
  const isSettled = spec.repoNamespace || spec.backupNamespace || namespace === '' || name === '' || hasVariable(name);
  return isSettled || mayHaveSecret(cluster, namespace, name) ? [] : [{
    subject,
    field: annotationField(BLUEPRINT),
    name,
    namespace,
    instead: `set repoNamespace in ${called(blueprint)}`,
  }];
});
