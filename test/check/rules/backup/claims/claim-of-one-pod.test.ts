import { CLAIM, DEPLOYMENT, linesOf, object } from '../manifests';

const claim = (...accessModes: string[]) => object('PersistentVolumeClaim', { name: 'data', spec: { accessModes } }, 'v1');
const ONE = claim('ReadWriteOncePod');
const workload = (claimName = 'data', more: object = {}) => object('Deployment', {
  name: 'web', spec: { template: { spec: { volumes: [{ name: 'tmp', emptyDir: {} }, { name: 'data', persistentVolumeClaim: { claimName } }] } }, ...more },
}, 'apps/v1');
const worker = { ...workload(), kind: 'StatefulSet', metadata: { name: 'worker', namespace: 'shop' } };
const backup = object('BackupConfiguration', { spec: { target: { ref: CLAIM }, task: { name: 'pvc-backup' } } });
const restore = object('RestoreBatch', { spec: { members: [{ target: { ref: CLAIM }, task: { name: 'pvc-restore' } }] } });
const ofVolume = object('BackupConfiguration', { spec: { driver: 'VolumeSnapshotter', target: { ref: CLAIM } } });
const ofPods = object('BackupConfiguration', { spec: { target: { ref: DEPLOYMENT } } });

const found = (where: string, action: string, users = 'Deployment shop/web mounts it', inPods = 'make Deployment shop/web the target, without a Task, or ') => [
  `warning ${where}.target.ref: PersistentVolumeClaim shop/data is ReadWriteOncePod, and ${users}, so the Job of the ${action} waits forever: `
  + `${inPods}make the claim ReadWriteMany\n  also PersistentVolumeClaim data spec.accessModes`,
];
const BY_SEVERAL = found('BackupConfiguration x spec', 'backup', 'Deployment shop/web and StatefulSet shop/worker mount it', '');

test.each<[string, object[], string[]]>([
  ['a backup', [backup, ONE, workload()], found('BackupConfiguration x spec', 'backup')],
  ['a restore', [restore, ONE, workload()], found('RestoreBatch x spec.members[0]', 'restore')],
  ['a claim of several workloads', [backup, ONE, worker, workload(), workload()], BY_SEVERAL],
  ['the same in another order', [workload(), worker, ONE, backup], BY_SEVERAL],
  ['a claim that many pods may mount', [backup, claim('ReadWriteMany'), workload()], []],
  ['a claim that may be mounted otherwise too', [backup, claim('ReadWriteOncePod', 'ReadWriteMany'), workload()], []],
  ['a claim without modes', [backup, claim(), workload()], []],
  ['a claim that nothing mounts', [backup, ONE, workload('other')], []],
  ['a claim of a workload without pods', [backup, ONE, workload('data', { replicas: 0 })], []],
  ['a claim that is not in the input', [backup, workload()], []],
  ['a claim that a workload of another namespace mounts', [backup, ONE, { ...workload(), metadata: { name: 'web', namespace: 'bank' } }], []],
  ['a snapshot of its volume', [ofVolume, ONE, workload()], []],
  ['the workload', [ofPods, ONE, workload()], []],
])('%s', (_, manifests, expected) => {
  expect(linesOf('STASH334', manifests)).toEqual(expected);
});
