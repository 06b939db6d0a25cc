import type { BackendName } from '../../../backend/backend';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { grouped } from '../../grouped';
import { applicationSecrets } from '../app-binding';
import { declaredSecret, declaredSecrets, mayHaveSecret, type DeclaredSecret, type SecretValue } from '../declared-secret';
import { backendOf, repositorySpecs, type RepositorySpec } from '../repository-spec';

/** A Secret of the input with the Repositories that name it. */
export interface StorageSecret {
  readonly secret: DeclaredSecret;
  readonly users: readonly RepositorySpec[];
}

/** The Secrets of the input that Repositories name, in the order of the Repositories. */
export const storageSecrets = (cluster: Cluster): readonly StorageSecret[] => join(cluster).found;

/** The Repositories whose storage Secret the input does not have in the namespace where Stash looks for it, nor perhaps there. */
export const withoutSecret = (cluster: Cluster): readonly RepositorySpec[] => join(cluster).lacking;

/** The storage Secrets that Repositories name, and the Repositories whose Secret is missing. */
const join = view((cluster: Cluster) => {
  const bySecret = new Map<DeclaredSecret, StorageSecret & { readonly users: RepositorySpec[] }>();
  const lacking: RepositorySpec[] = [];
  for (const repository of repositorySpecs(cluster)) {
    const name = repository.spec.backend?.storageSecretName;
    if (name && repository.namespace !== undefined) {
      const secret = declaredSecret(cluster, repository.namespace, name);
      const known = secret && bySecret.get(secret);
      if (known !== undefined) {
        known.users.push(repository);
      } else if (secret !== undefined) {
        bySecret.set(secret, { secret, users: [repository] });
      } else if (!mayHaveSecret(cluster, repository.namespace, name)) {
        lacking.push(repository);
      }
    }
  }
  const found: readonly StorageSecret[] = [...bySecret.values()];
  return { found, bySecret, lacking };
});

/** The Secrets that open a restic repository: those that a Repository names, and those with a restic password. */
export const passwordSecrets = view((cluster: Cluster): readonly DeclaredSecret[] =>
  declaredSecrets(cluster).filter((secret) => secret.has('RESTIC_PASSWORD') || join(cluster).bySecret.has(secret)));

/** The Secrets with credentials: those that open a restic repository, and those that an AppBinding names. */
export const credentialSecrets = view((cluster: Cluster): readonly DeclaredSecret[] => {
  const known = new Set([...passwordSecrets(cluster), ...applicationSecrets(cluster).map(({ secret }) => secret)]);
  return declaredSecrets(cluster).filter((secret) => known.has(secret));
});

/** A key of a Secret about whose value the input tells something. */
export interface CredentialValue {
  readonly secret: DeclaredSecret;
  readonly key: string;
  readonly value: SecretValue;
}

/** The values of credentials that are not fetched from a secret store as they are, sealed, or filled in later. */
export const credentialValues = view((cluster: Cluster): readonly CredentialValue[] => {
  const values: CredentialValue[] = [];
  for (const secret of credentialSecrets(cluster)) {
    for (const key of secret.keys) {
      const value = secret.value(key);
      if (value.text !== undefined || value.template !== undefined || value.isBroken) {
        values.push({ secret, key, value });
      }
    }
  }
  return values;
});

/** The Repositories of a Secret by backend, because a Secret is judged once for each backend. */
export const usersByBackend = ({ users }: StorageSecret): ReadonlyArray<readonly [BackendName, readonly RepositorySpec[]]> =>
  [...grouped(users, backendOf)];
