import { normalPrefix } from './prefix';
import { canonical } from '../kubernetes/canonical';
import { claimNameOf } from '../kubernetes/claimed-volume';
import { asFields, asText, type Fields } from '../kubernetes/manifest-fields';
import { quote } from '../refusal/quote';

/** Identifies a volume. */
export interface VolumeIdentity {
  readonly identity: string;
  /** The volume as shown in messages. */
  readonly text: string;
  /** The mounted directory, if the volume is part of a larger file system. */
  readonly path: string;
  /** Whether each node has one of its own. */
  readonly isOnNode?: boolean;
  /** The Secret that names the account. */
  readonly secret?: string;
}

/** The members that identify a volume, by its source. */
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

/** Volumes that are created for a pod and deleted with it. */
export const OF_POD: readonly string[] = ['emptyDir', 'ephemeral', 'gitRepo'];

/** Whether every pod has a volume of its own. */
export const isOfPod = (sources: Fields): boolean => OF_POD.some((source) => sources[source] !== undefined);

/** Volumes that refer to objects in the namespace of the pod, as a claim does. */
const OF_NAMESPACE = ['glusterfs', 'storageos'];

/** The identity of the volume of a local backend; undefined if the volume is never shared, or cannot be identified. */
export function volumeIdentity(sources: Fields, user: string): VolumeIdentity | undefined {
  const { persistentVolumeClaim, nfs, hostPath } = sources;
  if (persistentVolumeClaim !== undefined) {
    const claim = claimNameOf(sources);
    return claim ? { identity: JSON.stringify(['claim', user, claim]), text: `the claim ${quote(claim)}`, path: '' } : undefined;
  }
  if (nfs !== undefined) {
    const server = asText(asFields(nfs).server)?.toLowerCase();
    return server ? { identity: JSON.stringify(['nfs', server]), text: `the NFS server ${quote(server)}`, path: pathOf(nfs) } : undefined;
  }
  if (hostPath !== undefined) {
    return { identity: '["hostPath"]', text: 'the file system of a node', path: pathOf(hostPath), isOnNode: true };
  }
  const source = Object.keys(NAMING).find((name) => sources[name] !== undefined);
  return source === undefined ? undefined : namedVolume(source, asFields(sources[source]), user);
}

const pathOf = (source: unknown) => normalPrefix(asText(asFields(source).path) ?? '');

function namedVolume(source: string, members: Fields, user: string): VolumeIdentity | undefined {
  const names = NAMING[source]!.map((member) => members[member] ?? null);
  if (names.every((name) => name === null)) {
    return undefined;
  }
  // The order of the attributes of a volume has no meaning.
  const identity = canonical([source, ...OF_NAMESPACE.includes(source) ? [user] : [], ...names]);
  // The name of a share is unique only within an account, which the Secret names.
  const secret = source === 'azureFile' ? `${user}/${asText(members.secretName) ?? ''}` : undefined;
  return { identity, text: `a volume of the kind ${source}`, path: '', secret };
}
