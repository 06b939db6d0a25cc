import { meets } from './selector';
import { labelText, labelTexts } from '../../kubernetes/label';
import { NAMESPACE_NAME, requirementsOf } from '../../kubernetes/label-selector';
import { asFields, asList, asText, asTexts, isFields, type Fields } from '../../kubernetes/manifest-fields';
import { labelsOf } from '../../kubernetes/metadata';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';
import { groupedInto } from '../grouped';
import type { Subject } from '../subject';

/** The namespaces in which a ClusterExternalSecret certainly makes an ExternalSecret, as far as the input tells their labels. */
export const reachedNamespaces = (cluster: Cluster, subject: Subject): readonly string[] => [...new Set([
  ...asTexts(asFields(subject.manifest.spec).namespaces),
  ...selectorsOf(subject).flatMap((selector) => selectedNamespaces(cluster, selector)),
])];

/** Whether a ClusterExternalSecret reaches all namespaces, those included that the input does not have. */
export const reachesAll = (subject: Subject): boolean => selectorsOf(subject).some((selector) => requirementsOf(selector).length === 0);

function selectorsOf({ manifest }: Subject): readonly Fields[] {
  const { namespaceSelector, namespaceSelectors } = asFields(manifest.spec);
  return [...isFields(namespaceSelector) ? [namespaceSelector] : [], ...asList(namespaceSelectors)];
}

function selectedNamespaces(cluster: Cluster, selector: Fields): readonly string[] {
  const requirements = requirementsOf(selector);
  return candidatesFor(cluster, selector).filter((namespace) => requirements.every((requirement) => meets(cluster, namespace, requirement) === true));
}

/** The namespaces that meet the first requirement that names values, so that not every selector is compared with every namespace. */
function candidatesFor(cluster: Cluster, selector: Fields): readonly string[] {
  const { matchLabels, matchExpressions } = asFields(selector);
  const [label] = [
    ...Object.entries(asFields(matchLabels)).map(([key, value]) => ({ key, values: [String(value)] })),
    ...asList(matchExpressions).filter(({ operator }) => operator === 'In').map(({ key, values }) => ({ key: asText(key) ?? '', values: asTexts(values) })),
  ];
  if (label === undefined) {
    return cluster.ofKind('', 'Namespace').map(({ name }) => name);
  }
  const { key, values } = label;
  return key === NAMESPACE_NAME ? values : values.flatMap((value) => byLabel(cluster).get(labelText(key, value)) ?? []);
}

/** The names of the namespaces that have a label, by key and value. */
const byLabel = view((cluster: Cluster): ReadonlyMap<string, readonly string[]> => {
  const labels = cluster.ofKind('', 'Namespace').flatMap(({ name, manifest }) =>
    labelTexts(labelsOf(manifest)).map((label) => ({ name, label })));
  return groupedInto(labels, ({ label }) => label, (having) => having.map(({ name }) => name));
});
