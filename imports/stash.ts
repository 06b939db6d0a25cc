// Generated from imports/schema/*.yaml by `npm run import`. Do not edit: change the schema, and run the command again.
// sha256 of the schema files, one after the other in the order of their names: 148b9e69fe2838ce83088fd970d3192e5556eb0ba2243bfc714f515ba8914951
import type { CoreType } from './core-type';

/** An object of any of the kinds that are described here. */
export type StashObject = Repository;

/** The metadata that every object of Kubernetes carries. */
export type ObjectMeta = CoreType<'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'>;

/** A disk of Amazon Elastic Block Store. */
export type AWSElasticBlockStoreVolumeSource = CoreType<'io.k8s.api.core.v1.AWSElasticBlockStoreVolumeSource'>;

/** A managed disk of Azure. */
export type AzureDiskVolumeSource = CoreType<'io.k8s.api.core.v1.AzureDiskVolumeSource'>;

/** A share of Azure Files. */
export type AzureFileVolumeSource = CoreType<'io.k8s.api.core.v1.AzureFileVolumeSource'>;

/** A Ceph file system. */
export type CephFSVolumeSource = CoreType<'io.k8s.api.core.v1.CephFSVolumeSource'>;

/** A volume of OpenStack Cinder. */
export type CinderVolumeSource = CoreType<'io.k8s.api.core.v1.CinderVolumeSource'>;

/** The entries of a ConfigMap as files. */
export type ConfigMapVolumeSource = CoreType<'io.k8s.api.core.v1.ConfigMapVolumeSource'>;

/** A volume that a CSI driver provides to a pod directly. */
export type CSIVolumeSource = CoreType<'io.k8s.api.core.v1.CSIVolumeSource'>;

/** Fields of a pod as files. */
export type DownwardAPIVolumeSource = CoreType<'io.k8s.api.core.v1.DownwardAPIVolumeSource'>;

/** An empty directory that lives as long as its pod. */
export type EmptyDirVolumeSource = CoreType<'io.k8s.api.core.v1.EmptyDirVolumeSource'>;

/** A claim that lives as long as its pod. */
export type EphemeralVolumeSource = CoreType<'io.k8s.api.core.v1.EphemeralVolumeSource'>;

/** A Fibre Channel disk. */
export type FCVolumeSource = CoreType<'io.k8s.api.core.v1.FCVolumeSource'>;

/** A volume of an exec-based plugin. */
export type FlexVolumeSource = CoreType<'io.k8s.api.core.v1.FlexVolumeSource'>;

/** A Flocker volume. */
export type FlockerVolumeSource = CoreType<'io.k8s.api.core.v1.FlockerVolumeSource'>;

/** A persistent disk of Google Compute Engine. */
export type GCEPersistentDiskVolumeSource = CoreType<'io.k8s.api.core.v1.GCEPersistentDiskVolumeSource'>;

/** A clone of a git repository. */
export type GitRepoVolumeSource = CoreType<'io.k8s.api.core.v1.GitRepoVolumeSource'>;

/** A Gluster file system. */
export type GlusterfsVolumeSource = CoreType<'io.k8s.api.core.v1.GlusterfsVolumeSource'>;

/** A file or directory on the node. */
export type HostPathVolumeSource = CoreType<'io.k8s.api.core.v1.HostPathVolumeSource'>;

/** The content of an OCI image. */
export type ImageVolumeSource = CoreType<'io.k8s.api.core.v1.ImageVolumeSource'>;

/** An iSCSI disk. */
export type ISCSIVolumeSource = CoreType<'io.k8s.api.core.v1.ISCSIVolumeSource'>;

/** A directory of an NFS server. */
export type NFSVolumeSource = CoreType<'io.k8s.api.core.v1.NFSVolumeSource'>;

/** A claim by its name. */
export type PersistentVolumeClaimVolumeSource = CoreType<'io.k8s.api.core.v1.PersistentVolumeClaimVolumeSource'>;

/** A disk of Photon Controller. */
export type PhotonPersistentDiskVolumeSource = CoreType<'io.k8s.api.core.v1.PhotonPersistentDiskVolumeSource'>;

/** A Portworx volume. */
export type PortworxVolumeSource = CoreType<'io.k8s.api.core.v1.PortworxVolumeSource'>;

