import { all, plus, removed, set } from '../../manifests';
import type { Mutant } from '../../mutant';

const serviceAccount = (name: string, namespace: string, automountServiceAccountToken: boolean) => `
apiVersion: v1
kind: ServiceAccount
metadata: { name: ${name}, namespace: ${namespace} }
automountServiceAccountToken: ${automountServiceAccountToken}
`;

const enforcing = (level: string, namespace: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: ${namespace}, labels: { pod-security.kubernetes.io/enforce: ${level} } }
`;

/** What keeps the pods in which Stash works from being created, or from reaching what they need. */
export const POD_MUTANTS: readonly Mutant[] = [
  {
    rule: 'STASH323',
    breaks: 'pods without the token of a ServiceAccount',
    world: 'deployment',
    change: set('Deployment wiki', 'spec.template.spec.automountServiceAccountToken', false),
  },
  {
    rule: 'STASH323',
    breaks: 'a member of a batch whose pods have no token',
    world: 'batch',
    change: set('Deployment blog', 'spec.template.spec.automountServiceAccountToken', false),
  },
  {
    rule: 'STASH323',
    breaks: 'pods with a ServiceAccount that gives no token',
    world: 'deployment',
    change: all(set('Deployment wiki', 'spec.template.spec.serviceAccountName', 'wiki'), plus(serviceAccount('wiki', 'wiki', false))),
  },
  {
    rule: 'STASH323',
    breaks: 'the Job of a backup with a ServiceAccount that gives no token',
    world: 'claim',
    change: all(
      set('BackupConfiguration media', 'spec.runtimeSettings', { pod: { serviceAccountName: 'media' } }),
      plus(serviceAccount('media', 'photos', false)),
    ),
  },
  {
    rule: 'STASH323',
    breaks: 'the Job of a restore without a token',
    world: 'claim',
    change: set('RestoreSession media', 'spec.runtimeSettings', { pod: { automountServiceAccountToken: false } }),
  },
  {
    rule: 'STASH337',
    breaks: 'a StatefulSet without pods',
    world: 'statefulset',
    change: set('StatefulSet search', 'spec.replicas', 0),
  },
  {
    rule: 'STASH337',
    breaks: 'a Deployment without pods',
    world: 'deployment',
    change: set('Deployment wiki', 'spec.replicas', 0),
  },
  {
    rule: 'STASH338',
    breaks: 'a ServiceAccount with a letter too few in its name',
    world: 'claim',
    change: all(
      set('BackupConfiguration media', 'spec.runtimeSettings', { pod: { serviceAccountName: 'stash-bakup' } }),
      plus(serviceAccount('stash-backup', 'photos', true)),
    ),
  },
  {
    rule: 'STASH338',
    breaks: 'a ServiceAccount of another namespace',
    world: 'claim',
    change: all(
      set('BackupConfiguration media', 'spec.runtimeSettings', { pod: { serviceAccountName: 'stash-backup' } }),
      plus(serviceAccount('stash-backup', 'archive', true)),
    ),
  },
  {
    rule: 'STASH339',
    breaks: 'a Deployment in a namespace that restricts its pods',
    world: 'deployment',
    change: plus(enforcing('restricted', 'wiki')),
  },
  {
    rule: 'STASH339',
    breaks: 'a privileged Job in a namespace that allows none',
    world: 'claim',
    change: all(
      set('BackupConfiguration media', 'spec.runtimeSettings', { container: { securityContext: { privileged: true } } }),
      plus(enforcing('baseline', 'photos')),
    ),
  },
  {
    rule: 'STASH339',
    breaks: 'backups on the node in a namespace that allows no volume of it',
    world: 'deployment',
    change: all(
      removed('Repository wiki', 'spec.backend.s3'),
      set('Repository wiki', 'spec.backend.local', { mountPath: '/safe', hostPath: { path: '/srv/backups' } }),
      plus(enforcing('baseline', 'wiki')),
    ),
    also: { rules: ['STASH116'], because: 'nothing says on which node the pods run' },
  },
  {
    rule: 'STASH343',
    breaks: 'a Job in a namespace with a quota of memory',
    world: 'claim',
    change: plus('{apiVersion: v1, kind: ResourceQuota, metadata: {name: compute, namespace: photos}, spec: {hard: {limits.memory: 8Gi}}}'),
  },
  {
    rule: 'STASH344',
    breaks: 'a sidecar that requests more memory than its limit',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.runtimeSettings.container.resources.requests.memory', '1Gi'),
  },
  {
    rule: 'STASH344',
    breaks: 'a CronJob of a batch that requests more CPU than its limit',
    world: 'batch',
    change: set('BackupBatch blog', 'spec.runtimeSettings', { container: { resources: { requests: { cpu: 1 }, limits: { cpu: '500m' } } } }),
  },
  {
    rule: 'STASH352',
    breaks: 'a sidecar with half a byte of memory: m in place of Mi',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.runtimeSettings.container.resources', { limits: { memory: '512m' } }),
  },
  {
    rule: 'STASH353',
    breaks: 'a container with a user of its own, as which Stash does not work',
    world: 'deployment',
    change: set('Deployment wiki', 'spec.template.spec.containers[0].securityContext', { runAsUser: 1000 }),
  },
  {
    rule: 'STASH351',
    breaks: 'a Job with a probe, which its init containers have too',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.runtimeSettings', { container: { livenessProbe: { exec: { command: ['true'] } } } }),
  },
  {
    rule: 'STASH351',
    breaks: 'the init container of a restore with a lifecycle',
    world: 'deployment',
    change: set('RestoreSession wiki', 'spec.runtimeSettings', { container: { lifecycle: { postStart: { exec: { command: ['sync'] } } } } }),
  },
  {
    rule: 'STASH351',
    breaks: 'a priority without a PriorityClass',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.runtimeSettings', { pod: { priority: 1000 } }),
  },
  {
    rule: 'STASH350',
    breaks: 'a Deployment whose pods run on Windows',
    world: 'deployment',
    change: set('Deployment wiki', 'spec.template.spec.nodeSelector', { 'kubernetes.io/os': 'windows' }),
  },
  {
    rule: 'STASH350',
    breaks: 'the Job of a backup on nodes with Windows',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.runtimeSettings', { pod: { nodeSelector: { 'kubernetes.io/os': 'windows' } } }),
  },
  {
    rule: 'STASH349',
    breaks: 'a Job in a namespace that denies all connections',
    world: 'claim',
    change: plus(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: default-deny, namespace: photos }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
`),
  },
];
