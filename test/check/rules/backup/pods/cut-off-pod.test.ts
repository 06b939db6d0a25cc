import { cutOffPod } from '../../../../../lib/check/rules/backup/pods/cut-off-pod';
import { findingsIn } from '../../../judged';
import { backup, backupBatch, CLAIM, DEPLOYMENT, inNamespace, MADE_FROM_BLUEPRINT, restore, workload } from '../../restore/demo';

const judged = (...manifests: object[]) => findingsIn(manifests, { rules: [cutOffPod] });
const policy = (spec: object, name = 'deny') => ({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace: 'shop' }, spec });
const egress = (rules: unknown[], podSelector: object = {}, name?: string) => policy({ podSelector, policyTypes: ['Ingress', 'Egress'], egress: rules }, name);
const DENY = policy({ podSelector: {}, policyTypes: ['Egress'] });
const DNS = { ports: [{ port: 53, protocol: 'UDP' }, { port: 'dns-tcp', protocol: 'TCP' }] };
const stash = (key: string, value: string) => ({ matchLabels: { [`app.kubernetes.io/${key}`]: value } });
const ofAnother = (apiVersion: string, kind: string, namespace = 'shop') => ({ apiVersion, kind, metadata: { name: 'allow', namespace }, spec: {} });
const anywhere = (podSelector: object) => egress([{}], podSelector, 'allow');

const task = { name: 'pvc-backup' };
const ofClaim = backup({ ref: CLAIM }, { task });
const labelled = { ...ofClaim, metadata: { ...ofClaim.metadata, labels: { 'to': 'storage', 'app.kubernetes.io/component': 'mine' } } };
const app = (pod: object = {}) => workload(DEPLOYMENT, { template: { metadata: { labels: { app: 'app' } }, spec: pod } });
const ofApp = backup({ ref: DEPLOYMENT });
const APP = { matchLabels: { app: 'app' } };

const JOBS = 'the pod of its Job and the pod of its CronJob';
const CRON_JOB = 'the pod of its CronJob';
const OF_APP = 'the pods of Deployment shop/app';
const line = (pods: string, place = 'BackupConfiguration daily spec', policies = 'NetworkPolicy shop/deny lets') =>
  [`warning STASH349 ${place}: ${policies} ${pods} connect to nothing outside of the namespace, so Stash does not reach the API server, nor storage elsewhere: `
    + 'add a NetworkPolicy that lets them connect to both; acknowledge this if policies of another kind do'];

test.each<[string, object[], string[]]>([
  ['all is denied', [DENY, ofClaim], line(JOBS)],
  ['all is denied, in an empty list', [egress([]), ofClaim], line(JOBS)],
  ['a workload', [DENY, app(), ofApp], line(`${OF_APP} and ${CRON_JOB}`)],
  ['a workload outside of the input', [DENY, ofApp], line(CRON_JOB)],
  ['a workload in the network of its node', [DENY, app({ hostNetwork: true }), ofApp], line(CRON_JOB)],
  ['only the CronJob, since what is allowed is for the workload', [DENY, anywhere(APP), app(), ofApp], line(CRON_JOB)],
  ['only the workload', [egress([], APP), app(), ofApp], line(OF_APP)],
  ['name servers are allowed', [egress([DNS]), ofClaim], line(JOBS)],
  ['name servers of a namespace are allowed', [egress([{ to: [{ namespaceSelector: {} }], ...DNS }]), ofClaim], line(JOBS)],
  ['pods of the namespace are allowed', [egress([{ to: [{ podSelector: {} }] }]), ofClaim], line(JOBS)],
  ['two policies', [DENY, egress([DNS], {}, 'dns'), ofClaim], line(JOBS, undefined, 'NetworkPolicy shop/deny and NetworkPolicy shop/dns let')],
  ['rules without a type', [policy({ podSelector: {}, egress: [DNS] }), ofClaim], line(JOBS)],
  ['what is allowed is for restores', [DENY, anywhere(stash('component', 'stash-restore')), ofClaim], line(JOBS)],
  ['what is allowed is in another namespace', [DENY, inNamespace('blog', anywhere({})), ofClaim], line(JOBS)],
  ['a restore', [DENY, anywhere(stash('component', 'stash-backup')), restore({ ref: CLAIM }, { task: { name: 'pvc-restore' } })],
    line('the pod of its Job', 'RestoreSession back spec')],
  ['a member of a batch, and its CronJob', [DENY, backupBatch([{ target: { ref: CLAIM }, task }])],
    [...line(CRON_JOB, 'BackupBatch nightly spec'), ...line('the pod of its Job', 'BackupBatch nightly spec.members[0]')]],
  ['anything is allowed', [DENY, anywhere({}), ofClaim], []],
  ['anything is allowed for Stash', [DENY, anywhere(stash('managed-by', 'stash.appscode.com')), ofClaim], []],
  ['anything is allowed for backups, whatever they call themselves', [DENY, anywhere(stash('component', 'stash-backup')), labelled], []],
  ['anything is allowed for restores', [DENY, anywhere(stash('component', 'stash-restore')), restore({ ref: CLAIM }, { task: { name: 'pvc-restore' } })], []],
  ['anything is allowed for a label of the backup', [DENY, anywhere({ matchLabels: { to: 'storage' } }), labelled], []],
  ['addresses are allowed', [egress([DNS, { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }]), ofClaim], []],
  ['pods of other namespaces are allowed', [egress([{ to: [{ namespaceSelector: {}, podSelector: {} }] }]), ofClaim], []],
  ['a port is allowed', [egress([{ ports: [{ port: 53 }, { port: 443 }] }]), ofClaim], []],
  ['all ports of a protocol are allowed', [egress([{ ports: [{ protocol: 'TCP' }] }]), ofClaim], []],
  ['only incoming connections are denied', [policy({ podSelector: {}, policyTypes: ['Ingress'], egress: [DNS] }), ofClaim], []],
  ['only incoming connections are denied, without a type', [policy({ podSelector: {} }), ofClaim], []],
  ['it is for other pods', [egress([], { matchLabels: { app: 'other' } }), app(), ofApp], []],
  ['it is in another namespace', [inNamespace('blog', DENY), ofClaim], []],
  ['its selector is not valid', [egress([], { matchExpressions: [{ key: 'app', operator: 'Is' }] }), ofClaim], []],
  ['a policy of Cilium for another namespace', [DENY, ofAnother('cilium.io/v2', 'CiliumNetworkPolicy', 'blog'), ofClaim], line(JOBS)],
  ['a policy of Cilium', [DENY, ofAnother('cilium.io/v2', 'CiliumNetworkPolicy'), ofClaim], []],
  ['a policy of Cilium for all namespaces', [DENY, ofAnother('cilium.io/v2', 'CiliumClusterwideNetworkPolicy', 'blog'), ofClaim], []],
  ['a policy of Calico', [DENY, ofAnother('projectcalico.org/v3', 'NetworkPolicy'), ofClaim], []],
  ['a policy of Calico for all namespaces', [DENY, ofAnother('crd.projectcalico.org/v1', 'GlobalNetworkPolicy', 'blog'), ofClaim], []],
  ['a policy for administrators', [DENY, ofAnother('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', 'blog'), ofClaim], []],
  ['labels of pods, which not every edition reads', [DENY, backup({ ref: CLAIM }, { task, runtimeSettings: { pod: { podLabels: { to: 'storage' } } } })], []],
  ['there is none', [ofClaim], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));

test('a blueprint, of whose backups the labels are not known', () => {
  expect(judged(DENY, ...MADE_FROM_BLUEPRINT)).toEqual([]);
});
