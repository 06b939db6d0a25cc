import { NAMESPACE_NAME, type Requirement } from '../../kubernetes/label-selector';
import type { Cluster } from '../cluster';
import { asFields, asText } from '../manifest-fields';
import { view } from '../once';

/** Whether a namespace has the label that is asked for; nothing where that hangs on labels that are not part of the input. */
export function meets(cluster: Cluster, namespace: string, { key, holds }: Requirement): boolean | undefined {
  if (holds === undefined) {
    return false;
  }
  if (key === NAMESPACE_NAME && namespace !== '') {
    return holds(namespace);
  }
  // By its name alone: cdk8s writes the namespace of a chart into a Namespace too.
  const declared = namespaces(cluster).get(namespace);
  return declared && holds(asText(asFields(asFields(declared.manifest.metadata).labels)[key]));
}

const namespaces = view((cluster: Cluster) => new Map(cluster.ofKind('', 'Namespace').map((subject) => [subject.name, subject])));
