import { asFields, asList, asText, asTexts, type Fields } from '../../manifest-fields';
import { quote } from '../../refusal';
import type { Rule } from '../../rule';

const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

export const usagePolicyLocksOutHome: Rule = {
  id: 'STASH108',
  name: 'usage-policy-locks-out-home',
  level: 'error',
  title: 'A usagePolicy does not admit the namespace of the Repository itself.',
  why: 'Stash applies the selector to the Repository\'s own namespace too. A list of other namespaces, meant as an addition, locks it out, and its backups are refused.',
  mend: 'Add the namespace of the Repository to the selector. Acknowledge it where the Repository is kept for other namespaces only; '
    + 'UsagePolicy.onlyNamespaces() does so.',
  facts: [
    { says: 'With `from: Selector` the namespace of the Repository has to match like any other.', standing: 'source', see: 'stashed/apimachinery: apis/stash/v1alpha1/repository_helpers.go' },
    {
      says: 'Kubernetes puts the name of every namespace on it, as the label kubernetes.io/metadata.name.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name',
    },
  ],
  judge(cluster, report) {
    for (const { subject, manifest: { spec } } of cluster.repositories) {
      const { from, selector } = spec?.usagePolicy?.allowedNamespaces ?? {};
      if (from !== 'Selector' || selector === undefined || subject.namespace === '') {
        continue;
      }
      const declared = cluster.find('', 'Namespace', '', subject.namespace);
      const labels: Fields = { ...asFields(asFields(declared?.manifest.metadata).labels), [NAMESPACE_NAME]: subject.namespace };
      const failing = requirementsOf(selector).filter(({ key, holds }) => !holds(asText(labels[key])));
      const byName = failing.find(({ key }) => key === NAMESPACE_NAME);
      const byLabel = declared === undefined ? undefined : failing[0];
      const home = quote(subject.namespace);
      const field = ['spec', 'usagePolicy', 'allowedNamespaces', 'selector'];
      if (byName !== undefined) {
        report(subject, field, {
          found: `does not match ${home}, the namespace of the Repository itself, so that Stash refuses its backups and restores`,
          mend: `let the selector match ${home} too, or acknowledge that only other namespaces use the Repository`,
        });
      } else if (byLabel !== undefined) {
        report(subject, field, {
          level: 'warning',
          found: `does not match ${home}, the namespace of the Repository itself, by the labels that its Namespace is declared with`,
          mend: `give the Namespace ${home} what is asked of the label ${quote(byLabel.key)}, which settles it, or let the selector match it`,
        });
      }
    }
  },
};

interface Requirement {
  readonly key: string;
  readonly holds: (value: string | undefined) => boolean;
}

const OPERATORS: { readonly [operator: string]: (values: readonly string[]) => Requirement['holds'] } = {
  In: (values) => (value) => value !== undefined && values.includes(value),
  NotIn: (values) => (value) => value === undefined || !values.includes(value),
  Exists: () => (value) => value !== undefined,
  DoesNotExist: () => (value) => value === undefined,
};

/** What a selector asks of the labels; nothing for an operator that is none, which is a finding of its own. */
function requirementsOf(selector: unknown): readonly Requirement[] {
  const { matchLabels, matchExpressions } = asFields(selector);
  return [
    ...Object.entries(asFields(matchLabels)).map(([key, wanted]) => ({ key, holds: (value: string | undefined) => value === wanted })),
    ...asList(matchExpressions).flatMap(({ key, operator, values }) => {
      const holds = Object.hasOwn(OPERATORS, asText(operator) ?? '') ? OPERATORS[asText(operator)!] : undefined;
      return holds === undefined ? [] : [{ key: asText(key) ?? '', holds: holds(asTexts(values)) }];
    }),
  ];
}
