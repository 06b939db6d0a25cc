import { CLAIM, DEPLOYMENT, linesOf, object } from '../manifests';

const STATEFUL_SET = { ...DEPLOYMENT, kind: 'StatefulSet' };
const claim = (volumeMode?: string, name = 'data') => object('PersistentVolumeClaim', { name, spec: { volumeMode } }, 'v1');
const deployment = (claimName = 'data') => object('Deployment', {
  name: 'web', spec: { template: { spec: { volumes: [{ name: 'tmp', emptyDir: {} }, { name: 'files', persistentVolumeClaim: { claimName } }] } } },
}, 'apps/v1');
const template = (volumeMode?: string, name = 'files') => ({ metadata: { name }, spec: { accessModes: ['ReadWriteOnce'], volumeMode } });
const statefulSet = (volumeMode?: string) => object('StatefulSet', {
  name: 'web', spec: { volumeClaimTemplates: [template(undefined, 'other'), template(volumeMode)] },
}, 'apps/v1');

const backup = (spec: object) => object('BackupConfiguration', { spec });
const ofClaim = (task = 'pvc-backup', more: object = {}) => backup({ target: { ref: CLAIM }, task: { name: task }, ...more });
const ofPods = (ref: object, name = 'files') => backup({ target: { ref, volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, { name, mountPath: '/data' }] } });
const restore = object('RestoreBatch', { spec: { members: [{ target: { ref: CLAIM }, task: { name: 'pvc-restore' } }] } });
const created = (volumeMode: string, more: object = {}) =>
  object('RestoreSession', { spec: { target: { volumeClaimTemplates: [template(), template(volumeMode)] }, ...more } });
const interim = (volumeMode: string, spec: object = { target: { ref: DEPLOYMENT }, task: { name: 'vault-backup-1.10.3' } }) =>
  backup({ ...spec, interimVolumeTemplate: template(volumeMode) });

const WHY = 'is a block device, which cannot be mounted as a file system, so the pod in which Stash would mount it never starts';
const OTHERWISE = 'let Stash take VolumeSnapshots of it, or keep the data on a claim with a file system';
const OF_CLAIM = `PersistentVolumeClaim shop/data ${WHY}: ${OTHERWISE}\n  also PersistentVolumeClaim data spec.volumeMode`;
const OF_TEMPLATE = `the claim of this template ${WHY}: leave volumeMode out`;

test.each<[string, object[], string[]]>([
  ['a backup of a claim', [ofClaim(), claim('Block')], [`error BackupConfiguration x spec.target.ref: ${OF_CLAIM}`]],
  ['a restore into a claim', [restore, claim('Block')], [
    `error RestoreBatch x spec.members[0].target.ref: ${OF_CLAIM.replace('let Stash take VolumeSnapshots of it', 'restore a VolumeSnapshot of it')}`,
  ]],
  ['a claim with a file system', [ofClaim(), claim('Filesystem')], []],
  ['a claim that does not say', [ofClaim(), claim()], []],
  ['a claim that is not in the input', [ofClaim(), claim('Block', 'other')], []],
  ['a claim of another namespace', [ofClaim(), { ...claim('Block'), metadata: { name: 'data', namespace: 'bank' } }], []],
  ['a claim that a Task of somebody reads', [ofClaim('copy-device'), claim('Block')], []],
  ['a claim without a Task', [backup({ target: { ref: CLAIM } }), claim('Block')], []],
  ['a snapshot of a claim', [ofClaim('pvc-backup', { driver: 'VolumeSnapshotter' }), claim('Block')], []],
  ['a volume of a Deployment', [ofPods(DEPLOYMENT), deployment(), claim('Block')], [
    `error BackupConfiguration x spec.target.volumeMounts[1]: the volume "files" of Deployment shop/web ${WHY}: ${OTHERWISE}\n  also PersistentVolumeClaim data spec.volumeMode`,
  ]],
  ['a volume of a StatefulSet', [ofPods(STATEFUL_SET), statefulSet('Block')], [
    `error BackupConfiguration x spec.target.volumeMounts[1]: the volume "files" of StatefulSet shop/web ${WHY}: ${OTHERWISE}\n`
    + '  also StatefulSet web spec.volumeClaimTemplates[1].spec.volumeMode',
  ]],
  ['a volume with a file system', [ofPods(STATEFUL_SET), statefulSet()], []],
  ['another volume of the pods', [ofPods(DEPLOYMENT, 'cache'), deployment(), claim('Block')], []],
  ['a volume of another claim', [ofPods(DEPLOYMENT), deployment('other'), claim('Block')], []],
  ['a workload that is not in the input', [ofPods(DEPLOYMENT), claim('Block')], []],
  ['a claim that a restore creates', [created('Block')], [`error RestoreSession x spec.target.volumeClaimTemplates[1].spec.volumeMode: ${OF_TEMPLATE}`]],
  ['a claim that a restore creates with a file system', [created('Filesystem')], []],
  ['a claim that is created of a snapshot', [created('Block', { driver: 'VolumeSnapshotter' })], []],
  ['an interim volume', [interim('Block')], [`error BackupConfiguration x spec.interimVolumeTemplate.spec.volumeMode: ${OF_TEMPLATE}`]],
  ['an interim volume with a file system', [interim('Filesystem')], []],
  ['an interim volume of a Task of somebody', [interim('Block', { target: { ref: DEPLOYMENT }, task: { name: 'copy-device' } })], []],
  ['an interim volume that no container of a workload gets', [interim('Block', { target: { ref: DEPLOYMENT } })], []],
])('%s', (_, manifests, expected) => {
  expect(linesOf('STASH335', manifests)).toEqual(expected);
});
