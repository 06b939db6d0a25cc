import { NAMESPACE_NAME } from '../../../kubernetes/label-selector';
import { asFields, asList, asText, asTexts } from '../../../kubernetes/manifest-fields';
import { admissionOf, type Admission, type Admitting } from '../../../repository/admission';
import type { Cluster } from '../../cluster';
import { meets } from '../selector';

/** Decides by the Namespaces of the cluster. */
export const admission = (cluster: Cluster, admitting: Admitting, namespace: string): Admission =>
  admissionOf(admitting, namespace, (requirement) => meets(cluster, namespace, requirement));

/** Whether no namespace but its own may use a Repository, whatever other namespaces the cluster has. */
export function admitsHomeOnly(cluster: Cluster, admitting: Admitting): boolean {
  const { matchLabels, matchExpressions } = asFields(admitting.policy?.allowedNamespaces?.selector);
  const named = [asText(asFields(matchLabels)[NAMESPACE_NAME]), ...asList(matchExpressions).flatMap(({ values }) => asTexts(values))];
  const others = [NO_NAMESPACE, ...named].filter((name) => name !== undefined && name !== admitting.home);
  return others.every((name) => ['own only', 'not selected'].includes(admission(cluster, admitting, name!)));
}

/** A name that no namespace can have. It stands for all namespaces that the policy does not mention. */
const NO_NAMESPACE = '/';
