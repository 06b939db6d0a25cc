// Generated from imports/schema/*.yaml by `npm run import`. Do not edit: change the schema, and run the command again.
// sha256 of the schema files, one after the other in the order of their names: af1cabce1d4d0a9a6337217c738f80e3e18188472d67da5b08879fcada9f7ed7
import type { CoreType } from './core-type';

/** An object of any of the kinds that are described here. */
export type StashObject =
  | AppBinding
  | BackupBatch
  | BackupBlueprint
  | BackupConfiguration
  | BackupSession
  | Function
  | Repository
  | RestoreBatch
  | RestoreSession
  | Task;

/** The metadata that every object of Kubernetes carries. */
export type ObjectMeta = CoreType<'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'>;

/** Names an object in the same namespace. */
export type LocalObjectReference = CoreType<'io.k8s.api.core.v1.LocalObjectReference'>;

/** Where in a container a volume of its pod is found. */
export type VolumeMount = CoreType<'io.k8s.api.core.v1.VolumeMount'>;

/** How much CPU and memory a container is granted, and how much it may use at most. */
export type ResourceRequirements = CoreType<'io.k8s.api.core.v1.ResourceRequirements'>;

/** A test that tells whether a container is alive, or ready. */
export type Probe = CoreType<'io.k8s.api.core.v1.Probe'>;

/** What is run when a container has started, and before it stops. */
export type Lifecycle = CoreType<'io.k8s.api.core.v1.Lifecycle'>;

/** User, group and other privileges of one container. */
export type SecurityContext = CoreType<'io.k8s.api.core.v1.SecurityContext'>;

/** An environment variable, by its value or by where that comes from. */
export type EnvVar = CoreType<'io.k8s.api.core.v1.EnvVar'>;

/** Environment variables from all entries of a ConfigMap or Secret. */
export type EnvFromSource = CoreType<'io.k8s.api.core.v1.EnvFromSource'>;

/** User, groups and other privileges of all containers of a pod. */
export type PodSecurityContext = CoreType<'io.k8s.api.core.v1.PodSecurityContext'>;

/** Which nodes and neighbours a pod is drawn to, or kept from. */
export type Affinity = CoreType<'io.k8s.api.core.v1.Affinity'>;

/** A taint that does not keep a pod from a node. */
export type Toleration = CoreType<'io.k8s.api.core.v1.Toleration'>;

/** A condition of a pod that has to be true before the pod counts as ready. */
export type PodReadinessGate = CoreType<'io.k8s.api.core.v1.PodReadinessGate'>;

/** How evenly pods are spread over zones or nodes. */
export type TopologySpreadConstraint = CoreType<'io.k8s.api.core.v1.TopologySpreadConstraint'>;

/**
 * An amount of bytes or of another resource: a number, or a text of a number and a unit, such as `512Mi` (binary) or
 * `500M` (decimal).
 */
export type Quantity = number | string;

/** Names the object whose deletion takes this one along. */
export type OwnerReference = CoreType<'io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference'>;

/** What a claim asks of its volume: size, access modes, storage class, data to start from. */
export type PersistentVolumeClaimSpec = CoreType<'io.k8s.api.core.v1.PersistentVolumeClaimSpec'>;

/** What Kubernetes has observed of a claim. */
export type PersistentVolumeClaimStatus = CoreType<'io.k8s.api.core.v1.PersistentVolumeClaimStatus'>;

/** A command that is run in a container, without a shell. */
export type ExecAction = CoreType<'io.k8s.api.core.v1.ExecAction'>;

/** An HTTP GET request. */
export type HTTPGetAction = CoreType<'io.k8s.api.core.v1.HTTPGetAction'>;

/** A number, or a name that stands for one. */
export type IntOrString = number | string;

/** A header of an HTTP request. */
export type HTTPHeader = CoreType<'io.k8s.api.core.v1.HTTPHeader'>;

/** A TCP connection that is opened and closed. */
export type TCPSocketAction = CoreType<'io.k8s.api.core.v1.TCPSocketAction'>;

/**
 * What copies the data. `Restic` writes files and dumps to the restic repository of a Repository. `VolumeSnapshotter`
 * has the storage of the cluster take VolumeSnapshots, and needs no Repository; it knows Deployments, StatefulSets,
 * DaemonSets and claims.
 */
export type Driver = 'Restic' | 'VolumeSnapshotter';

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

/** A port on which a container listens. */
export type ContainerPort = CoreType<'io.k8s.api.core.v1.ContainerPort'>;

/** A volume that a container sees as a block device. */
export type VolumeDevice = CoreType<'io.k8s.api.core.v1.VolumeDevice'>;

/** A volume of a pod: its name, and what provides its data. */
export type Volume = CoreType<'io.k8s.api.core.v1.Volume'>;

/**
 * How an application, such as a database, is reached: its address, its credentials, and how Stash backs it up. KubeDB creates
 * one for each of its databases; for others it is written by hand.
 */
export interface AppBinding {
  /** Always `appcatalog.appscode.com/v1alpha1`. */
  readonly apiVersion?: string;
  /** Always `AppBinding`. */
  readonly kind?: string;
  /** Name, namespace, labels and annotations of this object. */
  readonly metadata?: ObjectMeta;
  /** What the user wants. */
  readonly spec?: AppBindingSpec;
}

