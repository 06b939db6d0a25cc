import { backup, CLAIM, DEPLOYMENT, inNamespace, restore, STATEFUL_SET } from './demo';
import { refusedSnapshot } from '../../../../lib/check/rules/restore/refused-snapshot';
import { findingsIn } from '../../judged';

const judged = (...manifests: object[]) => findingsIn(manifests, { rules: [refusedSnapshot] });

const size = (storage: unknown) => ({ resources: { requests: { storage } } });
const claim = (spec: object = size('100Gi'), name = 'data') => ({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace: 'shop' }, spec });
const pods = (spec: object = size('100Gi')) => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'db', namespace: 'shop' },
  spec: { replicas: 2, volumeClaimTemplates: [{ metadata: { name: 'log' }, spec: size('1Gi') }, { metadata: { name: 'data' }, spec }] },
});
const DRIVER = { driver: 'VolumeSnapshotter', repository: undefined };
const snapshots = (ref: object = CLAIM) => backup({ ref, paths: undefined, volumeMounts: undefined }, DRIVER);
const source = (name: string, more: object = {}) => ({ kind: 'VolumeSnapshot', apiGroup: 'snapshot.storage.k8s.io', name, ...more });
const from = (name: string, spec: object = size('100Gi'), field = 'dataSource', more: object = {}) => restore({
  volumeMounts: undefined, volumeClaimTemplates: [{ metadata: { name: 'copy' }, spec: { [field]: source(name, more), ...spec } }],
}, DRIVER);
const OF_CLAIM = 'data-1700000000';
const OF_PODS = 'data-db-${POD_ORDINAL}-1700000000';

const at = 'warning STASH427 RestoreSession back spec.target.volumeClaimTemplates[0].spec';
const smaller = (given: string, of: string, also: string, needed = '100Gi') => [
  `${at}.resources.requests.storage: "${given}" is less than the "${needed}" of ${of}, so a VolumeSnapshot of that size does not fit, and the claim stays Pending: `
  + `write "${needed}" or more, or acknowledge this if the VolumeSnapshot is from a time when the claim was smaller\n  also ${also}.resources.requests.storage`,
];
const mode = (given: string, taken: string) => [
  `${at}.volumeMode: is "${given}", but that of PersistentVolumeClaim shop/data is "${taken}", and a VolumeSnapshot does not change it, so the claim stays Pending: `
  + `write "${taken}", or acknowledge this if the VolumeSnapshotContent has the annotation that allows it\n  also PersistentVolumeClaim data spec.volumeMode`,
];
const elsewhere = (snapshot: string, name: string, field = 'dataSource') => [
  `${at}.${field}.name: "${snapshot}" is looked for in the namespace "other", but Stash takes the VolumeSnapshots of the claim "${name}" in "shop", so the claim `
  + 'stays Pending: restore in the namespace of the backup, or acknowledge this if you have made this VolumeSnapshot in the namespace of the restore',
];
const inClass = (storageClassName: string) => ({ ...size('1Gi'), storageClassName });
const storageClass = (name: string, provisioner: string) => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name }, provisioner });
const DISKS = storageClass('disks', 'disk.csi.azure.com');
const FILES = storageClass('files', 'file.csi.azure.com');
const driver = (of: string, also: string) => [
  `${at}.storageClassName: StorageClass files makes volumes of "file.csi.azure.com", but StorageClass disks of ${of} those of "disk.csi.azure.com", and no driver `
  + 'restores a VolumeSnapshot of another, so the claim stays Pending: name a StorageClass whose provisioner is "disk.csi.azure.com", or acknowledge this if the '
  + `VolumeSnapshot is from a time when the claim had this one\n  also ${also}.storageClassName`,
];
const CLAIM_SPEC = 'PersistentVolumeClaim data spec';
const PODS_SPEC = 'StatefulSet db spec.volumeClaimTemplates[1].spec';

