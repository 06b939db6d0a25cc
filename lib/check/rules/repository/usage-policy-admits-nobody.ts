import { expressionComplaint, NAMESPACE_NAME } from '../../../kubernetes/label-selector';
import { asFields, asList, asText, asTexts } from '../../../kubernetes/manifest-fields';
import { mendOf } from '../../../refusal/complaint';
import { listing } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import { specsWith } from '../../graph/repository-spec';
import { usersOfRepositories } from '../../graph/storage/repository-users';
import type { Rule } from '../../rule';
import type { Place, Subject } from '../../subject';

export const usagePolicyAdmitsNobody: Rule = {
  id: 'STASH107',
  name: 'usage-policy-admits-nobody',
  level: 'error',
  title: 'A usagePolicy admits no namespace.',
  why: 'Every backup and restore that uses the Repository is refused, even in its own namespace.',
  mend: 'Leave usagePolicy out to admit only the namespace of the Repository. Otherwise write `from: All`, or give `from: Selector` a selector.',
  facts: [
    { says: 'A policy without allowedNamespaces, or with `from: Selector` but no selector, matches nothing.', standing: 'source', see: 'stashed/apimachinery: apis/stash/v1alpha1/repository_helpers.go' },
  ],
  judge(cluster, report) {
    for (const { subject, spec: { usagePolicy } } of specsWith(cluster, 'usagePolicy')) {
      const field = ['spec', 'usagePolicy'];
      const also = usersOfRepositories(cluster).get(subject) ?? [];
      const admitAll = admissionOfAll(subject, also);
      const { allowedNamespaces } = usagePolicy!;
      if (allowedNamespaces === undefined) {
        report(subject, field, {
          found: 'admits no namespace, not even the Repository\'s own',
          mend: admitAll ?? 'leave usagePolicy out to admit only its own namespace, or set allowedNamespaces.from to All, Same or Selector',
          also,
        });
      } else if (allowedNamespaces.from === 'Selector') {
        if (allowedNamespaces.selector === undefined) {
          report(subject, [...field, 'allowedNamespaces'], {
            found: 'admits no namespace, because from is Selector but there is no selector',
            mend: admitAll ?? 'give a selector, such as matchLabels with kubernetes.io/metadata.name, or set from to All or Same',
            also,
          });
        }
        asList(asFields(allowedNamespaces.selector).matchExpressions).forEach(({ key, operator, values }, index) => {
          const complaint = expressionComplaint(asText(operator) ?? '', asTexts(values).length);
          if (complaint !== undefined) {
            report(subject, [...field, 'allowedNamespaces', 'selector', 'matchExpressions', index], {
              found: `${quote(operator ?? '')} for the key ${quote(key ?? '')} ${complaint.wrong}, so that no namespace is admitted`,
              mend: mendOf(complaint),
              also,
            });
          }
        });
      }
    }
  },
};

/** How to admit all that use a Repository; undefined if none of them is in another namespace. */
function admissionOfAll({ namespace: home }: Subject, users: readonly Place[]): string | undefined {
  const namespaces = [...new Set(users.map(({ subject }) => subject.namespace))].filter((namespace) => namespace !== '');
  return namespaces.every((namespace) => namespace === home) ? undefined
    : `set allowedNamespaces.from to Selector, with a selector that matches ${listing(namespaces.map(quote))}, such as by ${NAMESPACE_NAME}, or to All`;
}
