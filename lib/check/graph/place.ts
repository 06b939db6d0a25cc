import type { Backup } from './backup';
import { locationIn } from './repository-location';
import type { Restore } from './restore';
import type { Location } from '../../backend/location';
import { isOfPod } from '../../backend/volume-identity';
import type { Cluster } from '../cluster';
import { called, type Subject } from '../subject';

/** What of a backup or restore tells the Repository that it names. */
interface RepositoryUse {
  readonly spec: Pick<Backup['spec'], 'repository'>;
  readonly subject: Pick<Subject, 'namespace'>;
}

/** The Repository that a backup or restore names, as `namespace/name`. */
export function repositoryKey({ spec, subject }: RepositoryUse): string | undefined {
  const { name, namespace } = spec.repository ?? {};
  return name ? `${namespace || subject.namespace}/${name}` : undefined;
}

/**
 * The place to which a backup writes, or from which a restore reads. A Repository whose location the input does not tell counts as a place of its
 * own: all that name it still mean the same place.
 */
export function placeOf(cluster: Cluster, invoker: Backup | Restore): Location | undefined {
  const { repository, spec, subject } = invoker;
  if (spec.driver === 'VolumeSnapshotter' || isOfPod(repository?.manifest.spec?.backend?.local ?? {})) {
    return undefined;
  }
  const location = repository && locationIn(cluster, repository, subject.namespace);
  const key = repositoryKey(invoker);
  if (location !== undefined || key === undefined) {
    return location;
  }
  const root = `Repository\n${key}`;
  const { name = '', namespace } = spec.repository!;
  return { root, visible: root, prefix: '', isOfCluster: true, text: called({ kind: 'Repository', name, namespace: namespace || subject.namespace }) };
}
