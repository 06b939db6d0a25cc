import { k8s } from 'cdk8s-plus-27';
import { VolumeSource } from 'cdk8s-stash';

const monitors = ['10.0.0.1:6789'];

/** The sources that are gone with the pod: a Repository on one of them is refused unless that is acknowledged. */
export const OF_POD: readonly string[] = ['emptyDir', 'ephemeral', 'gitRepo'];

/** Every source that a Repository takes, and what stands in the manifest for it. */
export const SOURCES: { readonly [member: string]: readonly [VolumeSource, object] } = {
  awsElasticBlockStore: [VolumeSource.awsElasticBlockStore({ volumeId: 'vol-1', partition: 1 }), { volumeID: 'vol-1', partition: 1 }],
  azureDisk: [VolumeSource.azureDisk({ diskName: 'a', diskUri: 'https://a' }), { diskName: 'a', diskURI: 'https://a' }],
  azureFile: [VolumeSource.azureFile({ secretName: 'a', shareName: 'b' }), { secretName: 'a', shareName: 'b' }],
  cephfs: [VolumeSource.cephfs({ monitors, path: '/a' }), { monitors, path: '/a' }],
  cinder: [VolumeSource.cinder({ volumeId: 'a' }), { volumeID: 'a' }],
  csi: [VolumeSource.csi({ driver: 'a', volumeAttributes: { b: 'c' } }), { driver: 'a', volumeAttributes: { b: 'c' } }],
  emptyDir: [VolumeSource.emptyDir({ sizeLimit: k8s.Quantity.fromString('1Gi') }), { sizeLimit: '1Gi' }],
  ephemeral: [
    VolumeSource.ephemeral({ volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'] } } }),
    { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'] } } },
  ],
  fc: [VolumeSource.fc({ targetWwNs: ['a'], lun: 2 }), { targetWWNs: ['a'], lun: 2 }],
  flexVolume: [VolumeSource.flexVolume({ driver: 'a/b' }), { driver: 'a/b' }],
  flocker: [VolumeSource.flocker({ datasetUuid: 'a' }), { datasetUUID: 'a' }],
  gcePersistentDisk: [VolumeSource.gcePersistentDisk({ pdName: 'a' }), { pdName: 'a' }],
  gitRepo: [VolumeSource.gitRepo({ repository: 'https://a' }), { repository: 'https://a' }],
  glusterfs: [VolumeSource.glusterfs({ endpoints: 'a', path: 'b' }), { endpoints: 'a', path: 'b' }],
  hostPath: [VolumeSource.hostPath({ path: '/a', type: 'Directory' }), { path: '/a', type: 'Directory' }],
  iscsi: [VolumeSource.iscsi({ iqn: 'a', lun: 0, targetPortal: 'b' }), { iqn: 'a', lun: 0, targetPortal: 'b' }],
  nfs: [VolumeSource.nfs({ server: 'a', path: '/b' }), { server: 'a', path: '/b' }],
  persistentVolumeClaim: [VolumeSource.persistentVolumeClaimName('a'), { claimName: 'a' }],
  photonPersistentDisk: [VolumeSource.photonPersistentDisk({ pdId: 'a' }), { pdID: 'a' }],
  portworxVolume: [VolumeSource.portworxVolume({ volumeId: 'a' }), { volumeID: 'a' }],
  quobyte: [VolumeSource.quobyte({ registry: 'a', volume: 'b' }), { registry: 'a', volume: 'b' }],
  rbd: [VolumeSource.rbd({ image: 'a', monitors }), { image: 'a', monitors }],
  scaleIO: [VolumeSource.scaleIO({ gateway: 'a', secretRef: { name: 'b' }, system: 'c' }), { gateway: 'a', secretRef: { name: 'b' }, system: 'c' }],
  storageos: [VolumeSource.storageos({ volumeName: 'a' }), { volumeName: 'a' }],
  vsphereVolume: [VolumeSource.vsphereVolume({ volumePath: 'a' }), { volumePath: 'a' }],
};
