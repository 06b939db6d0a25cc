import { labelTexts } from '../../../../kubernetes/label';
import { isForEgress, leadsOut, requiredLabel, selects } from '../../../../kubernetes/network-policy';
import { listing } from '../../../../refusal/listing';
import type { Cluster } from '../../../cluster';
import { isClusterScoped } from '../../../full-name';
import { stashPods } from '../../../graph/pods/stash-pods';
import { grouped } from '../../../grouped';
import type { Rule } from '../../../rule';
import { called } from '../../../subject';

export const cutOffPod: Rule = {
  id: 'STASH349',
  name: 'cut-off-pod',
  level: 'warning',
  title: 'The NetworkPolicies of a namespace keep the pods in which Stash works from connecting to anything outside of it.',
  why: 'The CronJob, the Jobs and the containers of Stash talk to the API server, and restic to the storage. Cut off from both, no backup starts, or none '
    + 'ends. A policy that denies all connections by default is for the pods of Stash too, which no other policy has in mind.',
  mend: 'Add a NetworkPolicy that lets the pods connect to the API server and to the storage. The pods of Jobs and CronJobs have the labels of the backup or '
    + 'restore, `app.kubernetes.io/managed-by: stash.appscode.com`, and as `app.kubernetes.io/component` either stash-backup or stash-restore. Acknowledge '
    + 'the finding if policies of another kind allow it that are not among the manifests, or if the network of the cluster ignores NetworkPolicies. Not checked: '
    + 'namespaces for which there are policies of Cilium, of Calico or for administrators too, and backups and restores with podLabels.',
  facts: [
    {
      says: 'A pod that some policies for egress select has only the connections that one of them allows.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
    },
    {
      says: 'The pods of Jobs and CronJobs have the labels of the backup or restore, and two of Stash.',
      standing: 'source',
      see: 'stashed/apimachinery: apis/stash/v1beta1, BackupConfiguration.OffshootLabels; stashed/stash: pkg/executor/backup_job.go, pkg/scheduler/periodic.go',
    },
    {
      says: 'Stash reads the backup and writes its progress through the API server, from each of these pods.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/create_backupsession.go, pkg/cmds/run_backup.go',
    },
    { says: 'The API server is not a pod of the namespace of a backup.', standing: 'inferred' },
  ],
  judge(cluster, report) {
    const open = namespacesOfOthers(cluster);
    // By a label too, since each of many apps in a namespace may have a policy of its own.
    const policies = grouped(
      cluster.ofKind(KUBERNETES, 'NetworkPolicy').filter(({ namespace, manifest }) => isForEgress(manifest) && !open.has(namespace) && !open.has('')),
      ({ namespace, manifest }) => placed(namespace, requiredLabel(manifest)),
    );
    for (const { subject, field, pods } of policies.size === 0 ? [] : stashPods(cluster)) {
      const cutOff = pods.flatMap((pod) => {
        const { namespace, labels } = pod;
        const restricting = labels === undefined ? [] : [undefined, ...labelTexts(labels)]
          .flatMap((label) => policies.get(placed(namespace, label)) ?? [])
          .filter(({ manifest }) => selects(manifest, labels));
        return restricting.some(({ manifest }) => leadsOut(manifest)) ? [] : restricting.map((policy) => ({ pod, policy }));
      });
      if (cutOff.length > 0) {
        const names = [...new Set(cutOff.map(({ policy }) => called(policy)))];
        report(subject, field, {
          found: `${listing(names)} ${names.length === 1 ? 'lets' : 'let'} ${listing([...new Set(cutOff.map(({ pod }) => pod.called))])} `
            + 'connect to nothing outside of the namespace, so Stash does not reach the API server, nor storage elsewhere',
          mend: 'add a NetworkPolicy that lets them connect to both; acknowledge this if policies of another kind do',
        });
      }
    }
  },
};

const KUBERNETES = 'networking.k8s.io';

const placed = (namespace: string, label = '') => `${namespace}\n${label}`;

/** Those with policies of other kinds, such as CiliumNetworkPolicy, which may allow more. The empty one stands for all. */
const namespacesOfOthers = (cluster: Cluster) => new Set([...cluster.kinds()]
  .filter(({ group, kind }) => group !== KUBERNETES && kind.endsWith('NetworkPolicy'))
  .flatMap(({ subjects }) => subjects.map((subject) => isClusterScoped(subject) ? '' : subject.namespace)));
