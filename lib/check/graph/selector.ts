import { meetsByName, type Requirement } from '../../kubernetes/label-selector';
import { asText } from '../../kubernetes/manifest-fields';
import { labelsOf } from '../../kubernetes/metadata';
import type { Cluster } from '../cluster';

/** Whether a namespace meets a requirement on its labels; undefined if the input does not contain the namespace. */
export function meets(cluster: Cluster, namespace: string, requirement: Requirement): boolean | undefined {
  const byName = meetsByName(namespace, requirement);
  const declared = byName === undefined ? cluster.find('', 'Namespace', '', namespace) : undefined;
  return declared === undefined ? byName : requirement.holds?.(asText(labelsOf(declared.manifest)[requirement.key]));
}
