import type * as wire from '../../../imports/stash';
import type { Cluster, Declared } from '../cluster';
import { asFields, asList, asText, asTexts, type Fields } from '../manifest-fields';

/** Whether a Repository may be used from a namespace, and else why not. */
export type Admission =
  | 'admitted'
  /** Its policy admits nobody. */
  | 'nobody'
  /** It admits its own namespace only. */
  | 'own only'
  /** Its selector does not match the labels of the namespace. */
  | 'not selected'
  /** The labels of the namespace decide, and they are not part of the input. */
  | 'by unknown labels'
  /** The namespace is not stated. */
  | 'unknown namespace';

/** As the operator has it. */
export function admission(cluster: Cluster, { subject, manifest }: Declared<wire.Repository>, namespace: string): Admission {
  const policy = manifest.spec?.usagePolicy;
  if (policy !== undefined && policy.allowedNamespaces === undefined) {
    return 'nobody';
  }
  const { from = 'Same', selector } = policy?.allowedNamespaces ?? {};
  if (from === 'All') {
    return 'admitted';
  }
  if (from === 'Same') {
    return namespace === subject.namespace ? 'admitted' : namespace === '' || subject.namespace === '' ? 'unknown namespace' : 'own only';
  }
  if (selector === undefined) {
    return 'nobody';
  }
  const isMatch = matches(asFields(selector), namespace, labelsOf(cluster, namespace));
  return isMatch === undefined ? (namespace === '' ? 'unknown namespace' : 'by unknown labels') : isMatch ? 'admitted' : 'not selected';
}

/** The label that Kubernetes itself puts on every namespace. */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** None where the namespace is not part of the input. */
function labelsOf(cluster: Cluster, namespace: string): Fields | undefined {
  const byName = cluster.once('namespaces', () => new Map(cluster.ofKind('', 'Namespace').map((subject) => [subject.name, subject])));
  const found = byName.get(namespace);
  return found && asFields(asFields(found.manifest.metadata).labels);
}

/** Whether a selector matches all its conditions; nothing where that hangs on labels that are not known. */
function matches({ matchLabels, matchExpressions }: Fields, namespace: string, labels: Fields | undefined): boolean | undefined {
  const conditions = [
    ...Object.entries(asFields(matchLabels)).map(([key, value]): Condition => ({ key, operator: 'In', values: [String(value)] })),
    ...asList(matchExpressions).map(({ key, operator, values }): Condition =>
      ({ key: asText(key) ?? '', operator: asText(operator) ?? '', values: asTexts(values) })),
  ];
  const results = conditions.map(({ key, operator, values }) => {
    const known = key === NAMESPACE_NAME && namespace !== '' ? namespace : labels && (asText(labels[key]) ?? null);
    return known === undefined ? undefined : OPERATORS.get(operator)?.(values, known ?? undefined) ?? false;
  });
  return results.includes(false) ? false : results.includes(undefined) ? undefined : true;
}

interface Condition {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

const OPERATORS: ReadonlyMap<string, (values: readonly string[], label: string | undefined) => boolean> = new Map([
  ['In', (values, label) => label !== undefined && values.includes(label)],
  ['NotIn', (values, label) => label === undefined || !values.includes(label)],
  ['Exists', (_, label) => label !== undefined],
  ['DoesNotExist', (_, label) => label === undefined],
]);
