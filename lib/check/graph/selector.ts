import { NAMESPACE_NAME, type Requirement } from '../../kubernetes/label-selector';
import { asText } from '../../kubernetes/manifest-fields';
import { labelsOf } from '../../kubernetes/metadata';
import type { Cluster } from '../cluster';

/** Whether a namespace meets a requirement on its labels; undefined if the input does not contain the namespace. */
export function meets(cluster: Cluster, namespace: string, { key, holds }: Requirement): boolean | undefined {
  if (holds === undefined) {
    return false;
  }
  if (key === NAMESPACE_NAME && namespace !== '') {
    return holds(namespace);
  }
  const declared = cluster.find('', 'Namespace', '', namespace);
  return declared && holds(asText(labelsOf(declared.manifest)[key]));
}
