import { NAMESPACE_NAME, requirementsOf } from '../../../kubernetes/label-selector';
import { quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { specsWith } from '../../graph/repository-spec';
import { meets } from '../../graph/selector';
import type { Rule } from '../../rule';
import { called, type Subject } from '../../subject';

export const usagePolicyLocksOutHome: Rule = {
  id: 'STASH108',
  name: 'usage-policy-locks-out-home',
  level: 'error',
  title: 'A usagePolicy does not admit the namespace of the Repository itself.',
  why: 'Stash applies the selector to the Repository\'s own namespace too. A list of other namespaces, meant as an addition, locks it out, and its backups are refused.',
  mend: 'Add the namespace of the Repository to the selector. What only other namespaces of the input use is not found; acknowledge it where those that use it are '
    + 'kept elsewhere.',
  facts: [
    { says: 'With `from: Selector` the namespace of the Repository has to match like any other.', standing: 'source', see: 'stashed/apimachinery: apis/stash/v1alpha1/repository_helpers.go' },
    {
      says: 'Kubernetes puts the name of every namespace on it, as the label kubernetes.io/metadata.name.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name',
    },
  ],
  judge(cluster, report) {
    const judged = specsWith(cluster, 'usagePolicy').filter(({ isPattern }) => !isPattern);
    if (judged.length === 0) {
      return;
    }
    const users = usersOf(cluster);
    for (const { subject, spec } of judged) {
      const { from, selector } = spec.usagePolicy!.allowedNamespaces ?? {};
      const user = users.get(subject);
      const isMeant = user === undefined ? cluster.isSynth : user.namespace !== subject.namespace;
      if (from !== 'Selector' || selector === undefined || subject.namespace === '' || isMeant) {
        continue;
      }
      // An expression that cannot be evaluated is a finding of its own.
      const failing = requirementsOf(selector).filter((one) => one.holds !== undefined && meets(cluster, subject.namespace, one) === false);
      const byName = failing.find(({ key }) => key === NAMESPACE_NAME);
      const [byLabel] = failing;
      const home = quote(subject.namespace);
      const refused = user === undefined ? 'whose backups and restores Stash refuses' : `so that Stash refuses ${called(user)}`;
      const field = ['spec', 'usagePolicy', 'allowedNamespaces', 'selector'];
      if (byName !== undefined) {
        report(subject, field, {
          level: user === undefined ? 'warning' : 'error',
          found: `does not match ${home}, the namespace of the Repository itself, ${refused}`,
          mend: `let the selector match ${home} too${user === undefined ? '; a backup of another namespace that uses the Repository settles that this is meant' : ''}`,
        });
      } else if (byLabel !== undefined) {
        report(subject, field, {
          level: 'warning',
          found: `does not match ${home}, the namespace of the Repository itself, by the labels that its Namespace is declared with, ${refused}`,
          mend: `give the Namespace ${home} what is asked of the label ${quote(byLabel.key)}, which settles it, or let the selector match it`,
        });
      }
    }
  },
};

/** A backup or restore that uses each Repository, preferably from the Repository's own namespace. */
function usersOf(cluster: Cluster): ReadonlyMap<Subject, Subject> {
  const users = new Map<Subject, Subject>();
  for (const { repository, subject } of [...cluster.backups, ...cluster.restores]) {
    const home = repository?.subject;
    if (home !== undefined && users.get(home)?.namespace !== home.namespace) {
      users.set(home, subject);
    }
  }
  return users;
}