/** How an application is reached. */
export interface AppBindingSpec {
  /** What the application is, such as `kubedb.com/postgres`. A BackupBlueprint finds it in `${TARGET_APP_TYPE}`. */
  readonly type?: string;
  /**
   * Version of the application, such as `14.2`, as a text: quote it in YAML. A BackupBlueprint finds it in
   * `${TARGET_APP_VERSION}`.
   */
  readonly version?: string;
  /** The object that stands for the application itself, such as that of KubeDB. */
  readonly appRef?: TypedObjectReference;
  /** Where the application is found, and how its certificate is verified. */
  readonly clientConfig: ClientConfig;
  /**
   * The Secret that holds the credentials of the application, in the namespace of the AppBinding. Which keys it needs
   * depends on the application: mostly `username` and `password`.
   */
  readonly secret?: SecretRef;
  /**
   * The Secret that holds the client certificate and its private key, in the namespace of the AppBinding. When absent,
   * the client shows no certificate.
   */
  readonly tlsSecret?: SecretRef;
  /** Changes that turn the entries of `secret` into what a client expects, one after the other. */
  readonly secretTransforms?: readonly SecretTransform[];
  /**
   * What else a client needs to know, and how Stash backs the application up. Anyone who may read the AppBinding sees
   * it: credentials belong in `secret`.
   */
  readonly parameters?: AppBindingParameters;
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

/**
 * Where an application is found, and how its certificate is verified. Set exactly one of `service` and `url`; the schema
 * accepts none and both.
 */
export interface ClientConfig {
  /** The Service of an application in the cluster. Hooks of a backup need it: they run in the pods behind it. */
  readonly service?: ServiceReference;
  /**
   * Address of an application outside of the cluster, such as `postgresql://db.example.com:5432/shop`. It must have
   * neither user and password nor query nor fragment.
   */
  readonly url?: string;
  /**
   * Whether any certificate is accepted, so that whoever sits on the network path can pose as the application.
   * When absent or false, certificates are verified. For a private certificate authority, `caBundle` is the safe way.
   */
  readonly insecureSkipTLSVerify?: boolean;
  /**
   * The PEM certificates of the certificate authority, once more encoded in base64. When absent, those that the client
   * trusts anyway.
   */
  readonly caBundle?: string;
  /** The name that the certificate of the application has to carry. When absent, it is the host of the address. */
  readonly serverName?: string;
}

/** The Service of an application, and the rest of its address. */
export interface ServiceReference {
  /** Name of the Service. */
  readonly name: string;
  /** Namespace of the Service. When absent, it is that of the AppBinding. */
  readonly namespace?: string;
  /** Port of the Service. */
  readonly port: number;
  /** Scheme of the address, such as `postgresql`, `mysql` or `https`, without `://`. */
  readonly scheme: string;
  /** Path of the address. */
  readonly path?: string;
  /** Query of the address, encoded and without `?`, such as `sslmode=disable`. */
  readonly query?: string;
}

/** Names a Secret, or an object of another kind that stands in for one, in the same namespace. */
export interface SecretRef {
  /** API group of the kind. When absent, the API server fills in the empty text, which is the core group. */
  readonly apiGroup?: string;
  /** Kind of the object. When absent, the API server fills in `Secret`. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
}

/** One change to the entries of a Secret. Set exactly one of the four; the schema accepts none and several alike. */
export interface SecretTransform {
  /** Adds an entry. */
  readonly addKey?: AddKeyTransform;
  /** Adds all entries of another Secret. */
  readonly addKeysFrom?: AddKeysFromTransform;
  /** Removes an entry. */
  readonly removeKey?: RemoveKeyTransform;
  /** Gives an entry another key. */
  readonly renameKey?: RenameKeyTransform;
}

/** An entry that is added. */
export interface AddKeyTransform {
  /** Key of the entry. */
  readonly key: string;
  /** Value of the entry, as it is. It stands here for all to read: no place for a credential. */
  readonly stringValue?: string;
  /** Value of the entry, encoded in base64, where `stringValue` is absent. It is no safer. */
  readonly value?: string;
}

/** A Secret whose entries are added. */
export interface AddKeysFromTransform {
  /** The Secret, in the namespace of the AppBinding. */
  readonly secretRef?: LocalObjectReference;
}

/** An entry that is removed. */
export interface RemoveKeyTransform {
  /** Key of the entry. */
  readonly key: string;
}

/** An entry that is given another key. */
export interface RenameKeyTransform {
  /** Key of the entry. */
  readonly from: string;
  /** Key that it is given. */
  readonly to: string;
}

/**
 * What a client needs to know beyond the address, as an object of a kind of its own, which decides about its members:
 * `StashAddon` of `appcatalog.appscode.com/v1alpha1` has `stash` only; `MongoConfiguration` of
 * `config.kubedb.com/v1alpha1` has the replica sets and the config server of a sharded MongoDB as well.
 */
export interface AppBindingParameters {
  /** API group and version of the kind; the API server demands it, although the schema does not show it. */
  readonly apiVersion: string;
  /** The kind; the API server demands it, although the schema does not show it. */
  readonly kind: string;
  /** How Stash backs the application up. */
  readonly stash?: StashParameters;
  /** Whatever the kind has besides. The cluster keeps it unread. */
  readonly [k: string]: unknown;
}

/** How Stash backs an application up. */
export interface StashParameters {
  /** The Tasks of the application. */
  readonly addon?: StashAddon;
}

/** The Tasks that back an application up and restore it, where the backup or the restore names none. */
export interface StashAddon {
  /** The Task that backs the application up. */
  readonly backupTask?: TaskRef;
  /** The Task that restores the application. */
  readonly restoreTask?: TaskRef;
}

/** Names a Task, and gives values to its variables. */
export interface TaskRef {
  /**
   * Name of the Task. When absent, a workload is backed up by a container of Stash in its own pods, and a database by
   * the Task that its AppBinding names.
   */
  readonly name?: string;
  /**
   * Values for the variables of the Task, which go before all others, those of Stash included. They are merged by
   * name with those of the AppBinding; in a restore these are, by a defect of the operator, those of the backup.
   */
  readonly params?: readonly Param[];
}

/** The value of a variable. */
export interface Param {
  /** Name of the variable, such as `args`; a name that the Functions do not use has no effect. */
  readonly name: string;
  /**
   * Value of the variable, always a text: `"true"` and `"30"` need quotes in YAML. An empty one does not mean the
   * default of the Function, but replaces it.
   */
  readonly value: string;
}

/**
 * The backups of several targets that belong together, such as an application and its database, in one Repository at one
 * time. It needs the enterprise edition.
 */
export interface BackupBatch {
  /** Always `stash.appscode.com/v1beta1`. */
  readonly apiVersion?: string;
  /** Always `BackupBatch`. */
  readonly kind?: string;
  /** Name, namespace, labels and annotations of this object; the BackupSessions take over the labels. */
  readonly metadata?: ObjectMeta;
  /** What the user wants. */
  readonly spec?: BackupBatchSpec;
  /** What the operator has observed; never written by hand. */
  readonly status?: BackupBatchStatus;
}

/** What is backed up together, to which Repository, when, and how long it is kept. */
export interface BackupBatchSpec extends ScheduledBackup {
  /**
   * The targets, each with how it is backed up. They share the Repository, told apart by the aliases of the targets,
   * which must differ. The retention policy is applied after the last one.
   */
  readonly members?: readonly BackupMember[];
  /**
   * `Parallel` for all members at once, `Sequential` for one after the other in the order of the list, whether or not
   * the one before succeeded. The schema accepts any text. When absent, the API server fills in `Parallel`.
   */
  readonly executionOrder?: string;
  /**
   * What is done before the first member and after the last one, in addition to the hooks of the members. It is done
   * by the operator, in its own pod, so that commands are of no use here.
   */
  readonly hooks?: BackupHooks;
  /** How the CronJob that triggers the backups runs; the members have settings of their own. */
  readonly runtimeSettings?: RuntimeSettings;
}

/** What is backed up, and how. */
export interface BackupMember extends BackupProcedure {
  /**
   * What is backed up. While a BackupConfiguration is `Ready`, the operator's webhook refuses any change to it: another
   * target takes a BackupConfiguration of another name, or deleting this one first. Only a dump of the whole cluster
   * has none, and the operator may crash on it.
   */
  readonly target?: BackupTarget;
}

/** The object whose data is backed up, which part of its data, and under what name. */
export interface BackupTarget {
  /**
   * The name of the data in the restic repository, where restic calls it the host; a restore finds the data by it.
   * StatefulSets add the ordinal of the pod to it (`shop-0`), DaemonSets the name of the node. When absent, they use
   * `host-0`, `host-1`, … and the name of the node, everything else `host-0`: two such targets in one restic repository
   * take each other's snapshots for their own, remove them and restore them. Among the members of a BackupBatch it
   * must be unique. Whoever changes it no longer finds the older snapshots under it. MongoDB ignores it.
   */
  readonly alias?: string;
  /** The object whose data is backed up. */
  readonly ref?: TargetRef;
  /**
   * The directories and files that are backed up, as absolute paths in the container; each becomes a snapshot of its
   * own. When absent, a claim is backed up as a whole from `/stash-data`, but of a workload nothing is backed up, and
   * the backup reports success. Databases ignore them. A path must not contain a comma where a Job backs up.
   */
  readonly paths?: readonly string[];
  /**
   * Where the container of Stash finds the volumes of the workload; they must cover `paths`. Of each, only name, mount
   * path and subpath count. For a claim only the first one counts, and of it the mount path; when absent, that is
   * `/stash-data`. A restore has to use the same mount paths.
   */
  readonly volumeMounts?: readonly VolumeMount[];
  /**
   * Patterns of files that are left out of the backup, as restic's `--exclude` understands them. A pattern must not
   * contain a comma where a Job backs up. Only the Restic driver knows it.
   */
  readonly exclude?: readonly string[];
  /**
   * Further arguments for `restic backup`, each as one entry, such as `--ignore-inode`. A Job passes several as a
   * single one, which restic does not understand. Only the Restic driver knows it.
   */
  readonly args?: readonly string[];
  /**
   * For how many pods of a StatefulSet, from the first on, the VolumeSnapshotter driver takes VolumeSnapshots.
   * When absent, for as many as the StatefulSet wants to have. Anything else ignores it.
   */
  readonly replicas?: number;
  /**
   * Name of the VolumeSnapshotClass of the VolumeSnapshots. When absent, the default of the cluster, if it has one.
   * Only the VolumeSnapshotter driver knows it.
   */
  readonly snapshotClassName?: string;
}

/**
 * Names the object whose data is backed up or restored. The schema demands none of the members, but without kind and
 * name nothing is found.
 */
export interface TargetRef {
  /**
   * API group and version of the object, such as `apps/v1` for a Deployment, `v1` for a claim, and
   * `appcatalog.appscode.com/v1alpha1` for a database by its AppBinding.
   */
  readonly apiVersion?: string;
  /**
   * Kind of the object. Without a task, a Deployment, StatefulSet, DaemonSet or DeploymentConfig gets a container of
   * Stash in its pods, which restarts them; any other kind, such as PersistentVolumeClaim, AppBinding or Namespace,
   * is served by a Job, and needs a task, which an AppBinding may name itself.
   */
  readonly kind?: string;
  /** Name of the object; at most 63 characters, because it becomes the value of a label. */
  readonly name?: string;
  /**
   * Namespace of the object. When absent, it is that of the object which names it. The operator's webhook refuses
   * any other for claims and for workloads that get a container; for databases Stash grants no access, so that a
   * ServiceAccount which has it must be named in `runtimeSettings`. Where several BackupConfigurations back up one
   * workload it must be written out, even if it is the same: otherwise the runs of the older ones never end.
   */
  readonly namespace?: string;
}

/** How a backup is taken, whatever its target. */
export interface BackupProcedure {
  /**
   * The Task that takes the backup. Workloads need none, and databases none whose AppBinding names it; a claim needs
   * `pvc-backup`.
   */
  readonly task?: TaskRef;
  /** How the containers and pods that take the backup run. */
  readonly runtimeSettings?: RuntimeSettings;
  /**
   * The directory for what is needed only during the backup. When absent, it is on the disk of the node, without a
   * limit of its own.
   */
  readonly tempDir?: TempDir;
  /**
   * The claim for the data on its way to the storage, which exists only during the backup. Elasticsearch, NATS and
   * Vault use it, nothing else does. When absent, `tempDir` has to hold the data. It also decides under which path the
   * data is stored: backup and restore must both have it, or both not.
   */
  readonly interimVolumeTemplate?: VolumeClaimTemplate;
  /** What is done right before and after the backup. When absent, nothing. */
  readonly hooks?: BackupHooks;
}

/**
 * How the containers and pods of Stash run. Where Stash works in a container of the target's own pods, only the
 * container part applies to it; the pod part applies to Jobs, and to the CronJob that triggers backups.
 */
export interface RuntimeSettings {
  /** The containers that back up and restore. The CronJob takes over resources, environment and security context. */
  readonly container?: ContainerRuntimeSettings;
  /** The pods of the Jobs that back up and restore, and of the CronJob. */
  readonly pod?: PodRuntimeSettings;
}

/** How a container of Stash runs. */
export interface ContainerRuntimeSettings {
  /**
   * CPU and memory. Requests count only where limits are set as well: without limits the operator drops them.
   * When absent, Kubernetes applies what the namespace prescribes.
   */
  readonly resources?: ResourceRequirements;
  /** The test whose failure restarts the container. When absent, there is none. */
  readonly livenessProbe?: Probe;
  /** The test whose failure keeps requests away from the pod. When absent, there is none. */
  readonly readinessProbe?: Probe;
  /** What Kubernetes runs when the container has started, and before it stops. When absent, nothing. */
  readonly lifecycle?: Lifecycle;
  /**
   * User, group and privileges of the container. A backup needs the user of the data, or root, to read it. When
   * absent, a backup Job runs as user 65535, and a restore as root, so that it can give files back to their owners.
   */
  readonly securityContext?: SecurityContext;
  /** How the processes of restic share the CPU. When absent, like any other process. */
  readonly nice?: NiceSettings;
  /** How the processes of restic share the disk. When absent, like any other process. */
  readonly ionice?: IoniceSettings;
  /** Environment variables of the container. */
  readonly env?: readonly EnvVar[];
  /** The ConfigMaps and Secrets whose entries become environment variables of the container. */
  readonly envFrom?: readonly EnvFromSource[];
}

/** How a process shares the CPU with others, as the Linux command `nice` sets it. */
export interface NiceSettings {
  /**
   * From -20 for the highest priority to 19 for the lowest; a negative number needs root. When absent, the priority
   * stays as it is.
   */
  readonly adjustment?: number;
}

/** How a process shares the disk with others, as the Linux command `ionice` sets it. */
export interface IoniceSettings {
  /** 1 for real time, 2 for best effort, 3 for only when the disk is idle. When absent, the kernel decides. */
  readonly class?: number;
  /** Priority within the classes 1 and 2, from 0 for the highest to 7 for the lowest. When absent, the kernel decides. */
  readonly classData?: number;
}

/** How a pod of Stash runs. */
export interface PodRuntimeSettings {
  /** Labels of the pod. The community edition ignores them. */
  readonly podLabels?: Labels;
  /** Annotations of the pods of Jobs. */
  readonly podAnnotations?: Annotations;
  /**
   * Name of the ServiceAccount of the pod, in the namespace of the pod. When absent, the operator creates one with
   * the rights that it needs.
   */
  readonly serviceAccountName?: string;
  /**
   * Annotations of the ServiceAccount that the operator creates, such as the role of a cloud provider that stands in
   * for keys in the storage Secret.
   */
  readonly serviceAccountAnnotations?: Annotations;
  /**
   * Whether the pod sees the token of its ServiceAccount. When absent, the ServiceAccount decides. Without the token
   * Stash cannot talk to the cluster.
   */
  readonly automountServiceAccountToken?: boolean;
  /** Name of the node that the pod is bound to, past the scheduler. When absent, the scheduler chooses. */
  readonly nodeName?: string;
  /** Labels that the node of the pod must have. When absent, any node may do. */
  readonly nodeSelector?: Labels;
  /** User, groups and privileges of all containers of the pod; those of a container go before them. */
  readonly securityContext?: PodSecurityContext;
  /** The Secrets that open the registries of the images, in the namespace of the pod. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /**
   * Which nodes and neighbours the pod is drawn to, or kept from. A Job that mounts a ReadWriteOnce claim has to run
   * on the node of the pod that uses the claim.
   */
  readonly affinity?: Affinity;
  /** Name of the scheduler that chooses the node. When absent, it is the one of the cluster. */
  readonly schedulerName?: string;
  /** The taints of nodes that do not keep the pod away. */
  readonly tolerations?: readonly Toleration[];
  /** Name of the PriorityClass of the pod. When absent, the one that is the cluster's default, if any. */
  readonly priorityClassName?: string;
  /**
   * Priority of the pod as a number. Kubernetes derives it from the PriorityClass, and refuses another number where
   * its admission of priorities is on, as it is by default.
   */
  readonly priority?: number;
  /** Further conditions that have to be true before the pod counts as ready. */
  readonly readinessGates?: readonly PodReadinessGate[];
  /**
   * Name of the RuntimeClass that runs the pod; a pod whose class does not exist never starts. When absent, it is the
   * default of the cluster.
   */
  readonly runtimeClassName?: string;
  /** Whether the pod finds the Services of its namespace in environment variables. When absent, it does. */
  readonly enableServiceLinks?: boolean;
  /** How evenly the pods are spread over zones or nodes. */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
}

/** Labels, by their names; the values are always texts of at most 63 characters. */
export interface Labels {
  /** A label. */
  readonly [k: string]: string;
}

/** Notes on an object, by their names; the values are always texts, `"true"` and `"1"` included. */
export interface Annotations {
  /** A note. */
  readonly [k: string]: string;
}

/**
 * The directory `/stash-tmp` of the containers of Stash, an emptyDir volume: the cache of restic, and the dumps of some
 * databases.
 */
export interface TempDir {
  /**
   * What holds the directory: `Memory` for the memory of the node, which counts against the memory limit of the
   * container, or `HugePages`. When absent or empty, it is the disk of the node.
   */
  readonly medium?: string;
  /**
   * How much the directory may hold. A pod that exceeds it is evicted in the middle of its work, and leaves the
   * restic repository locked. When absent, only the node sets a limit.
   */
  readonly sizeLimit?: Quantity;
  /**
   * Whether restic works without its cache, which saves space here and costs more requests to the storage.
   * When absent or false, it caches.
   */
  readonly disableCaching?: boolean;
}

/**
 * A claim that Stash creates. Where a restore creates it for several replicas, `${POD_ORDINAL}` stands for their numbers,
 * anywhere in it.
 */
export interface VolumeClaimTemplate {
  /** Always `v1`; it may be absent. */
  readonly apiVersion?: string;
  /** Always `PersistentVolumeClaim`; it may be absent. */
  readonly kind?: string;
  /** Name, labels and annotations of the claim. */
  readonly metadata?: VolumeClaimTemplateMetadata;
  /** What the claim asks for. Without access modes and a requested size, Kubernetes refuses the claim. */
  readonly spec?: PersistentVolumeClaimSpec;
  /** Has no effect. */
  readonly status?: PersistentVolumeClaimStatus;
}

/** The part of the metadata of a claim that a template may set. */
export interface VolumeClaimTemplateMetadata {
  /**
   * Name of the claim. Where a restore creates claims for several replicas it must end with `${POD_ORDINAL}`, such as
   * `data-shop-${POD_ORDINAL}`.
   */
  readonly name?: string;
  /** Beginning of the name of the claim, which Kubernetes completes, where `name` is absent. */
  readonly generateName?: string;
  /** Best left out, for Stash creates the claim in the namespace of the object that holds the template. */
  readonly namespace?: string;
  /** Labels of the claim. */
  readonly labels?: Labels;
  /** Annotations of the claim. */
  readonly annotations?: Annotations;
  /** The objects whose deletion takes the claim along. */
  readonly ownerReferences?: readonly OwnerReference[];
}

/** What is done right before and after a backup. */
export interface BackupHooks {
  /**
   * What is done before the backup, such as flushing a database to disk. If it fails, no backup is taken, and the run
   * has failed.
   */
  readonly preBackup?: Hook;
  /** What is done after the backup. If it fails, the run has failed, although its snapshots are there. */
  readonly postBackup?: PostBackupHook;
}

/**
 * One action. Set exactly one of the four; the schema accepts none and several alike, and several are done in the order
 * exec, httpGet, httpPost, tcpSocket.
 * For a database the action takes place in a pod behind the Service of its AppBinding; one with a `url` has no such pod.
 * In the entries of the command and in the body of a POST request, Go templates are filled in: `{{ .Name }}`,
 * `{{ .Namespace }}`, `{{ .Invoker }}`, `{{ .Target }}`, and of the result `{{ .Status.Phase }}`,
 * `{{ .Status.Duration }}` and `{{ .Status.Error }}`.
 */
export interface Hook {
  /**
   * A command in a container of the pod. It runs without a shell: for pipes and variables, call one, such as
   * `[/bin/sh, -c, …]`.
   */
  readonly exec?: ExecAction;
  /**
   * An HTTP GET request. Its scheme must be written out, `HTTP` or `HTTPS`: unlike in a probe, there is no default.
   * A port by its name needs `containerName`.
   */
  readonly httpGet?: HTTPGetAction;
  /** An HTTP POST request. */
  readonly httpPost?: HTTPPostAction;
  /** A TCP connection that is opened and closed. A port by its name needs `containerName`. */
  readonly tcpSocket?: TCPSocketAction;
  /**
   * Name of the container in which the command runs, or that has the named port. When absent, a command runs in the
   * first container of the pod.
   */
  readonly containerName?: string;
}

/** An HTTP POST request. Set `body` or `form`, not both. */
export interface HTTPPostAction {
  /** `HTTP` or `HTTPS`. It must be written out: without it the request fails. */
  readonly scheme?: string;
  /** Name or address of the server. When absent, it is the pod. */
  readonly host?: string;
  /** Port of the server, as a number from 1 to 65535 or as the name of a port of the container `containerName`. */
  readonly port: IntOrString;
  /** Path that is requested. */
  readonly path?: string;
  /** Headers of the request; a name may stand several times. */
  readonly httpHeaders?: readonly HTTPHeader[];
  /** Body of the request. Go templates in it are filled in. */
  readonly body?: string;
  /** Fields of a form, which become the body of the request. */
  readonly form?: readonly FormField[];
}

/** A field of a form. */
export interface FormField {
  /** Name of the field. */
  readonly key?: string;
  /** Values of the field. */
  readonly values?: readonly string[];
}

/** An action after a backup, and for which results it is done. */
export interface PostBackupHook extends Hook {
  /**
   * When the action is done: `Always`; `OnSuccess` or `OnFailure` of the backup; `OnFinalRetryFailure` if it failed and
   * will not be tried again. When absent, the API server fills in `Always`.
   */
  readonly executionPolicy?: 'Always' | 'OnFailure' | 'OnSuccess' | 'OnFinalRetryFailure';
}

/** Where backups of one or several targets are kept, and when they are taken. */
export interface ScheduledBackup extends BackupRoutine {
  /** What copies the data. When absent, the API server fills in `Restic`. */
  readonly driver?: Driver & string;
  /**
   * The Repository that keeps the backups, and that no other object should use: each would apply its retention policy
   * to the backups of all. The schema does not demand it, but the Restic driver does.
   */
  readonly repository?: RepositoryRef;
  /**
   * Whether the schedule is suspended, so that no further backup is taken; one that runs goes on. When absent or
   * false, it is not.
   */
  readonly paused?: boolean;
}

/** Names a Repository. */
export interface RepositoryRef {
  /** Name of the Repository. */
  readonly name: string;
  /**
   * Namespace of the Repository. When absent, it is that of the object which names it. A Repository of another
   * namespace has to admit this one with its `usagePolicy`, or the object becomes `Invalid`.
   */
  readonly namespace?: string;
}

/** When backups are taken, how long they are kept, and what happens if one fails or takes too long. */
export interface BackupRoutine {
  /**
   * When backups are taken, as the five fields of a Kubernetes CronJob, such as `0 3 * * *`, in the time zone of the
   * cluster. The schema accepts any text, and nothing runs at one that is no schedule. When absent, none is taken.
   * A backup that is due while one of the same object still runs is skipped.
   */
  readonly schedule?: string;
  /** Which snapshots are kept. */
  readonly retentionPolicy: RetentionPolicy;
  /**
   * How many finished BackupSessions and their Jobs are kept; snapshots are not affected. When absent, 1. From 1 on,
   * the last one that completed is always kept; with 0 or a negative number all are removed.
   */
  readonly backupHistoryLimit?: number;
  /**
   * After what time a backup counts as failed, in hours, minutes and seconds, such as `1h30m`. It is not stopped: it
   * goes on, and the next one may start beside it. Days (`1d`) are not understood, although the schema accepts them,
   * and the operator can then read no object of this kind. When absent, there is no limit.
   */
  readonly timeOut?: string;
  /** How often a failed backup is tried again. When absent, it is not. */
  readonly retryConfig?: RetryConfig;
}

/**
 * Which snapshots are kept; all others are removed after every backup. What several members keep adds up: a snapshot
 * stays if any of them keeps it. restic judges the snapshots of each host and path on their own.
 * The policy applies to the whole restic repository, whoever wrote the snapshots: of two backups with one Repository,
 * each removes what the other wants to keep. At least one of the numbers must be greater than 0, which the schema does
 * not demand. With none of them every backup fails, since the operator of version 0.39; an older one kept everything.
 * With the VolumeSnapshotter driver the policy applies to the VolumeSnapshots.
 */
export interface RetentionPolicy {
  /** A name for people to read, such as `keep-last-7`; it has no effect. */
  readonly name: string;
  /**
   * Whether the data of removed snapshots is deleted from the storage. When false, only the entries go, and the
   * storage grows for ever. A prune must not overlap with another backup to the same restic repository: Stash breaks
   * the lock that the other holds, and data which is just being written is deleted, without an error.
   */
  readonly prune: boolean;
  /** How many of the newest snapshots are kept. When absent, 0 or negative, none is kept for this reason. */
  readonly keepLast?: number;
  /**
   * For how many hours the newest snapshot of the hour is kept; only hours that have a snapshot count.
   * When absent, 0 or negative, none is kept for this reason.
   */
  readonly keepHourly?: number;
  /**
   * For how many days the newest snapshot of the day is kept; only days that have a snapshot count.
   * When absent, 0 or negative, none is kept for this reason.
   */
  readonly keepDaily?: number;
  /**
   * For how many weeks the newest snapshot of the week is kept; only weeks that have a snapshot count.
   * When absent, 0 or negative, none is kept for this reason.
   */
  readonly keepWeekly?: number;
  /**
   * For how many months the newest snapshot of the month is kept; only months that have a snapshot count.
   * When absent, 0 or negative, none is kept for this reason.
   */
  readonly keepMonthly?: number;
  /**
   * For how many years the newest snapshot of the year is kept; only years that have a snapshot count.
   * When absent, 0 or negative, none is kept for this reason.
   */
  readonly keepYearly?: number;
  /**
   * Snapshots that carry any of these tags are kept. Stash itself sets no tags, and those of databases cannot have
   * any. Without a number beside it this is a trap: operators older than version 0.39 then delete every snapshot,
   * the one just taken included, and newer ones fail.
   */
  readonly keepTags?: readonly string[];
  /** Whether restic only reports what it would remove. When absent or false, it removes. */
  readonly dryRun?: boolean;
}

/** How a failed backup is tried again; each attempt is a BackupSession of its own. */
export interface RetryConfig {
  /** How many times a failed backup is tried again. When absent, the API server fills in 1. */
  readonly maxRetry?: number;
  /**
   * How long Stash waits before it tries again, in hours, minutes and seconds, such as `5m`. Days (`1d`) are not
   * understood, although the schema accepts them, and the operator can then read no object of this kind. When absent,
   * it does not wait.
   */
  readonly delay?: string;
}

/** Whether backups can be taken, and what is in their way. */
export interface BackupBatchStatus extends BackupInvokerStatus {
  /** What the operator has observed of each member. */
  readonly memberConditions?: readonly BackupMemberConditions[];
}

/** What the operator has observed of one member. */
export interface BackupMemberConditions {
  /** The target of the member. */
  readonly target: TargetRef;
  /** What was observed, such as whether the target was found. */
  readonly conditions?: readonly Condition[];
}

/** One thing that the operator observes of an object, and whether it is so. */
export interface Condition {
  /**
   * What is observed, such as `RepositoryFound`, `BackendSecretFound`, `ValidationPassed` or
   * `RetentionPolicyApplied`; an object has at most one condition of each type.
   */
  readonly type: string;
  /** `True`, `False` or `Unknown`, as a text. */
  readonly status: string;
  /** When the status last changed, as an RFC 3339 timestamp. */
  readonly lastTransitionTime: string;
  /**
   * The `metadata.generation` that was observed; a lower number than the current one means that the condition is out
   * of date.
   */
  readonly observedGeneration?: number;
  /** Why the status is what it is, as one word that programs can compare. */
  readonly reason?: string;
  /** How serious a status of `False` is; absent for any other status. */
  readonly severity?: string;
  /** Why the status is what it is, for people. Errors of restic are found here. */
  readonly message?: string;
}

/** Whether backups can be taken, and what is in their way. */
export interface BackupInvokerStatus {
  /**
   * The `metadata.generation` that this status belongs to; a lower number than the current one means that it is out
   * of date.
   */
  readonly observedGeneration?: number;
  /**
   * Whether backups are taken. `Ready`: they are. `NotReady`: the Repository, its Secret or a target is missing, and
   * backups are skipped. `Invalid`: the object is refused, such as by a Repository that does not admit its namespace.
   */
  readonly phase?: 'Invalid' | 'Ready' | 'NotReady';
  /** What the phase follows from, such as whether the Repository and its Secret were found. */
  readonly conditions?: readonly Condition[];
}

/**
 * The pattern of a Repository and a BackupConfiguration, for the whole cluster: every workload, claim or AppBinding whose
 * annotation `stash.appscode.com/backup-blueprint` names it gets both. When the annotation goes, the BackupConfiguration
 * goes, and the Repository and its data stay. It needs the enterprise edition.
 */
export interface BackupBlueprint {
  /** Always `stash.appscode.com/v1beta1`. */
  readonly apiVersion?: string;
  /** Always `BackupBlueprint`. */
  readonly kind?: string;
  /** Name, labels and annotations of this object; it belongs to no namespace. */
  readonly metadata?: ObjectMeta;
  /** What the user wants. */
  readonly spec?: BackupBlueprintSpec;
}

/**
 * The pattern of the Repositories and BackupConfigurations. Variables of the target are replaced anywhere in it, such as
 * `${TARGET_NAMESPACE}`, `${TARGET_KIND}` and `${TARGET_NAME}`; one that has no value and no default, as in
 * `${NAME:=default}`, is an error, so that hooks cannot use variables of the shell. The prefix of the backend needs
 * namespace, kind and name of the target, or several targets share one restic repository.
 */
export interface BackupBlueprintSpec extends RepositorySpec, BackupRoutine, BackupProcedure {
  /**
   * Namespace of the BackupConfigurations and of all that follows from them. When absent, it is that of each target,
   * in which the storage Secret must then exist.
   */
  readonly backupNamespace?: string;
  /**
   * Namespace of the Repositories, in which the storage Secret must exist. When absent, it is `backupNamespace`, or
   * that of each target.
   */
  readonly repoNamespace?: string;
}

/** Where a Repository keeps its data, who may use it, and what becomes of the data when it is deleted. */
export interface RepositorySpec {
  /** Where the data is kept. The schema does not demand it, but nothing works without it. */
  readonly backend?: Backend;
  /** Which namespaces may use the Repository. When absent, only its own namespace may. */
  readonly usagePolicy?: UsagePolicy;
  /**
   * Whether the backed-up data is deleted together with the Repository. When absent or false, the data stays, and a
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

/**
 * The backups of one target: what is backed up, to which Repository, when, and how long it is kept. Its name should not
 * exceed 38 characters, lest those of the objects that follow from it lose their beginning.
 */
export interface BackupConfiguration {
  /** Always `stash.appscode.com/v1beta1`. */
  readonly apiVersion?: string;
  /** Always `BackupConfiguration`. */
  readonly kind?: string;
  /** Name, namespace, labels and annotations of this object; the BackupSessions take over the labels. */
  readonly metadata?: ObjectMeta;
  /** What the user wants. */
  readonly spec?: BackupConfigurationSpec;
  /** What the operator has observed; never written by hand. */
  readonly status?: BackupInvokerStatus;
}

/** What is backed up, to which Repository, when, how, and how long it is kept. */
export interface BackupConfigurationSpec extends ScheduledBackup, BackupMember {

}

/**
 * One run of a BackupConfiguration or BackupBatch. The schedule creates them; one that is created by hand takes a backup at
 * once, and needs the labels `stash.appscode.com/invoker-type` and `stash.appscode.com/invoker-name` to be noticed.
 */
export interface BackupSession {
  /** Always `stash.appscode.com/v1beta1`. */
  readonly apiVersion?: string;
  /** Always `BackupSession`. */
  readonly kind?: string;
  /** Name, namespace, labels and annotations of this object. */
  readonly metadata?: ObjectMeta;
  /** Which backup runs. */
  readonly spec?: BackupSessionSpec;
  /** What the operator has observed; never written by hand. */
  readonly status?: BackupSessionStatus;
}

/** Which backup runs. */
export interface BackupSessionSpec {
  /** The BackupConfiguration or BackupBatch that is run. */
  readonly invoker?: InvokerRef;
  /** How many more times the backup is tried if this run fails. When absent or 0, it is not. */
  readonly retryLeft?: number;
}

/** Names the object that a backup run belongs to, in the namespace of the BackupSession. */
export interface InvokerRef {
  /** Always `stash.appscode.com`. */
  readonly apiGroup?: string;
  /** `BackupConfiguration` or `BackupBatch`. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
}

/** How a run goes, or went. */
export interface BackupSessionStatus {
  /**
   * How far the run is. `Succeeded` if every host did; `Failed` if one did not, or if the retention policy or the check
   * of the repository failed, even though the snapshots are there; `Skipped` if the backup was not ready or an earlier
   * run was not over.
   */
  readonly phase?: 'Pending' | 'Skipped' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  /** How long the run took, such as `22.5s`. */
  readonly sessionDuration?: string;
  /** When the run counts as failed, as an RFC 3339 timestamp; absent without a `timeOut`. */
  readonly sessionDeadline?: string;
  /** Whether another run has been started because this one failed; absent without a `retryConfig`. */
  readonly retried?: boolean;
  /** When another run is started because this one failed, as an RFC 3339 timestamp; absent without a `retryConfig`. */
  readonly nextRetry?: string;
  /** What happened to the run as a whole, such as whether the retention policy was applied and the repository checked. */
  readonly conditions?: readonly Condition[];
  /** How the backup of each target goes, or went. */
  readonly targets?: readonly BackupTargetStatus[];
}

/** How the backup of one target goes, or went. */
export interface BackupTargetStatus {
  /** The target. */
  readonly ref?: TargetRef;
  /** How many hosts are backed up: the pods of a StatefulSet, the nodes of a DaemonSet, otherwise 1. */
  readonly totalHosts?: number;
  /** How far the backup of the target is. */
  readonly phase?: 'Pending' | 'Succeeded' | 'Running' | 'Failed';
  /** What Stash itself does before this target, such as `InitializeBackendRepository`. */
  readonly preBackupActions?: readonly string[];
  /** What Stash itself does after this target, such as `ApplyRetentionPolicy` and `VerifyRepositoryIntegrity`. */
  readonly postBackupActions?: readonly string[];
  /** What happened to the target, such as whether its hooks succeeded. */
  readonly conditions?: readonly Condition[];
  /** How the backup of each host went. */
  readonly stats?: readonly HostBackupStats[];
}

/** How the backup of one host went. */
export interface HostBackupStats {
  /** The host, as restic and the rules of a restore know it; with the VolumeSnapshotter driver, the claim. */
  readonly hostname?: string;
  /** Whether the backup of the host succeeded. */
  readonly phase?: 'Succeeded' | 'Failed';
  /** How long the backup of the host took, such as `831ms`. */
  readonly duration?: string;
  /** Why the backup of the host failed. */
  readonly error?: string;
  /** The snapshots that were taken, one for each path. */
  readonly snapshots?: readonly SnapshotStats[];
}

/** One snapshot. */
export interface SnapshotStats {
  /** Beginning of the id of the snapshot, as `snapshots` of a restore rule takes it. */
  readonly name?: string;
  /** The path that was backed up. */
  readonly path?: string;
  /** How much data lay there, as a number with a unit. */
  readonly totalSize?: string;
  /** How much data was new to the repository and was stored, as a number with a unit. */
  readonly uploaded?: string;
  /** How long restic took, in minutes and seconds, such as `1:23`. */
  readonly processingTime?: string;
  /** How many files there were. */
  readonly fileStats?: FileStats;
}

/** The number of files in a snapshot, in comparison with the snapshot before it. */
export interface FileStats {
  /** How many files were backed up. */
  readonly totalFiles?: number;
  /** How many of them were new. */
  readonly newFiles?: number;
  /** How many of them had changed. */
  readonly modifiedFiles?: number;
  /** How many of them had not changed. */
  readonly unmodifiedFiles?: number;
}

/**
 * A container that does one step of a Task, for the whole cluster. The add-ons of Stash bring theirs; `pvc-backup`,
 * `pvc-restore` and `update-status` come with the operator.
 */
export interface Function {
  /** Always `stash.appscode.com/v1beta1`. */
  readonly apiVersion?: string;
  /** Always `Function`. */
  readonly kind?: string;
  /** Name, labels and annotations of this object; it belongs to no namespace. */
  readonly metadata?: ObjectMeta;
  /** What the user wants. */
  readonly spec?: FunctionSpec;
}

/**
 * The container of a Function. Variables such as `${TARGET_NAME}` are replaced anywhere in it; one that has no value and
 * no default, as in `${args:=}`, fails the run. What belongs to the shell of the container must not look like one.
 */
export interface FunctionSpec {
  /** Image of the container. The schema does not demand it, but nothing works without it. */
  readonly image?: string;
  /** The program and its first arguments, which run without a shell. When absent, it is the entrypoint of the image. */
  readonly command?: readonly string[];
  /** Arguments of the program. When absent, they are those of the image. */
  readonly args?: readonly string[];
  /** Directory in which the program starts. When absent, the image decides. */
  readonly workingDir?: string;
  /** The ports on which the container listens; a port that is not listed is open all the same. */
  readonly ports?: readonly ContainerPort[];
  /** Where the container finds the volumes of the Task. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** The volumes of the Task that the container sees as block devices. */
  readonly volumeDevices?: readonly VolumeDevice[];
  /**
   * How the container runs: the settings of the container themselves, without the levels `container` and `pod` that
   * `runtimeSettings` has elsewhere.
   */
  readonly runtimeSettings?: ContainerRuntimeSettings;
  /** Name of the PodSecurityPolicy that the container needs. Kubernetes has removed them in version 1.25. */
  readonly podSecurityPolicyName?: string;
}

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

/**
 * One restore of several targets that a BackupBatch has backed up. It acts once, as soon as it exists: another restore is
 * another object. It needs the enterprise edition.
 */
export interface RestoreBatch {
  /** Always `stash.appscode.com/v1beta1`. */
  readonly apiVersion?: string;
  /** Always `RestoreBatch`. */
  readonly kind?: string;
  /** Name, namespace, labels and annotations of this object. */
  readonly metadata?: ObjectMeta;
  /** What the user wants. */
  readonly spec?: RestoreBatchSpec;
  /** What the operator has observed; never written by hand. */
  readonly status?: RestoreBatchStatus;
}

/** What is restored together, from which Repository, and where to. */
export interface RestoreBatchSpec extends RestoreRun {
  /** The targets, each with how it is restored. Their aliases must be those of the members of the BackupBatch. */
  readonly members?: readonly RestoreMember[];
  /**
   * `Parallel` for all members at once, `Sequential` for one after the other in the order of the list, whether or not
   * the one before succeeded. The schema accepts any text. When absent, the API server fills in `Parallel`.
   */
  readonly executionOrder?: string;
  /** What is done before the first member and after the last one, in addition to the hooks of the members. */
  readonly hooks?: RestoreHooks;
}

/** What is restored, where to, and how. */
export interface RestoreMember {
  /**
   * The Task that restores. Workloads need none, and databases none whose AppBinding names it; a claim needs
   * `pvc-restore`. `volumeClaimTemplates` need none: without a Task the claims are filled by host and path.
   */
  readonly task?: TaskRef;
  /** What is restored, and where to. */
  readonly target?: RestoreTarget;
  /** How the containers and pods that restore run. When absent, they run as root. */
  readonly runtimeSettings?: RuntimeSettings;
  /**
   * The directory for what is needed only during the restore. When absent, it is on the disk of the node, without a
   * limit of its own.
   */
  readonly tempDir?: TempDir;
  /**
   * The claim for the data on its way from the storage, which exists only during the restore. Elasticsearch, NATS and
   * Vault use it, nothing else does. When absent, `tempDir` has to hold the data. It also decides under which path the
   * data is looked for: backup and restore must both have it, or both not.
   */
  readonly interimVolumeTemplate?: VolumeClaimTemplate;
  /** What is done right before and after the restore. When absent, nothing. */
  readonly hooks?: RestoreHooks;
}

/** The object that data is restored into, and which data. */
export interface RestoreTarget {
  /**
   * The name of the data in the restic repository: the `alias` of the backup, or absent if the backup had none.
   * When absent, a restore of a database takes the newest snapshot of the whole repository, whoever wrote it. The Task
   * `pvc-restore` ignores it, so that the claims in one repository are told apart by their paths only. MongoDB ignores
   * it too.
   */
  readonly alias?: string;
  /** The object that data is restored into. It may be another one than was backed up. */
  readonly ref?: TargetRef;
  /**
   * Where the container of Stash finds the volumes that are restored into. The mount paths must be those of the
   * backup: files go back to the absolute path they had. What lies outside every mount is restored into the container
   * itself, is lost with it, and reports success. For a claim only the first one counts; when absent, it is mounted at
   * `/stash-data`.
   */
  readonly volumeMounts?: readonly VolumeMount[];
  /**
   * Which data each host gets. The first rule that names a host in `targetHosts` applies to it, otherwise the last
   * one without `targetHosts`. A workload for which no rule applies gets nothing back, and reports success.
   */
  readonly rules?: readonly RestoreRule[];
  /**
   * How many claims are created of each of `volumeClaimTemplates`; the names of the templates must then end with
   * `${POD_ORDINAL}`, and `volumeMounts` use them without it. When absent, each becomes one claim.
   */
  readonly replicas?: number;
  /**
   * The claims that Stash creates in the namespace of the restore, and restores into. One that exists already fails
   * the restore. With the VolumeSnapshotter driver, their `spec.dataSource` names the VolumeSnapshot.
   */
  readonly volumeClaimTemplates?: readonly VolumeClaimTemplate[];
  /**
   * Further arguments for `restic restore`, each as one entry. A Job passes several as a single one, which restic
   * does not understand. Only the Restic driver knows it.
   */
  readonly args?: readonly string[];
}

/**
 * Which data some hosts get. Set `paths` or `snapshots`, not both. A host is the alias of the target, which has the
 * ordinal of the pod added for a StatefulSet and the name of the node for a DaemonSet.
 */
export interface RestoreRule {
  /**
   * The hosts that this rule is for. When absent or empty, it is for all hosts that no other rule names. Where a Job
   * restores, the only host is the alias: without one, a rule with hosts never applies.
   */
  readonly targetHosts?: readonly string[];
  /**
   * The host that the data was backed up from. When absent or empty, each host gets its own data back. The Task
   * `pvc-restore` ignores it, and so do databases without an alias.
   */
  readonly sourceHost?: string;
  /**
   * The absolute paths that were backed up; of each, the newest snapshot of the source host is restored to where it
   * was. They must be the `paths` of the backup. Databases ignore them. A path must not contain a comma where a Job
   * restores.
   */
  readonly paths?: readonly string[];
  /**
   * The ids of the snapshots that are restored, whatever host and path they are of. `latest` is the newest snapshot of
   * the whole restic repository: of several paths it brings back one, and to every pod the same. It is for databases
   * with a repository of their own.
   */
  readonly snapshots?: readonly string[];
  /**
   * Patterns of the only files that are restored, as restic's `--include` understands them. When absent, all are.
   * A pattern must not contain a comma where a Job restores. Only the Restic driver knows it.
   */
  readonly include?: readonly string[];
  /**
   * Patterns of files that are not restored, as restic's `--exclude` understands them. When absent, all are restored.
   * A pattern must not contain a comma where a Job restores. Only the Restic driver knows it.
   */
  readonly exclude?: readonly string[];
}

/** What is done right before and after a restore. */
export interface RestoreHooks {
  /**
   * What is done before the restore. If it fails, nothing is restored, and where Stash works in an init container
   * that container crashes, so that the workload does not start.
   */
  readonly preRestore?: Hook;
  /** What is done after the restore. If it fails, the restore has failed, although the data is there. */
  readonly postRestore?: PostRestoreHook;
}

/** An action after a restore, and for which results it is done. */
export interface PostRestoreHook extends Hook {
  /**
   * When the action is done: `Always`, or `OnSuccess` or `OnFailure` of the restore. When absent, the API server fills
   * in `Always`.
   */
  readonly executionPolicy?: 'Always' | 'OnFailure' | 'OnSuccess';
}

/** Where the backups come from, and how long a restore may take. */
export interface RestoreRun {
  /** What copied the data. When absent, the API server fills in `Restic`. */
  readonly driver?: Driver & string;
  /** The Repository that keeps the backups. The schema does not demand it, but the Restic driver does. */
  readonly repository?: RepositoryRef;
  /**
   * After what time the restore counts as failed, in hours, minutes and seconds, such as `1h30m`. It is not stopped.
   * Days (`1d`) are not understood, although the schema accepts them, and the operator can then read no object of this
   * kind. When absent, there is no limit.
   */
  readonly timeOut?: string;
}

/** How the restore of a batch goes, or went. */
export interface RestoreBatchStatus extends RestoreStatus {
  /** How the restore of each member goes, or went. */
  readonly members?: readonly RestoreMemberStatus[];
}

/** How the restore of one member goes, or went. */
export interface RestoreMemberStatus {
  /** The target of the member. */
  readonly ref: TargetRef;
  /** How far the restore of the member is. */
  readonly phase?: 'Pending' | 'Succeeded' | 'Running' | 'Failed';
  /** How many hosts are restored, such as the pods of a StatefulSet. */
  readonly totalHosts?: number;
  /** How the restore of each host goes, or went. */
  readonly stats?: readonly HostRestoreStats[];
  /** What happened to the member, such as whether its target was found. */
  readonly conditions?: readonly Condition[];
}

/** How the restore of one host goes, or went. */
export interface HostRestoreStats {
  /** The host that data is restored into. */
  readonly hostname?: string;
  /** How far the restore of the host is. */
  readonly phase?: 'Succeeded' | 'Failed' | 'Running' | 'Unknown';
  /** How long the restore of the host took, such as `884ms`. */
  readonly duration?: string;
  /** Why the restore of the host failed. */
  readonly error?: string;
}

/** How a restore goes, or went. */
export interface RestoreStatus {
  /**
   * How far the restore is. After `Succeeded`, `Failed` or `Unknown` nothing happens any more: another attempt is
   * another object. `Succeeded` also stands where nothing was there to restore. `Invalid` if the Repository does not
   * admit the namespace.
   */
  readonly phase?: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown' | 'Invalid';
  /** How long the restore took, such as `2m40s`. */
  readonly sessionDuration?: string;
  /** When the restore counts as failed, as an RFC 3339 timestamp; absent without a `timeOut`. */
  readonly sessionDeadline?: string;
  /** What happened to the restore as a whole, such as whether the Repository was found. */
  readonly conditions?: readonly Condition[];
}

/** One restore of one target. It acts once, as soon as it exists, and cannot be changed: another restore is another object. */
export interface RestoreSession {
  /** Always `stash.appscode.com/v1beta1`. */
  readonly apiVersion?: string;
  /** Always `RestoreSession`. */
  readonly kind?: string;
  /** Name, namespace, labels and annotations of this object. */
  readonly metadata?: ObjectMeta;
  /** What the user wants. */
  readonly spec?: RestoreSessionSpec;
  /** What the operator has observed; never written by hand. */
  readonly status?: RestoreSessionStatus;
}

/** What is restored, from which Repository, where to, and how. The operator's webhook refuses any change to it. */
export interface RestoreSessionSpec extends RestoreRun, RestoreMember {
  /** Deprecated: use `target.rules`. Where both are set, these replace those without a word. */
  readonly rules?: readonly RestoreRule[];
}

/** How a restore goes, or went. */
export interface RestoreSessionStatus extends RestoreStatus {
  /** How many hosts are restored, such as the pods of a StatefulSet. */
  readonly totalHosts?: number;
  /** How the restore of each host goes, or went. */
  readonly stats?: readonly HostRestoreStats[];
}

/**
 * The steps of a backup or restore of one kind of target, for the whole cluster. The add-ons of Stash bring theirs, such as
 * `postgres-backup-14.0`; `pvc-backup` and `pvc-restore` come with the operator.
 */
export interface Task {
  /** Always `stash.appscode.com/v1beta1`. */
  readonly apiVersion?: string;
  /** Always `Task`. */
  readonly kind?: string;
  /** Name, labels and annotations of this object; it belongs to no namespace. */
  readonly metadata?: ObjectMeta;
  /** What the user wants. */
  readonly spec?: TaskSpec;
}

/**
 * The steps of a Task, and the volumes that they share. Variables such as `${TARGET_NAME}` are replaced anywhere in it;
 * one that has no value and no default, as in `${TARGET_NAME:=default}`, fails the run.
 */
export interface TaskSpec {
  /**
   * The steps, one after the other: all but the last run as init containers, so that a step which fails ends the run.
   * The last one is usually `update-status`, which reports the result.
   */
  readonly steps?: readonly TaskStep[];
  /** The volumes that the Functions of the steps mount. */
  readonly volumes?: readonly Volume[];
}

/** One step of a Task. */
export interface TaskStep {
  /** Name of the Function that does the work. */
  readonly name?: string;
  /** Values for the variables of the Function; those of a backup or restore go before them. */
  readonly params?: readonly Param[];
}
