import type { Cluster } from '../../cluster';
import { isClusterScoped } from '../../full-name';
import { applicationSecrets } from '../../graph/app-binding';
import { creationPolicyOf, declaredSecrets, type DeclaredSecret } from '../../graph/declared-secret';
import { storageSecrets } from '../../graph/storage/storage-secret';
import type { Found, Rule } from '../../rule';
import { called, type Subject } from '../../subject';

export const secretNeverCreated: Rule = {
  id: 'STASH208',
  name: 'secret-never-created',
  level: 'warning',
  title: 'The Secret of a Repository or AppBinding is that of an ExternalSecret which does not create it.',
  why: 'With creationPolicy None, External Secrets does not write the Secret at all, and with Merge it only adds keys to a Secret that exists. Stash waits for the '
    + 'Secret of a Repository and looks again every few seconds, forever: the backup never runs, and nothing fails. A backup of a database cannot log in '
    + 'without its Secret.',
  mend: 'Leave creationPolicy out, or set it to Orphan so that the Secret outlives the ExternalSecret. For Merge, declaring the Secret is enough. Acknowledge it if '
    + 'something else creates the Secret.',
  facts: [
    {
      says: 'Merge expects the Secret to exist already, and reports an error until it does; None does not create a Secret.',
      standing: 'documented',
      see: 'https://external-secrets.io/latest/guides/ownership-deletion-policy/',
    },
    {
      says: 'A backup is not ready while the Secret of its Repository is not found, and is checked again every 5 seconds.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_configuration.go',
    },
    {
      says: 'Where Merge does not give RESTIC_PASSWORD, the Secret to which it adds the other keys is created elsewhere, and so it is for an application.',
      standing: 'inferred',
    },
  ],
  judge(cluster, report) {
    const filled = declaredSecrets(cluster).filter(isOnlyFilled);
    if (filled.length === 0) {
      return;
    }
    const readers = readersOf(cluster);
    const created = createdIn(cluster);
    for (const secret of filled) {
      const reader = readers.get(secret.subject);
      const found = reader && complaint(secret, reader);
      if (found !== undefined && !created.has(`${secret.namespace}/${secret.name}`) && !created.has(secret.name)) {
        report(secret.subject, [...secret.external!.field, 'target', 'creationPolicy'], found);
      }
    }
  },
};

function complaint(secret: DeclaredSecret, reader: Subject): Found | undefined {
  const wanted = `${called({ kind: 'Secret', namespace: secret.namespace, name: secret.name })}, which ${called(reader)} reads`;
  switch (creationPolicyOf(secret)) {
    case 'None':
      return {
        found: `is None, so that External Secrets never creates ${wanted}`,
        mend: 'leave creationPolicy out, or set it to Orphan; if something else creates the Secret, nothing is wrong',
      };
    case 'Merge':
      return reader.kind === 'AppBinding' || !secret.has('RESTIC_PASSWORD') ? undefined : {
        found: `is Merge, so that External Secrets only adds to ${wanted}, and the manifests have no such Secret to add to`,
        mend: 'leave creationPolicy out, set it to Orphan, or declare the Secret; if something else creates it, nothing is wrong',
      };
    default:
      return undefined;
  }
}

const isOnlyFilled = (secret: DeclaredSecret) => ['None', 'Merge'].includes(creationPolicyOf(secret) ?? '');

/** The objects that declare a Secret which is read, each with one of the readers: a Repository, if there is one. */
const readersOf = (cluster: Cluster): ReadonlyMap<Subject, Subject> => new Map([
  ...applicationSecrets(cluster).flatMap(({ secret, subject }) => secret === undefined ? [] : [[secret.subject, subject] as const]),
  ...storageSecrets(cluster).map(({ secret, users }) => [secret.subject, users[0]!.subject] as const),
]);

/** The Secrets that the input creates, by namespace and name, or by name alone if a ClusterExternalSecret makes them in many namespaces. */
const createdIn = (cluster: Cluster): ReadonlySet<string> => new Set(declaredSecrets(cluster).filter((secret) => !isOnlyFilled(secret))
  .map(({ subject, namespace, name }) => isClusterScoped(subject) ? name : `${namespace}/${name}`));