/** Secrets, ConfigMaps, fields of a pod and tokens in one directory. */
export type ProjectedVolumeSource = CoreType<'io.k8s.api.core.v1.ProjectedVolumeSource'>;

/** A Quobyte volume. */
export type QuobyteVolumeSource = CoreType<'io.k8s.api.core.v1.QuobyteVolumeSource'>;

/** A block device of Ceph. */
export type RBDVolumeSource = CoreType<'io.k8s.api.core.v1.RBDVolumeSource'>;

/** A ScaleIO volume. */
export type ScaleIOVolumeSource = CoreType<'io.k8s.api.core.v1.ScaleIOVolumeSource'>;

/** The entries of a Secret as files. */
export type SecretVolumeSource = CoreType<'io.k8s.api.core.v1.SecretVolumeSource'>;

/** A StorageOS volume. */
export type StorageOSVolumeSource = CoreType<'io.k8s.api.core.v1.StorageOSVolumeSource'>;

/** A disk of vSphere. */
export type VsphereVirtualDiskVolumeSource = CoreType<'io.k8s.api.core.v1.VsphereVirtualDiskVolumeSource'>;

/** A choice of objects by their labels; an empty one matches every object. */
export type LabelSelector = CoreType<'io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector'>;

/**
 * A place where backups are kept: one restic repository in one storage backend, and who may use it.
 * A Repository serves one target; only the members of a BackupBatch share one, told apart by their aliases.
 */
export interface Repository {
  /** Always `stash.appscode.com/v1alpha1`. */
  readonly apiVersion?: string;
  /** Always `Repository`. */
  readonly kind?: string;
  /** Name, namespace, labels and annotations of this object. */
  readonly metadata?: ObjectMeta;
  /** What the user wants. */
  readonly spec?: RepositorySpec;
  /** What the operator has observed; never written by hand. */
  readonly status?: RepositoryStatus;
}

/** Where a Repository keeps its data, who may use it, and what becomes of the data when it is deleted. */
export interface RepositorySpec {
  /** Where the data is kept. The schema does not demand it, but nothing works without it. */
  readonly backend?: Backend;
  /** Which namespaces may use this Repository. When absent, only its own namespace may. */
  readonly usagePolicy?: UsagePolicy;
  /**
   * Whether the backed-up data is deleted together with this object. When absent or false, the data stays, and a
   * Repository that is created again with the same `RESTIC_PASSWORD` finds it.
   * It works for azure, gcs, s3 and swift. The operator's webhook refuses it for local and b2; for rest nothing
   * refuses it, and the Repository then hangs in Terminating.
   * What is deleted is found by the text of the prefix followed by a slash: on azure, gcs and s3 an empty prefix,
   * or one that starts or ends with a slash, deletes nothing and says nothing. Repositories that lie below the
   * prefix are deleted too. The storage Secret must outlive the Repository, which otherwise cannot be removed.
   */
  readonly wipeOut?: boolean;
}

/**
 * The storage that holds a restic repository, and the Secret that opens it. Set exactly one of the seven backends.
 * The schema accepts none and several alike: with none every backup fails with an unspecific error, and of several
 * the operator takes the first in the order local, s3, gcs, azure, swift, b2, rest and ignores the others.
 */
export interface Backend {
  /**
   * Name of the Secret that holds `RESTIC_PASSWORD` and the keys of the backend, in the namespace of the Repository.
   * Every backend needs it, local included, although the schema does not demand it: a backup that uses a Repository
   * without it never becomes ready. Whoever loses `RESTIC_PASSWORD` loses the data. Values are taken byte for byte,
   * a trailing newline included. A key `CA_CERT_DATA` holds the PEM certificates of a private certificate authority.
   */
  readonly storageSecretName?: string;
  /** A container of Azure Blob Storage. */
  readonly azure?: AzureBackend;
  /** A bucket of Backblaze B2. */
  readonly b2?: B2Backend;
  /** A bucket of Google Cloud Storage. */
  readonly gcs?: GcsBackend;
  /** A volume that is mounted into the pods that back up and restore. */
  readonly local?: LocalBackend;
  /** A server that speaks the REST protocol of restic. */
  readonly rest?: RestServerBackend;
  /** A bucket of Amazon S3, or of a service that speaks its protocol. */
  readonly s3?: S3Backend;
  /** A container of OpenStack Swift. */
  readonly swift?: SwiftBackend;
}

