import { normalPrefix } from '../../repository/prefix';
import { asFields, asText, type Fields } from '../manifest-fields';
import { quote } from '../refusal';

/** What tells one volume from another. */
export interface VolumeIdentity {
  readonly identity: string;
  /** As it stands in a message. */
  readonly text: string;
  /** Whether each node has one of its own. */
  readonly isOnNode?: boolean;
}

/** The members that name the thing itself, by the source of the volume. */
const NAMING: { readonly [source: string]: readonly string[] } = {
  awsElasticBlockStore: ['volumeID', 'partition'],
  azureDisk: ['diskURI'],
  azureFile: ['shareName'],
  cephfs: ['monitors', 'path'],
  cinder: ['volumeID'],
  csi: ['driver', 'volumeAttributes', 'volumeHandle'],
  fc: ['targetWWNs', 'lun', 'wwids'],
  flexVolume: ['driver', 'options'],
  flocker: ['datasetName', 'datasetUUID'],
  gcePersistentDisk: ['pdName', 'partition'],
  glusterfs: ['endpoints', 'path'],
  iscsi: ['targetPortal', 'iqn', 'lun'],
  photonPersistentDisk: ['pdID'],
  portworxVolume: ['volumeID'],
  quobyte: ['registry', 'volume'],
  rbd: ['monitors', 'pool', 'image'],
  scaleIO: ['gateway', 'system', 'volumeName'],
  storageos: ['volumeNamespace', 'volumeName'],
  vsphereVolume: ['volumePath'],
};

/** The volume that a local backend mounts; none for one that is never shared, or that cannot be told. */
export function volumeIdentity(sources: Fields, user: string): VolumeIdentity | undefined {
  if (sources.persistentVolumeClaim !== undefined) {
    const name = asText(asFields(sources.persistentVolumeClaim).claimName) ?? '';
    return { identity: `persistentVolumeClaim\n${user}\n${name}`, text: `the claim ${quote(name)}` };
  }
  if (sources.nfs !== undefined) {
    const { server, path } = asFields(sources.nfs);
    const share = `${asText(server) ?? ''}:/${normalPrefix(asText(path) ?? '')}`;
    return { identity: `nfs\n${share.toLowerCase().slice(0, share.indexOf(':'))}${share.slice(share.indexOf(':'))}`, text: `the NFS share ${quote(share)}` };
  }
  if (sources.hostPath !== undefined) {
    const path = `/${normalPrefix(asText(asFields(sources.hostPath).path) ?? '')}`;
    return { identity: `hostPath\n${path}`, text: `the directory ${quote(path)} of a node`, isOnNode: true };
  }
  const source = Object.keys(NAMING).find((name) => sources[name] !== undefined);
  if (source === undefined) {
    return undefined;
  }
  const members = asFields(sources[source]);
  return { identity: JSON.stringify([source, ...NAMING[source]!.map((name) => members[name] ?? null)]), text: `a volume of the kind ${source}` };
}
