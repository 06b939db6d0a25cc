import { NAMESPACE_NAME, requirementsOf } from '../../../kubernetes/label-selector';
import { quote } from '../../../refusal/quote';
import { specsWith } from '../../graph/repository-spec';
import { meets } from '../../graph/selector';
import { usersOfRepositories } from '../../graph/storage/repository-users';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const usagePolicyLocksOutHome: Rule = {
  id: 'STASH108',
  name: 'usage-policy-locks-out-home',
  level: 'error',
  title: 'A usagePolicy does not admit the namespace of the Repository itself.',
  why: 'Stash applies the selector to the Repository\'s own namespace too. A list of other namespaces that is meant as an addition locks that '
    + 'namespace out, and the backups there are refused. '
    + 'The finding is a note if nothing in the input uses the Repository.',
  mend: 'Add the namespace of the Repository to the selector. A Repository that only other namespaces in the input use is not reported. '
    + 'Acknowledge it if the manifests that use the Repository are kept elsewhere.',
  facts: [
    { says: 'With `from: Selector` the namespace of the Repository has to match like any other.', standing: 'source', see: 'stashed/apimachinery: apis/stash/v1alpha1/repository_helpers.go' },
    {
      says: 'Kubernetes puts the name of every namespace into its label kubernetes.io/metadata.name.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name',
    },
  ],
  judge(cluster, report) {
    const judged = specsWith(cluster, 'usagePolicy').filter(({ isPattern }) => !isPattern);
    if (judged.length === 0) {
      return;
    }
    const usersOf = usersOfRepositories(cluster);
    for (const { subject, spec } of judged) {
      const { from, selector } = spec.usagePolicy!.allowedNamespaces ?? {};
      const users = usersOf.get(subject) ?? [];
      const also = users.filter((place) => place.subject.namespace === subject.namespace);
      const user = also[0]?.subject;
      const isMeant = users.length === 0 ? cluster.isSynth : user === undefined;
      if (from !== 'Selector' || selector === undefined || subject.namespace === '' || isMeant) {
        continue;
      }
      // An expression that cannot be evaluated is a finding of its own.
      const failing = requirementsOf(selector).filter((one) => one.holds !== undefined && meets(cluster, subject.namespace, one) === false);
      const byName = failing.find(({ key }) => key === NAMESPACE_NAME);
      const [byLabel] = failing;
      const home = quote(subject.namespace);
      const level = user === undefined ? 'note' : 'error';
      const refused = user === undefined ? 'whose backups and restores Stash refuses' : `so that Stash refuses ${called(user)}`;
      const field = ['spec', 'usagePolicy', 'allowedNamespaces', 'selector'];
      if (byName !== undefined) {
        report(subject, field, {
          level,
          found: `does not match ${home}, the namespace of the Repository itself, ${refused}`,
          also,
          mend: `let the selector match ${home} too${user === undefined ? '; a backup in another namespace that uses the Repository would show that this is intended' : ''}`,
        });
      } else if (byLabel !== undefined) {
        report(subject, field, {
          level,
          found: `does not match ${home}, the namespace of the Repository itself, according to the labels of the declared Namespace, ${refused}`,
          also,
          mend: `change the label ${quote(byLabel.key)} of the Namespace ${home} to what the selector requires, or let the selector match ${home}`,
        });
      }
    }
  },
};