/**
 * A container of Azure Blob Storage. The storage Secret holds `AZURE_ACCOUNT_NAME` and `AZURE_ACCOUNT_KEY`.
 * The endpoint is that of the public cloud.
 */
export interface AzureBackend {
  /**
   * Name of the container: 3 to 63 of a-z, 0-9 and single hyphens, starting and ending with a letter or digit.
   * restic creates a missing container if the credential may do so.
   */
  readonly container: string;
  /**
   * Directory of the repository within the container. When absent or empty, the repository lies at the root of the
   * container, which then has room for no other. restic ignores leading and trailing slashes (`/a/b`, `a/b` and
   * `a/b/` are one repository), but `wipeOut` does not: with any of them it deletes nothing. Best written without.
   */
  readonly prefix?: string;
  /**
   * How many connections restic opens to the storage at a time. When absent, 0 or negative, restic uses 5.
   * More connections need more memory: each holds a pack of data.
   */
  readonly maxConnections?: number;
}

/**
 * A bucket of Backblaze B2. The storage Secret must hold `B2_ACCOUNT_ID` and `B2_ACCOUNT_KEY`.
 * `wipeOut` is not supported.
 */
export interface B2Backend {
  /** Name of the bucket; it is unique among all customers. */
  readonly bucket: string;
  /**
   * Directory of the repository within the bucket. When absent or empty, the repository lies at the root of the
   * bucket, which then has room for no other. Leading and trailing slashes make no difference.
   */
  readonly prefix?: string;
  /**
   * How many connections restic opens to the storage at a time. When absent, 0 or negative, restic uses 5.
   * More connections need more memory: each holds a pack of data.
   */
  readonly maxConnections?: number;
}

/**
 * A bucket of Google Cloud Storage. The storage Secret holds `GOOGLE_PROJECT_ID` and
 * `GOOGLE_SERVICE_ACCOUNT_JSON_KEY`; with workload identity it needs neither, but `wipeOut` then has no credential.
 */
export interface GcsBackend {
  /** Name of the bucket; it is unique among all customers. */
  readonly bucket: string;
  /**
   * Directory of the repository within the bucket. When absent or empty, the repository lies at the root of the
   * bucket, which then has room for no other. restic ignores leading and trailing slashes (`/a/b`, `a/b` and `a/b/`
   * are one repository), but `wipeOut` does not: with any of them it deletes nothing. Best written without.
   */
  readonly prefix?: string;
  /**
   * How many connections restic opens to the storage at a time. When absent, 0 or negative, restic uses 5.
   * More connections need more memory: each holds a pack of data.
   */
  readonly maxConnections?: number;
}

/**
 * A volume that is mounted into the pods that back up and restore: the mount, and exactly one source of the volume,
 * which the schema does not enforce. The storage Secret holds `RESTIC_PASSWORD` only. `wipeOut` is not supported.
 * Stash runs without root, so the volume must be writable for its user. The community edition can neither list nor
 * remove snapshots of a local backend.
 */
export interface LocalBackend extends VolumeSource {
  /**
   * Where the volume is mounted, which is also where the restic repository lies. `/stash` and everything below it
   * belong to Stash: its webhook refuses them.
   */
  readonly mountPath: string;
  /**
   * Directory within the volume that is mounted in place of its root, so that one volume can hold several
   * repositories. When absent, the root of the volume is mounted.
   */
  readonly subPath?: string;
}

