import { asText, type Fields } from '../../../../kubernetes/manifest-fields';
import { quote } from '../../../../refusal/quote';
import type { Cluster } from '../../../cluster';
import { MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import { podOf } from '../../../graph/pods/pod';
import { OWN_PODS, podSettings } from '../../../graph/pods/pod-settings';
import { targetUses } from '../../../graph/target-use';
import { grouped } from '../../../grouped';
import type { Report, Rule } from '../../../rule';
import { reportTogether } from '../../../shared-report';
import { called, type Place, type Subject } from '../../../subject';

export const podWithoutToken: Rule = {
  id: 'STASH323',
  name: 'pod-without-token',
  level: 'warning',
  title: 'Stash works in pods that have no ServiceAccount token; an error if the pods are its own.',
  why: 'Stash asks the cluster what to do and reports what it did. Without a token it cannot: a backup never starts or ends, and a restore keeps the '
    + 'pods of a workload from starting.',
  mend: 'Set `automountServiceAccountToken: true` in the pod template of the workload, or in the ServiceAccount that the runtimeSettings name; '
    + 'cdk8s-plus sets it to false by default in both. Acknowledge the warning if you mount the token yourself.',
  facts: [
    {
      says: 'The container uses the ServiceAccount of the pod, whose token is missing if automountServiceAccountToken is false.',
      standing: 'inferred',
      see: 'stashed/stash: pkg/executor/sidecar.go',
    },
    {
      says: 'If both a pod and its ServiceAccount set automountServiceAccountToken, the pod takes precedence.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
    },
    OWN_PODS,
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    reportWorkloads(cluster, report);
    reportOwnPods(cluster, report);
  },
};

const AUTOMOUNT = 'automountServiceAccountToken';

function reportWorkloads(cluster: Cluster, report: Report): void {
  const inPods = targetUses(cluster).filter(({ model }) => model === 'sidecar');
  for (const uses of grouped(inPods, ({ target }) => target?.identity).values()) {
    const target = uses[0]!.target!;
    const pod = podOf(cluster, target);
    const account = pod && cluster.find('', 'ServiceAccount', target.namespace, asText(pod.serviceAccountName) || 'default');
    if (pod !== undefined && isWithoutToken(pod, account)) {
      const where = pod[AUTOMOUNT] === false ? AUTOMOUNT : `${AUTOMOUNT} of ${called(account!)}`;
      const places = uses.map(({ subject, field }): Place => ({ subject, field: [...field, 'target', 'ref'] }));
      reportTogether(cluster, report, places, {
        found: `the pods of ${called(target)} have no ServiceAccount token (${where} is false), and the container of Stash cannot talk to the cluster without one`,
        mend: `set ${AUTOMOUNT}: true in spec.template.spec of ${called(target)}`,
      });
    }
  }
}

function reportOwnPods(cluster: Cluster, report: Report): void {
  for (const { subject, field, pod } of podSettings(cluster)) {
    const account = cluster.find('', 'ServiceAccount', subject.namespace, pod.serviceAccountName ?? '');
    if (!isWithoutToken(pod, account)) {
      continue;
    }
    if (pod[AUTOMOUNT] === false) {
      report(subject, [...field, AUTOMOUNT], {
        level: 'error',
        found: 'is false, so the pods of Stash have no ServiceAccount token, and cannot talk to the cluster without one',
        mend: 'leave it out, or set it to true',
      });
    } else {
      report(subject, [...field, 'serviceAccountName'], {
        level: 'error',
        found: `${quote(account!.name)} gives pods no token (its ${AUTOMOUNT} is false), and the pods of Stash cannot talk to the cluster without one`,
        mend: `set ${AUTOMOUNT}: true in ${called(account!)}, for which cdk8s-plus has automountToken`,
        also: [{ subject: account!, field: [AUTOMOUNT] }],
      });
    }
  }
}

/** What the pod says counts before what its ServiceAccount says. */
const isWithoutToken = (pod: Fields, account: Subject | undefined) => (pod[AUTOMOUNT] ?? account?.manifest[AUTOMOUNT]) === false;
