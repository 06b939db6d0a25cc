import { declaredSecret, declaredSecrets, type DeclaredSecret } from './declared-secret';
import { backendOf, repositorySpecs, type BackendName, type RepositorySpec } from './repository-spec';
import type { Cluster } from '../cluster';

/** A Secret of the input with the Repositories that it opens. */
export interface StorageSecret {
  readonly secret: DeclaredSecret;
  readonly users: readonly RepositorySpec[];
}

/** The Secrets of the input that Repositories name, in the order of those. */
export function storageSecrets(cluster: Cluster): readonly StorageSecret[] {
  return cluster.once('storage-secrets', () => {
    const bySecret = new Map<DeclaredSecret, RepositorySpec[]>();
    for (const repository of repositorySpecs(cluster)) {
      const name = repository.spec.backend?.storageSecretName;
      const secret = name && repository.namespace !== undefined ? declaredSecret(cluster, repository.namespace, name) : undefined;
      if (secret !== undefined) {
        const users = bySecret.get(secret) ?? [];
        bySecret.set(secret, users);
        users.push(repository);
      }
    }
    return [...bySecret].map(([secret, users]) => ({ secret, users }));
  });
}

/** The Secrets that hold credentials of Stash: what a Repository names, and what has a password of restic. */
export function credentialSecrets(cluster: Cluster): readonly DeclaredSecret[] {
  return cluster.once('credential-secrets', () => {
    const named = new Set(storageSecrets(cluster).map(({ secret }) => secret));
    return declaredSecrets(cluster).filter((secret) => named.has(secret) || secret.entries.has('RESTIC_PASSWORD'));
  });
}

/** The Repositories of a Secret by backend; one of each is enough to speak of all. */
export function usersByBackend({ users }: StorageSecret): ReadonlyArray<readonly [BackendName, readonly RepositorySpec[]]> {
  // Nearly every Secret opens one Repository.
  const [only] = users.length === 1 ? users.map(backendOf) : [];
  if (only !== undefined) {
    return [[only, users]];
  }
  const byBackend = new Map<BackendName, RepositorySpec[]>();
  for (const user of users) {
    const backend = backendOf(user);
    if (backend !== undefined) {
      const others = byBackend.get(backend) ?? [];
      byBackend.set(backend, others);
      others.push(user);
    }
  }
  return [...byBackend];
}
