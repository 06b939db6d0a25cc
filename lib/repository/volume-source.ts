import type { IPersistentVolumeClaim, k8s } from 'cdk8s-plus-27';
import type * as wire from '../../imports/stash';
import { VOLUME_PATHS } from '../backend/volume-path';
import { coreType } from '../kubernetes/core-type';
import { dnsSubdomain } from '../kubernetes/name';
import { checkClaim } from '../kubernetes/resource-type';
import { checkRequired } from '../refusal/refusal';
import { checkRequiredType, madeBy, structType } from '../refusal/value-type';

/** The members of a Volume that are a source which can be written to, as cdk8s-plus names them. */
type Source = Exclude<keyof k8s.Volume, 'name' | 'persistentVolumeClaim' | 'configMap' | 'downwardApi' | 'projected' | 'secret'>;

/**
 * A volume that can hold a Repository, in Kubernetes' terms. There is none for what Kubernetes mounts read-only, such as a ConfigMap or a Secret, since
 * restic writes to its repository even during a restore.
 *
 * Every factory takes the struct of cdk8s-plus-27. Refused: a field that cdk8s-plus-27 does not have, and so would lose.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#volume-types
 */
export class VolumeSource {
  /** A disk of Amazon Elastic Block Store. Deprecated by Kubernetes: use a claim. */
  public static awsElasticBlockStore(source: k8s.AwsElasticBlockStoreVolumeSource): VolumeSource {
    return VolumeSource.of('awsElasticBlockStore', source);
  }

  /** A managed disk of Azure. Deprecated by Kubernetes: use a claim. */
  public static azureDisk(source: k8s.AzureDiskVolumeSource): VolumeSource {
    return VolumeSource.of('azureDisk', source);
  }

  /** A share of Azure Files. Deprecated by Kubernetes: use a claim. */
  public static azureFile(source: k8s.AzureFileVolumeSource): VolumeSource {
    return VolumeSource.of('azureFile', source);
  }

  /** A Ceph file system. Removed in Kubernetes 1.31: use a claim. */
  public static cephfs(source: k8s.CephFsVolumeSource): VolumeSource {
    return VolumeSource.of('cephfs', source);
  }

  /** A volume of OpenStack Cinder. Deprecated by Kubernetes: use a claim. */
  public static cinder(source: k8s.CinderVolumeSource): VolumeSource {
    return VolumeSource.of('cinder', source);
  }

  /** A volume that a CSI driver provides to the pod directly. It is lost with the pod unless the driver keeps its data elsewhere. */
  public static csi(source: k8s.CsiVolumeSource): VolumeSource {
    return VolumeSource.of('csi', source);
  }

  /**
   * An empty directory on the node. It is lost with the pod, and every backup with it: for tests only, and the Repository must acknowledge STASH110.
   */
  public static emptyDir(source: k8s.EmptyDirVolumeSource): VolumeSource {
    return VolumeSource.of('emptyDir', source);
  }

  /** A claim that is created for the pod. It is lost with the pod, and every backup with it: for tests only, as with `emptyDir`. */
  public static ephemeral(source: k8s.EphemeralVolumeSource): VolumeSource {
    return VolumeSource.of('ephemeral', source);
  }

  /** A Fibre Channel disk. */
  public static fc(source: k8s.FcVolumeSource): VolumeSource {
    return VolumeSource.of('fc', source);
  }

  /** A volume of an exec-based plugin on the node. Deprecated by Kubernetes: use a CSI driver. */
  public static flexVolume(source: k8s.FlexVolumeSource): VolumeSource {
    return VolumeSource.of('flexVolume', source);
  }

  /** A Flocker volume. Removed in Kubernetes 1.25. */
  public static flocker(source: k8s.FlockerVolumeSource): VolumeSource {
    return VolumeSource.of('flocker', source);
  }

  /** A persistent disk of Google Compute Engine. Deprecated by Kubernetes: use a claim. */
  public static gcePersistentDisk(source: k8s.GcePersistentDiskVolumeSource): VolumeSource {
    return VolumeSource.of('gcePersistentDisk', source);
  }

  /** A clone of a git repository. It is lost with the pod, and every backup with it: for tests only, as with `emptyDir`. */
  public static gitRepo(source: k8s.GitRepoVolumeSource): VolumeSource {
    return VolumeSource.of('gitRepo', source);
  }

  /** A Gluster file system. Removed in Kubernetes 1.26. */
  public static glusterfs(source: k8s.GlusterfsVolumeSource): VolumeSource {
    return VolumeSource.of('glusterfs', source);
  }

