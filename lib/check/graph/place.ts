import type { Backup } from './backup';
import type { Location } from './location';
import type { Restore } from './restore';
import type { Cluster } from '../cluster';
import { quote } from '../refusal';

/** The Repository that a backup or a restore names, as one text. */
export function repositoryKey({ spec, subject }: Backup | Restore): string | undefined {
  const { name, namespace } = spec.repository ?? {};
  return name === undefined ? undefined : `${namespace || subject.namespace}/${name}`;
}

/** Where a backup writes and a restore reads. A Repository that the input does not hold, or that has no single backend, is a place of its own. */
export function placeOf(cluster: Cluster, invoker: Backup | Restore): Location | undefined {
  const location = invoker.repository && cluster.location(invoker.repository, invoker.subject.namespace);
  const key = repositoryKey(invoker);
  if (location !== undefined || key === undefined) {
    return location;
  }
  const root = `repository\n${key}`;
  return { root, visible: root, prefix: '', text: `the Repository ${quote(key)}` };
}
