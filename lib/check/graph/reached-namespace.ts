import { meets } from './selector';
import { requirementsOf } from '../../kubernetes/label-selector';
import { asFields, asList, asTexts, isFields } from '../../kubernetes/manifest-fields';
import type { Cluster } from '../cluster';
import type { Subject } from '../subject';

/** Whether a ClusterExternalSecret certainly makes an ExternalSecret in a namespace, as far as the input tells the labels of that. */
export function reaches(cluster: Cluster, { manifest }: Subject, namespace: string): boolean {
  const { namespaces, namespaceSelector, namespaceSelectors } = asFields(manifest.spec);
  const selectors = [...isFields(namespaceSelector) ? [namespaceSelector] : [], ...asList(namespaceSelectors)];
  return asTexts(namespaces).includes(namespace)
    || selectors.some((selector) => requirementsOf(selector).every((requirement) => meets(cluster, namespace, requirement) === true));
}
