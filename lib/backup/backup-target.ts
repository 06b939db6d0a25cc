import type { ApiObject } from 'cdk8s';
import type { IPersistentVolumeClaim, IResource } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import type { BackupTargetOptions, PersistentVolumeClaimBackupOptions, WorkloadBackupOptions } from './backup-target-options';
import { fileOptions } from './file-options';
import { JobFiles } from './job-files';
import { WorkloadFiles } from './workload-files';
import type * as wire from '../../imports/stash';
import type { Addon } from '../addon/addon';
import { addonOfBinding, type IAppBinding } from '../addon/app-binding/app-binding';
import { dnsLabel } from '../kubernetes/name';
import type { Field } from '../refusal/field';
import { check, checkRequired } from '../refusal/refusal';
import { madeBy } from '../refusal/value-type';
import { claimMount } from '../target/claim-mount';
import { targetMountPath } from '../target/mount-path';
import { isWorkload, targetKind } from '../target/target-kind';
import { bindingReference, claimReference, givenReference, objectReference, targetRef, workloadReference, type TargetReference } from '../target/target-reference';
import type { VolumeMount } from '../target/volume-mounts';

/** What the factories know about a target. */
interface NamedTarget {
  readonly reference?: TargetReference;
  readonly options: WorkloadBackupOptions;
  /** The construct of the workload whose volumes hold the paths, if there is one. */
  readonly workload?: IConstruct;
  /** The addon that the AppBinding of a database names, as far as the app shows it. */
  readonly addon?: Addon;
}

/** The object in whose manifest the target is written. */
interface Home {
  readonly namespace?: string;
  readonly addon?: Addon;
  readonly task?: wire.TaskRef;
}

/**
 * What is backed up, which part of its data, and under what name.
 *
 * @see https://stash.run/docs/latest/concepts/crds/backupconfiguration/#spectarget
 */
export class BackupTarget {
  /**
   * The files of a Deployment, StatefulSet or DaemonSet. Stash backs them up from a container that it adds to the pods, which restarts them. The mounts
   * of the workload are read at synth, so later mounts and patches count.
   *
   * Refused: any other resource; a workload without claims and without `paths`, because its backups would store nothing and report success; a
   * workload in another namespace than the backup, if both namespaces are known.
   *
   * @param workload a workload of any version of cdk8s-plus
   */
  public static workload(workload: IResource, options?: WorkloadBackupOptions): BackupTarget {
    const where = 'BackupTarget.workload';
    options = fileOptions(where, options, 'WorkloadBackupOptions');
    return new BackupTarget({ reference: workloadReference(where, workload), options, workload });
  }

  /**
   * The files on a claim. A Job mounts the claim and backs them up.
   *
   * If a pod on another node uses the claim at that time, the claim must be ReadWriteMany. Refused: an object of another kind; paths that are not
   * below `mountPath`; a claim in another namespace than the backup, if both namespaces are known.
   *
   * @param claim a claim of any version of cdk8s-plus
   */
  public static persistentVolumeClaim(claim: IPersistentVolumeClaim, options?: PersistentVolumeClaimBackupOptions): BackupTarget {
    const where = 'BackupTarget.persistentVolumeClaim';
    const { mountPath, ...others } = fileOptions(where, options, 'PersistentVolumeClaimBackupOptions');
    check(where, 'mountPath', mountPath, targetMountPath);
    const volumeMounts = mountPath === undefined ? undefined : [claimMount(mountPath)];
    return new BackupTarget({ reference: claimReference(where, claim), options: { ...others, volumeMounts } });
  }

  /**
   * A database, given by its AppBinding.
   *
   * The Task is that of the `addon` of the backup or, without an addon, the one that the AppBinding names. Refused: an AppBinding of this app that
   * does not name a Task, if no addon is given.
   *
   * @param binding the AppBinding of the database, in any namespace
   */
  public static appBinding(binding: IAppBinding, options?: BackupTargetOptions): BackupTarget {
    const where = 'BackupTarget.appBinding';
    options = fileOptions(where, options, 'BackupTargetOptions');
    return new BackupTarget({ reference: bindingReference(where, binding), options, addon: addonOfBinding(binding) });
  }

