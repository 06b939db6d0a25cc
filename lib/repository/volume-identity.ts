import { normalPrefix } from './prefix';
import { canonical } from '../kubernetes/canonical';
import { asFields, asText, type Fields } from '../kubernetes/manifest-fields';
import { quote } from '../refusal/quote';

/** What tells one volume from another. */
export interface VolumeIdentity {
  readonly identity: string;
  /** As it stands in a message. */
  readonly text: string;
  /** The directory of it that is mounted, where the volume is part of something larger. */
  readonly path: string;
  /** Whether each node has one of its own. */
  readonly isOnNode?: boolean;
  /** The Secret that says whose it is. */
  readonly secret?: string;
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

/** The volumes that are made for a pod and go with it. */
export const OF_POD: readonly string[] = ['emptyDir', 'ephemeral', 'gitRepo'];

/** Whether every pod has a volume of its own. */
export const isOfPod = (sources: Fields): boolean => OF_POD.some((source) => sources[source] !== undefined);

/** What is looked up in the namespace of the pod, as a claim is. */
const OF_NAMESPACE = ['glusterfs', 'storageos'];

/** The volume that a local backend mounts; none for one that is never shared, or that cannot be told. */
export function volumeIdentity(sources: Fields, user: string): VolumeIdentity | undefined {
  const { persistentVolumeClaim, nfs, hostPath } = sources;
  if (persistentVolumeClaim !== undefined) {
    const claim = asText(asFields(persistentVolumeClaim).claimName);
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
  // The order of the attributes of a volume means nothing.
  const identity = canonical([source, ...OF_NAMESPACE.includes(source) ? [user] : [], ...names]);
  // The name of a share says nothing without the account, which stands in a Secret.
  const secret = source === 'azureFile' ? `${user}/${asText(members.secretName) ?? ''}` : undefined;
  return { identity, text: `a volume of the kind ${source}`, path: '', secret };
}
