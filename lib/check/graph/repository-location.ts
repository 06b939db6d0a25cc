import { declaredSecret } from './declared-secret';
import type * as wire from '../../../imports/stash';
import { locationOf, type Location } from '../../backend/location';
import { once, view } from '../../synth/once';
import type { Cluster, Declared } from '../cluster';

/**
 * The location of a Repository, as seen from the namespace that uses it. Undefined unless the Repository has exactly one backend.
 *
 * @param user the namespace of the backup or restore, in which claims and short host names are looked up
 */
export const locationIn = (cluster: Cluster, repository: Declared<wire.Repository>, user = repository.subject.namespace): Location | undefined =>
  user === repository.subject.namespace ? atHome(cluster)(repository) : seenFrom(cluster, repository, user);

/** Cached, since nearly all Repositories are used in their own namespace, and several rules ask. */
const atHome = view((cluster: Cluster) => once((repository: Declared<wire.Repository>) =>
  seenFrom(cluster, repository, repository.subject.namespace)));

function seenFrom(cluster: Cluster, { subject: { namespace }, manifest }: Declared<wire.Repository>, user: string): Location | undefined {
  const { backend = {} } = manifest.spec ?? {};
  const secret = backend.storageSecretName ?? '';
  return locationOf(backend, { namespace, secret, user, read: (key) => declaredSecret(cluster, namespace, secret)?.value(key).text });
}