test.each<[string, object[], string[]]>([
  ['less than the claim', [claim(), from(OF_CLAIM, size('10Gi'))], smaller('10Gi', 'PersistentVolumeClaim shop/data', CLAIM_SPEC)],
  ['a decimal unit', [claim(), from(OF_CLAIM, size('100G'))], smaller('100G', 'PersistentVolumeClaim shop/data', CLAIM_SPEC)],
  ['a number of bytes', [claim(size(4096)), from(OF_CLAIM, size(1024))], smaller('1024', 'PersistentVolumeClaim shop/data', CLAIM_SPEC, '4096')],
  ['less than the claims of a StatefulSet', [pods(), from(OF_PODS, size('10Gi'))], smaller('10Gi', 'StatefulSet shop/db', PODS_SPEC)],
  ['less than one of its claims', [pods(), from('data-db-1-1700000000', size('10Gi'))], smaller('10Gi', 'StatefulSet shop/db', PODS_SPEC)],
  ['a file system from a block device', [claim({ ...size('1Gi'), volumeMode: 'Block' }), from(OF_CLAIM, size('1Gi'))], mode('Filesystem', 'Block')],
  ['a block device from a file system', [claim(size('1Gi')), from(OF_CLAIM, { ...size('1Gi'), volumeMode: 'Block' })], mode('Block', 'Filesystem')],
  ['another driver', [DISKS, FILES, claim(inClass('disks')), from(OF_CLAIM, inClass('files'))], driver('PersistentVolumeClaim shop/data', CLAIM_SPEC)],
  ['another driver than that of a StatefulSet', [DISKS, FILES, pods(inClass('disks')), from(OF_PODS, inClass('files'))], driver('StatefulSet shop/db', PODS_SPEC)],
  ['another namespace', [claim(), snapshots(), inNamespace('other', from(OF_CLAIM))], elsewhere(OF_CLAIM, 'data')],
  ['another namespace, by the other field', [claim(), snapshots(), inNamespace('other', from(OF_CLAIM, {}, 'dataSourceRef'))], elsewhere(OF_CLAIM, 'data', 'dataSourceRef')],
  ['another namespace than that of a StatefulSet', [pods(), snapshots(STATEFUL_SET), inNamespace('other', from(OF_PODS))],
    elsewhere(OF_PODS, 'data-db-${POD_ORDINAL}')],
])('%s is found', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));

test.each<[string, object[]]>([
  ['the size of the claim', [claim(), snapshots(), from(OF_CLAIM)]],
  ['more', [claim(), from(OF_CLAIM, size('200Gi'))]],
  ['no size, which another rule reports', [claim(), from(OF_CLAIM, {})]],
  ['a size that is filled in later', [claim(), from(OF_CLAIM, size('${SIZE}'))]],
  ['a block device from one', [claim({ ...size('1Gi'), volumeMode: 'Block' }), from(OF_CLAIM, { ...size('1Gi'), volumeMode: 'Block' })]],
  ['another class of the driver', [DISKS, storageClass('fast', 'disk.csi.azure.com'), claim(inClass('disks')), from(OF_CLAIM, inClass('fast'))]],
  ['a class of Kubernetes itself, which that driver replaces', [DISKS, storageClass('old', 'kubernetes.io/azure-disk'), claim(inClass('old')), from(OF_CLAIM, inClass('disks'))]],
  ['a class outside the input', [DISKS, claim(inClass('disks')), from(OF_CLAIM, inClass('files'))]],
  ['no class', [DISKS, claim(inClass('disks')), from(OF_CLAIM, size('1Gi'))]],
  ['a VolumeSnapshot that Stash did not take', [claim(), snapshots(), from('data-before-the-upgrade', size('1Gi')), inNamespace('other', from('data-monday'))]],
  ['something else as the source', [claim(), from(OF_CLAIM, size('1Gi'), 'dataSource', { kind: 'PersistentVolumeClaim' })]],
  ['a source in a namespace that it names', [claim(), snapshots(), inNamespace('other', from(OF_CLAIM, {}, 'dataSourceRef', { namespace: 'shop' }))]],
  ['a claim that nothing in the input backs up', [claim(), inNamespace('other', from(OF_CLAIM))]],
  ['a claim of that name there, which is backed up too', [snapshots(), inNamespace('other', snapshots()), inNamespace('other', from(OF_CLAIM))]],
  ['a claim of that name there', [snapshots(), inNamespace('other', claim()), inNamespace('other', from(OF_CLAIM))]],
  ['a backup of claims that are not known', [snapshots(), inNamespace('other', snapshots(DEPLOYMENT)), inNamespace('other', from(OF_CLAIM))]],
  ['a restore by restic', [claim(), restore({ volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { dataSource: source(OF_CLAIM), ...size('1Gi') } }] })]],
])('%s: nothing is found', (_, manifests) => expect(judged(...manifests)).toEqual([]));