/** What provides the data of a volume. Set exactly one; the schema accepts none and several alike. */
export interface VolumeSource {
  /**
   * A disk of Amazon Elastic Block Store. Kubernetes has deprecated it: use a claim, or the driver
   * `ebs.csi.aws.com`.
   */
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  /** A managed disk of Azure. Kubernetes has deprecated it: use a claim, or the driver `disk.csi.azure.com`. */
  readonly azureDisk?: AzureDiskVolumeSource;
  /** A share of Azure Files. Kubernetes has deprecated it: use a claim, or the driver `file.csi.azure.com`. */
  readonly azureFile?: AzureFileVolumeSource;
  /** A Ceph file system. Kubernetes has removed it in version 1.31: use a claim, or the driver of CephFS. */
  readonly cephfs?: CephFSVolumeSource;
  /**
   * A volume of OpenStack Cinder. Kubernetes has deprecated it: use a claim, or the driver
   * `cinder.csi.openstack.org`.
   */
  readonly cinder?: CinderVolumeSource;
  /** The entries of a ConfigMap as files. Its content is read-only, so that no backup can be written to it. */
  readonly configMap?: ConfigMapVolumeSource;
  /**
   * A volume that a CSI driver provides to the pod directly, without a claim. Unless the driver keeps its data
   * elsewhere, it is lost together with the pod.
   */
  readonly csi?: CSIVolumeSource;
  /** Fields of the pod as files. Its content is read-only, so that no backup can be written to it. */
  readonly downwardAPI?: DownwardAPIVolumeSource;
  /** An empty directory on the node. It is lost together with the pod, and the backups with it. */
  readonly emptyDir?: EmptyDirVolumeSource;
  /** A claim that is created for the pod. It is lost together with the pod, and the backups with it. */
  readonly ephemeral?: EphemeralVolumeSource;
  /** A Fibre Channel disk. */
  readonly fc?: FCVolumeSource;
  /** A volume of an exec-based plugin on the node. Kubernetes has deprecated it: use a CSI driver. */
  readonly flexVolume?: FlexVolumeSource;
  /** A Flocker volume. Kubernetes has removed it in version 1.25. */
  readonly flocker?: FlockerVolumeSource;
  /**
   * A persistent disk of Google Compute Engine. Kubernetes has deprecated it: use a claim, or the driver
   * `pd.csi.storage.gke.io`.
   */
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  /** A clone of a git repository. Kubernetes has deprecated it, and it is lost together with the pod. */
  readonly gitRepo?: GitRepoVolumeSource;
  /** A Gluster file system. Kubernetes has removed it in version 1.26. */
  readonly glusterfs?: GlusterfsVolumeSource;
  /**
   * A directory on the node. Every node has its own: pods that run elsewhere see other data, or none. It is usually
   * writable by root only.
   */
  readonly hostPath?: HostPathVolumeSource;
  /**
   * An OCI image. Its content is read-only, so that no backup can be written to it. Clusters with older CRDs of Stash
   * drop the field silently.
   */
  readonly image?: ImageVolumeSource;
  /** An iSCSI disk. */
  readonly iscsi?: ISCSIVolumeSource;
  /** A directory of an NFS server. Every pod sees the same data. */
  readonly nfs?: NFSVolumeSource;
  /** A claim in the namespace of the pod that backs up or restores, which may differ from that of the Repository. */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  /** A disk of Photon Controller. Kubernetes no longer supports it. */
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  /** A Portworx volume. Kubernetes has deprecated it: use a claim, or the driver `pxd.portworx.com`. */
  readonly portworxVolume?: PortworxVolumeSource;
  /**
   * Secrets, ConfigMaps, fields of the pod and tokens as files of one directory. Its content is read-only, so that
   * no backup can be written to it.
   */
  readonly projected?: ProjectedVolumeSource;
  /** A Quobyte volume. Kubernetes has removed it in version 1.25. */
  readonly quobyte?: QuobyteVolumeSource;
  /** A block device of Ceph. Kubernetes has removed it in version 1.31: use a claim, or the driver of Ceph RBD. */
  readonly rbd?: RBDVolumeSource;
  /** A ScaleIO volume. Kubernetes has removed it in version 1.22. */
  readonly scaleIO?: ScaleIOVolumeSource;
  /** The entries of a Secret as files. Its content is read-only, so that no backup can be written to it. */
  readonly secret?: SecretVolumeSource;
  /** A StorageOS volume. Kubernetes has removed it in version 1.25. */
  readonly storageos?: StorageOSVolumeSource;
  /** A disk of vSphere. Kubernetes has deprecated it: use a claim, or the driver `csi.vsphere.vmware.com`. */
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
}

/**
 * A server that speaks the REST protocol of restic. The storage Secret may hold `REST_SERVER_USERNAME` and
 * `REST_SERVER_PASSWORD`; the password is ignored without the user name. `wipeOut` is not supported, although nothing
 * refuses it.
 */
export interface RestServerBackend {
  /**
   * Address of the repository, such as `https://backup.example.com:8000/shop`; its path stands in for a prefix.
   * The schema does not demand it, but nothing works without it. User and password do not belong here, where anyone
   * who may read the Repository sees them, but in the storage Secret.
   */
  readonly url?: string;
}

