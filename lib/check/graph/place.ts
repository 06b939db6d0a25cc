import type { Backup } from './backup';
import type { Restore } from './restore';
import type { Location } from '../../repository/location';
import { isOfPod } from '../../repository/volume-identity';
import type { Cluster } from '../cluster';
import { called } from '../subject';

/** The Repository that a backup or a restore names, as one text. */
export function repositoryKey({ spec, subject }: Backup | Restore): string | undefined {
  const { name, namespace } = spec.repository ?? {};
  return name ? `${namespace || subject.namespace}/${name}` : undefined;
}

/**
 * Where a backup writes and a restore reads. A Repository that the input does not hold, or of which it does not tell the place, is a place of its own:
 * what is there is not known, but all who name it mean the same.
 */
export function placeOf(cluster: Cluster, invoker: Backup | Restore): Location | undefined {
  const { repository, spec, subject } = invoker;
  if (spec.driver === 'VolumeSnapshotter' || isOfPod(repository?.manifest.spec?.backend?.local ?? {})) {
    return undefined;
  }
  const location = repository && cluster.location(repository, subject.namespace);
  const key = repositoryKey(invoker);
  if (location !== undefined || key === undefined) {
    return location;
  }
  const root = `Repository\n${key}`;
  const { name = '', namespace } = spec.repository!;
  return { root, visible: root, prefix: '', text: called({ kind: 'Repository', name, namespace: namespace || subject.namespace }) };
}