  /**
   * The manifests of all objects in a namespace, with `Addon.kubedump()`.
   *
   * Refused: a name that is not a DNS label.
   *
   * @param name the namespace
   */
  public static namespace(name: string, options?: BackupTargetOptions): BackupTarget {
    checkRequired('BackupTarget.namespace', 'name', name, dnsLabel);
    options = fileOptions('BackupTarget.namespace', options, 'BackupTargetOptions');
    return new BackupTarget({ reference: { apiVersion: 'v1', kind: 'Namespace', name }, options });
  }

  /** The manifests of the whole cluster, with `Addon.kubedump()`. Such a backup has no target in its manifest. */
  public static cluster(): BackupTarget {
    return new BackupTarget({ options: {} });
  }

  /**
   * An object of the app that is no construct of cdk8s-plus, such as one from a Helm chart, an `Include` or imported types. The mounts of a workload
   * are read at synth, as with `workload()`.
   *
   * Refused: what `workload()` and `of()` refuse.
   *
   * @param apiObject the object, such as one of the `apiObjects` of a Helm chart
   */
  public static apiObject(apiObject: ApiObject, options?: WorkloadBackupOptions): BackupTarget {
    const where = 'BackupTarget.apiObject';
    return BackupTarget.referred(where, objectReference(where, apiObject), options, apiObject);
  }

  /**
   * An object that already exists in the cluster, or that has no factory of its own.
   *
   * Refused: a misspelt kind; a workload without `volumeMounts`, because its volumes are not known; and `paths`, `exclude` and `volumeMounts` for a
   * target that is backed up as a whole, such as a database, because the addon ignores them.
   *
   * @param reference names the object
   */
  public static of(reference: TargetReference, options?: WorkloadBackupOptions): BackupTarget {
    const where = 'BackupTarget.of';
    reference = givenReference(where, reference);
    check(where, 'kind', reference.kind, targetKind);
    return BackupTarget.referred(where, reference, options);
  }

  private static referred(where: string, reference: TargetReference, options?: WorkloadBackupOptions, workload?: IConstruct): BackupTarget {
    options = fileOptions(where, options, 'WorkloadBackupOptions');
    return new BackupTarget({ reference, options, workload });
  }

  /**
   * What is known about it, of which a restore takes over some.
   *
   * @internal
   */
  public readonly _named: NamedTarget;
  /** The files of a workload, which a container in its pods backs up unless a Task is given. */
  private readonly files?: WorkloadFiles;
  private readonly jobFiles: JobFiles;

  private constructor(named: NamedTarget) {
    this._named = named;
    this.jobFiles = new JobFiles(named.options, named.reference);
    if (isWorkload(named.reference)) {
      this.files = new WorkloadFiles(named.options, named.workload);
    }
  }

  /**
   * The paths that are backed up, as far as they are known by now. Empty for a database.
   *
   * @internal
   */
  public _paths(): string[] {
    return (this.files ?? this.jobFiles).paths();
  }

  /**
   * The mounts through which Stash sees the paths, as far as they are known by now.
   *
   * @internal
   */
  public _mounts(): readonly VolumeMount[] {
    return (this.files ?? this.jobFiles).mounts();
  }

  /** @internal */
  public _toWire(field: Field, { namespace, addon, task }: Home): wire.BackupTarget | undefined {
    const { reference, options: { alias, exclude, args } } = this._named;
    if (reference === undefined) {
      return undefined;
    }
    const ref = targetRef(field.at('ref'), reference, namespace, task);
    const files = this.files && task === undefined ? this.files.toWire(field) : this.jobFiles.toWire(field, addon);
    return { alias, ref, ...files, exclude, args };
  }
}

export const backupTargetType = madeBy(BackupTarget, 'choose BackupTarget.workload(…), .persistentVolumeClaim(…), .appBinding(…), .apiObject(…) or .of(…)');