  /**
   * A directory on the node. Every node has its own, so a pod on another node finds no backups. Usually only root may write to it.
   *
   * Refused: a path that is not absolute, or that contains `..`.
   */
  public static hostPath(source: k8s.HostPathVolumeSource): VolumeSource {
    return VolumeSource.of('hostPath', source);
  }

  /** An iSCSI disk. */
  public static iscsi(source: k8s.IscsiVolumeSource): VolumeSource {
    return VolumeSource.of('iscsi', source);
  }

  /**
   * A directory of an NFS server, the same for every pod.
   *
   * Refused: a path that is not absolute.
   */
  public static nfs(source: k8s.NfsVolumeSource): VolumeSource {
    return VolumeSource.of('nfs', source);
  }

  /** A disk of Photon Controller. No longer supported by Kubernetes. */
  public static photonPersistentDisk(source: k8s.PhotonPersistentDiskVolumeSource): VolumeSource {
    return VolumeSource.of('photonPersistentDisk', source);
  }

  /** A Portworx volume. Deprecated by Kubernetes: use a claim. */
  public static portworxVolume(source: k8s.PortworxVolumeSource): VolumeSource {
    return VolumeSource.of('portworxVolume', source);
  }

  /** A Quobyte volume. Removed in Kubernetes 1.25. */
  public static quobyte(source: k8s.QuobyteVolumeSource): VolumeSource {
    return VolumeSource.of('quobyte', source);
  }

  /** A block device of Ceph. Removed in Kubernetes 1.31: use a claim. */
  public static rbd(source: k8s.RbdVolumeSource): VolumeSource {
    return VolumeSource.of('rbd', source);
  }

  /** A ScaleIO volume. Removed in Kubernetes 1.22. */
  public static scaleIO(source: k8s.ScaleIoVolumeSource): VolumeSource {
    return VolumeSource.of('scaleIo', source, 'scaleIO');
  }

  /** A StorageOS volume. Removed in Kubernetes 1.25. */
  public static storageos(source: k8s.StorageOsVolumeSource): VolumeSource {
    return VolumeSource.of('storageos', source);
  }

  /** A disk of vSphere. Deprecated by Kubernetes: use a claim. */
  public static vsphereVolume(source: k8s.VsphereVirtualDiskVolumeSource): VolumeSource {
    return VolumeSource.of('vsphereVolume', source);
  }

  /**
   * A claim of any version of cdk8s-plus.
   *
   * Refused: an object of another kind.
   *
   * @param claim the claim, in the namespace of the pods that back up and restore
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes
   */
  public static persistentVolumeClaim(claim: IPersistentVolumeClaim): VolumeSource {
    checkClaim('VolumeSource.persistentVolumeClaim', claim);
    return VolumeSource.claimed(claim.name, claim);
  }

  /**
   * An existing claim, by its name.
   *
   * Refused: a name that is not a DNS subdomain.
   *
   * @param name `metadata.name` of the claim, in the namespace of the pods that back up and restore
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes
   */
  public static persistentVolumeClaimName(name: string): VolumeSource {
    checkRequired('VolumeSource.persistentVolumeClaimName', '', name, dnsSubdomain);
    return VolumeSource.claimed(name);
  }

  /** A name needs no cdk8s-plus, which takes as long to load as cdk8s itself. */
  private static claimed(claimName: string, claim?: IPersistentVolumeClaim): VolumeSource {
    return new VolumeSource({ persistentVolumeClaim: { claimName } as object as wire.PersistentVolumeClaimVolumeSource }, claim);
  }

  private static of<S extends Source>(member: S, source: NonNullable<k8s.Volume[S]>, factory: string = member): VolumeSource {
    const where = `VolumeSource.${factory}`;
    checkRequiredType(where, 'source', source, structType);
    const volume: k8s.Volume = { name: '', [member]: source };
    const rendered: object = coreType<k8s.Volume, 'Volume'>(where, volume, (kubernetes) => kubernetes.toJson_Volume);
    const pathRule = VOLUME_PATHS[member];
    if (pathRule !== undefined) {
      checkRequired(where, 'path', (source as { readonly path: string }).path, pathRule);
    }
    return new VolumeSource(Object.fromEntries(Object.entries(rendered).filter(([name]) => name !== 'name')));
  }

  private constructor(private readonly source: wire.VolumeSource, private readonly claim?: IPersistentVolumeClaim) {}

  /** @internal */
  public _toWire(): wire.VolumeSource {
    return this.source;
  }

  /**
   * The claim that was given as an object, of which more than the name is known.
   *
   * @internal
   */
  public get _claim(): IPersistentVolumeClaim | undefined {
    return this.claim;
  }
}

export const volumeSourceType = madeBy(VolumeSource, 'choose VolumeSource.persistentVolumeClaim(…), .nfs(…) or another of its factories');
