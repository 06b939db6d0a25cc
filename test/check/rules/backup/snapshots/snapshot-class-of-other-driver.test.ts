import { snapshotClassOfOtherDriver } from '../../../../../lib/check/rules/backup/snapshots/snapshot-class-of-other-driver';
import { findingsIn } from '../../../judged';
import { backup, backupBatch, CLAIM, claimTemplate, DAEMON_SET, DEPLOYMENT, inNamespace, STATEFUL_SET, workload } from '../../restore/demo';

const judged = (...manifests: object[]) => findingsIn(manifests, { rules: [snapshotClassOfOtherDriver] });
const DISKS = 'disk.csi.azure.com';
const FILES = 'file.csi.azure.com';
const storageClass = (name: string, provisioner: unknown, metadata: object = {}) =>
  ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name, ...metadata }, provisioner });
const snapshotClass = (driver: unknown = DISKS, metadata: object = {}) =>
  ({ apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshotClass', metadata: { name: 'snapshots', ...metadata }, driver, deletionPolicy: 'Retain' });
const claim = (storageClassName: unknown, name = 'data', spec: object = {}) =>
  ({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace: 'shop' }, spec: { storageClassName, ...spec } });
const driver = 'VolumeSnapshotter';
const of = (ref: object, more: object = {}) => backup({ ref, snapshotClassName: 'snapshots', ...more }, { driver });
const mounting = (...names: string[]) => ({ volumes: names.map((claimName) => ({ name: claimName, persistentVolumeClaim: { claimName } })) });
const templates = (...classes: string[]) =>
  ({ volumeClaimTemplates: classes.map((storageClassName, index) => ({ ...claimTemplate(`data-${index}`), spec: { storageClassName } })) });
const FAST = storageClass('fast', DISKS);
const SHARED = storageClass('shared', FILES);

const line = (classes = 'StorageClass shared makes', provisioners = `"${FILES}"`, place = 'BackupConfiguration daily spec.target') =>
  [`error STASH347 ${place}.snapshotClassName: VolumeSnapshotClass snapshots is for the driver "${DISKS}", but ${classes} volumes of ${provisioners}, `
    + 'so no VolumeSnapshot of them becomes ready: name a VolumeSnapshotClass whose driver is the provisioner of the StorageClass'];

test.each<[string, object[], string[]]>([
  ['a claim', [snapshotClass(), SHARED, claim('shared'), of(CLAIM)], line()],
  ['a claim with an empty volumeName', [snapshotClass(), SHARED, claim('shared', 'data', { volumeName: '' }), of(CLAIM)], line()],
  ['a claim of a Deployment', [snapshotClass(), SHARED, FAST, claim('fast', 'a'), claim('shared', 'b'), workload(DEPLOYMENT, {}, mounting('a', 'b')), of(DEPLOYMENT)], line()],
  ['two claims of a DaemonSet',
    [snapshotClass(), SHARED, storageClass('old', 'old.csi'), claim('shared', 'a'), claim('old', 'b'), workload(DAEMON_SET, {}, mounting('a', 'b')), of(DAEMON_SET)],
    line('StorageClass shared and StorageClass old make', `"${FILES}" and "old.csi"`)],
  ['two classes of one provisioner', [snapshotClass(), SHARED, storageClass('more', FILES), workload(STATEFUL_SET, templates('shared', 'more', 'shared')), of(STATEFUL_SET)],
    line('StorageClass shared and StorageClass more make')],
  ['a StatefulSet', [snapshotClass(), SHARED, workload(STATEFUL_SET, templates('shared')), of(STATEFUL_SET)], line()],
  ['a member of a batch', [snapshotClass(), SHARED, claim('shared'), backupBatch([{ target: { ref: CLAIM, snapshotClassName: 'snapshots' } }], { driver })],
    line(undefined, undefined, 'BackupBatch nightly spec.members[0].target')],
  ['classes with the namespace of their chart', [snapshotClass(DISKS, { namespace: 'shop' }), storageClass('shared', FILES, { namespace: 'blog' }), claim('shared'), of(CLAIM)], line()],
  ['the same driver', [snapshotClass(), FAST, claim('fast'), of(CLAIM)], []],
  ['a provisioner of Kubernetes, which a CSI driver replaces', [snapshotClass(), storageClass('old', 'kubernetes.io/azure-disk'), claim('old'), of(CLAIM)], []],
  ['a provisioner that is no text', [snapshotClass(), storageClass('shared', 7), claim('shared'), of(CLAIM)], []],
  ['a driver that is no text', [snapshotClass(7), SHARED, claim('shared'), of(CLAIM)], []],
  ['another VolumeSnapshotClass', [snapshotClass(), SHARED, claim('shared'), of(CLAIM, { snapshotClassName: 'others' })], []],
  ['the default VolumeSnapshotClass', [snapshotClass(), SHARED, claim('shared'), of(CLAIM, { snapshotClassName: undefined })], []],
  ['a StorageClass outside of the input', [snapshotClass(), FAST, claim('shared'), of(CLAIM)], []],
  ['a VolumeSnapshotClass outside of the input', [SHARED, claim('shared'), of(CLAIM)], []],
  ['a claim of a PersistentVolume that it names', [snapshotClass(), SHARED, claim('shared', 'data', { volumeName: 'made-by-hand' }), of(CLAIM)], []],
  ['a claim without a class', [snapshotClass(), SHARED, claim(undefined), of(CLAIM)], []],
  ['a claim of another namespace', [snapshotClass(), SHARED, inNamespace('blog', claim('shared')), workload(DEPLOYMENT, {}, mounting('data')), of(DEPLOYMENT)], []],
  ['a workload outside of the input', [snapshotClass(), SHARED, claim('shared'), of(DEPLOYMENT)], []],
  ['files', [snapshotClass(), SHARED, claim('shared'), backup({ ref: CLAIM, snapshotClassName: 'snapshots' }, { task: { name: 'pvc-backup' } })], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
