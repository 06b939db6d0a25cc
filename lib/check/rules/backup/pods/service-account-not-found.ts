import { asText } from '../../../../kubernetes/manifest-fields';
import { quote } from '../../../../refusal/quote';
import { view } from '../../../../synth/once';
import { isWorkload } from '../../../../target/target-kind';
import { podIn } from '../../../../target/workload-manifest';
import type { Cluster } from '../../../cluster';
import { MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import { podSettings } from '../../../graph/pods/pod-settings';
import { nearlyNamed, onlyElsewhere } from '../../../not-found';
import type { Found, Rule } from '../../../rule';
import { namesakes, spellings, type Spelling } from '../../../spelling';

export const serviceAccountNotFound: Rule = {
  id: 'STASH338',
  name: 'service-account-not-found',
  level: 'warning',
  title: 'The ServiceAccount of a backup or restore is only in another namespace, or has nearly the name of one that nothing uses.',
  why: 'The pods of Stash use a ServiceAccount of their own namespace. Kubernetes does not create a pod whose ServiceAccount does not exist, so nothing '
    + 'is backed up or restored.',
  mend: 'Write the name that the ServiceAccount has, and declare it in the namespace of the backup or restore. Acknowledge it if it already exists '
    + 'there and is not in git.',
  facts: [
    {
      says: 'A pod is rejected if its ServiceAccount does not exist in its namespace.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#serviceaccount-admission-controller',
    },
    {
      says: 'Jobs and CronJobs are in the namespace of the backup or restore, and Stash creates a ServiceAccount only if none is named.',
      standing: 'source',
      see: 'stashed/stash: pkg/rbac/serviceaccount.go',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const { subject, field, pod: { serviceAccountName: name } } of podSettings(cluster)) {
      report(subject, [...field, 'serviceAccountName'], name ? complaint(cluster, subject.namespace, name) : undefined);
    }
  },
};

function complaint(cluster: Cluster, namespace: string, name: string): Found | undefined {
  if (namespace === '' || cluster.find('', 'ServiceAccount', namespace, name) !== undefined) {
    return undefined;
  }
  const missing = { kind: 'ServiceAccount', namespace, name };
  const elsewhere = byName(cluster).get(name);
  if (elsewhere !== undefined) {
    return onlyElsewhere(missing, elsewhere, 'pods use one of their own namespace, which is',
      `declare it in ${quote(namespace)} too, and give it permissions where it needs them`);
  }
  const near = unusedNames(cluster).get(namespace)?.meant(name);
  return near === undefined ? undefined : nearlyNamed(missing, near, 'nothing uses that one');
}

const byName = view((cluster: Cluster) => namesakes(cluster.ofKind('', 'ServiceAccount')));

/** The names of the ServiceAccounts that neither workloads nor backups or restores name, by namespace. */
const unusedNames = view((cluster: Cluster): ReadonlyMap<string, Spelling> => {
  const used = new Set([
    ...cluster.subjects.filter(isWorkload).map(({ namespace, manifest }) => `${namespace}/${asText(podIn(manifest).serviceAccountName)}`),
    ...podSettings(cluster).map(({ subject, pod }) => `${subject.namespace}/${pod.serviceAccountName}`),
  ]);
  return spellings(cluster.ofKind('', 'ServiceAccount').filter(({ namespace, name }) => !used.has(`${namespace}/${name}`)));
});