/**
 * A bucket of Amazon S3, or of a service that speaks its protocol. The storage Secret holds `AWS_ACCESS_KEY_ID` and
 * `AWS_SECRET_ACCESS_KEY`; with an IAM role for the pod's ServiceAccount it needs neither.
 */
export interface S3Backend {
  /**
   * Host of the service, such as `s3.amazonaws.com`, or its address with a scheme and port, such as
   * `https://minio.example.com:9000`. It must not end with a slash, nor have a path: restic would take the path for
   * the bucket.
   */
  readonly endpoint: string;
  /** Name of the bucket. */
  readonly bucket: string;
  /**
   * Directory of the repository within the bucket. When absent or empty, the repository lies at the root of the
   * bucket, which then has room for no other. restic ignores leading and trailing slashes (`/a/b`, `a/b` and `a/b/`
   * are one repository), but `wipeOut` does not: with any of them it deletes nothing. Best written without.
   */
  readonly prefix?: string;
  /** Region of the bucket, passed on as `AWS_DEFAULT_REGION`. When absent, restic determines it by itself. */
  readonly region?: string;
  /**
   * Whether any TLS certificate is accepted, so that whoever sits on the network path can pose as the server.
   * When absent or false, certificates are verified. For a private certificate authority, `CA_CERT_DATA` in the
   * storage Secret is the safe way.
   */
  readonly insecureTLS?: boolean;
}

/**
 * A container of OpenStack Swift. The storage Secret holds the `OS_` or `ST_` variables of one way to authenticate,
 * such as `OS_AUTH_URL`, `OS_USERNAME` and `OS_PASSWORD` with their domains and project.
 */
export interface SwiftBackend {
  /** Name of the container. */
  readonly container: string;
  /**
   * Directory of the repository within the container. When absent or empty, the repository lies at the root of the
   * container, which then has room for no other. Unlike elsewhere a leading slash counts: `/a` and `a` are two
   * repositories, so that adding or removing it loses sight of the existing backups.
   */
  readonly prefix?: string;
}

/**
 * Which namespaces may use a Repository from their backups and restores. A policy without `allowedNamespaces` admits
 * nobody, not even the namespace of the Repository itself.
 */
export interface UsagePolicy {
  /** The namespaces that are admitted. When absent, none is. */
  readonly allowedNamespaces?: AllowedNamespaces;
}

/** A choice of namespaces, by a rule or by their labels. */
export interface AllowedNamespaces {
  /**
   * How the namespaces are chosen. `All` admits every namespace; `Same` admits the namespace of the Repository only;
   * `Selector` admits the namespaces that match `selector`. When absent, the API server fills in `Same`.
   */
  readonly from?: 'All' | 'Selector' | 'Same';
  /**
   * The labels that a namespace needs to be admitted; it counts only where `from` is `Selector`. It applies to the
   * namespace of the Repository as well, which is locked out if it does not match. When absent, no namespace
   * matches; an empty selector matches all. A namespace carries its own name as the label
   * `kubernetes.io/metadata.name`.
   */
  readonly selector?: LabelSelector;
}

/** What the operator knows about the data in the backend. */
export interface RepositoryStatus {
  /** When the first backup was taken, as an RFC 3339 timestamp. */
  readonly firstBackupTime?: string;
  /** Whether the check of the restic repository after the latest backup found it intact. */
  readonly integrity?: boolean;
  /** When the latest backup was taken, as an RFC 3339 timestamp. */
  readonly lastBackupTime?: string;
  /**
   * The `metadata.generation` that this status belongs to; a lower number than the current one means that it is out
   * of date.
   */
  readonly observedGeneration?: number;
  /** The objects that use this Repository, such as BackupConfigurations and RestoreSessions. */
  readonly references?: readonly TypedObjectReference[];
  /** How many snapshots the restic repository holds. */
  readonly snapshotCount?: number;
  /** How many snapshots the retention policy removed after the latest backup. */
  readonly snapshotsRemovedOnLastCleanup?: number;
  /** How much data the restic repository holds after the latest backup, as a number with a unit. */
  readonly totalSize?: string;
}

/** Names an object of any kind, in any namespace. */
export interface TypedObjectReference {
  /** API group of the object's kind, without a version; absent or empty for the core group. */
  readonly apiGroup?: string;
  /** Kind of the object. */
  readonly kind?: string;
  /** Name of the object. */
  readonly name: string;
  /** Namespace of the object; absent for an object that belongs to no namespace. */
  readonly namespace?: string;
}
