import { CLAIM, DEPLOYMENT, linesOf, object } from '../manifests';

const claim = (...accessModes: string[]) => object('PersistentVolumeClaim', { name: 'data', spec: { accessModes } }, 'v1');
const ONE = claim('ReadWriteOnce');
const workload = (more: object = {}, claimName = 'data') => object('Deployment', {
  name: 'web', spec: { template: { spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }] } }, ...more },
}, 'apps/v1');
const worker = { ...workload(), kind: 'StatefulSet', metadata: { name: 'worker', namespace: 'shop' } };
const backup = (pod: object = {}) => object('BackupConfiguration', { spec: { target: { ref: CLAIM }, task: { name: 'pvc-backup' }, runtimeSettings: { pod } } });
const restore = object('RestoreBatch', { spec: { members: [{ target: { ref: CLAIM }, task: { name: 'pvc-restore' } }] } });
const ofVolume = object('BackupConfiguration', { spec: { driver: 'VolumeSnapshotter', target: { ref: CLAIM } } });
const ofPods = object('BackupConfiguration', { spec: { target: { ref: DEPLOYMENT } } });

const WITH_WEB = { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } }] };
const ON_SSD = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] }] } };

const found = (where: string, action: string, users = 'Deployment shop/web mounts it', inPods = 'make Deployment shop/web the target, without a Task, or ') => [
  `warning ${where}.target.ref: PersistentVolumeClaim shop/data is ReadWriteOnce, and ${users}, so the Job of the ${action} does not start on another node: ${inPods}set `
  + 'runtimeSettings.pod.affinity to the pods that mount the claim; acknowledge this if the cluster has one node, or if the volume is on the disk of a node, or a share'
  + '\n  also PersistentVolumeClaim data spec.accessModes',
];
const OF_BACKUP = found('BackupConfiguration x spec', 'backup');
const BY_SEVERAL = found('BackupConfiguration x spec', 'backup', 'Deployment shop/web and StatefulSet shop/worker mount it', '');

test.each<[string, object[], string[]]>([
  ['a backup', [backup(), ONE, workload()], OF_BACKUP],
  ['a backup with other settings', [backup({ priorityClassName: 'low' }), ONE, workload()], OF_BACKUP],
  ['a restore', [restore, ONE, workload()], found('RestoreBatch x spec.members[0]', 'restore')],
  ['a claim that is not mounted for writing otherwise', [backup(), claim('ReadWriteOnce', 'ReadOnlyMany'), workload()], OF_BACKUP],
  ['a claim of several workloads', [backup(), ONE, worker, workload(), workload()], BY_SEVERAL],
  ['the same in another order', [workload(), worker, ONE, backup()], BY_SEVERAL],
  ['a Job on Linux', [backup({ nodeSelector: { 'kubernetes.io/os': 'linux', 'beta.kubernetes.io/arch': 'amd64' } }), ONE, workload()], OF_BACKUP],
  ['a Job away from other pods', [backup({ affinity: { podAntiAffinity: WITH_WEB } }), ONE, workload()], OF_BACKUP],
  ['a Job of which all is empty', [backup({ nodeName: '', nodeSelector: {}, affinity: { podAffinity: {}, nodeAffinity: {} } }), ONE, workload()], OF_BACKUP],
  ['a Job near the pods', [backup({ affinity: { podAffinity: WITH_WEB } }), ONE, workload()], []],
  ['a Job on nodes of a kind', [backup({ affinity: { nodeAffinity: ON_SSD } }), ONE, workload()], []],
  ['a Job on some nodes', [backup({ nodeSelector: { disk: 'ssd' } }), ONE, workload()], []],
  ['a Job on a node', [backup({ nodeName: 'one' }), ONE, workload()], []],
  ['a claim of any nodes', [backup(), claim('ReadWriteMany'), workload()], []],
  ['a claim that may be mounted otherwise too', [backup(), claim('ReadWriteOnce', 'ReadWriteMany'), workload()], []],
  ['a claim without modes', [backup(), claim(), workload()], []],
  ['a claim that nothing mounts', [backup(), ONE, workload({}, 'other')], []],
  ['a claim of a workload without pods', [backup(), ONE, workload({ replicas: 0 })], []],
  ['a claim that is not in the input', [backup(), workload()], []],
  ['a snapshot of its volume', [ofVolume, ONE, workload()], []],
  ['the workload', [ofPods, ONE, workload()], []],
])('%s', (_, manifests, expected) => {
  expect(linesOf('STASH340', manifests)).toEqual(expected);
});
