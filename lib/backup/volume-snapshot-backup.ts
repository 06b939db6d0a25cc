import type { ApiObject } from 'cdk8s';
import type { IPersistentVolumeClaim, IResource } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { BackupInvoker, type IBackupConfiguration } from './backup-invoker';
import { backupInvokerManifest, type BackupInvokerProps } from './backup-invoker-manifest';
import { podCount, snapshotKind } from './snapshot-target';
import type * as wire from '../../imports/stash';
import { backupHooks, type BackupHooks } from '../invoker/hooks/backup-hooks';
import { runtimeSettings, type RuntimeSettings } from '../invoker/runtime-settings/runtime-settings';
import { dnsSubdomain } from '../kubernetes/name';
import { type ValueRule, wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { check } from '../refusal/refusal';
import { structOf } from '../refusal/struct';
import { madeBy } from '../refusal/value-type';
import { claimReference, givenReference, objectReference, targetRef, workloadReference, type TargetReference } from '../target/target-reference';

/** The workload or claim whose volumes are snapshotted. */
export class VolumeSnapshotTarget {
  /**
   * The claims that a Deployment or DaemonSet mounts, or that a StatefulSet creates.
   *
   * Refused: any other resource; at synth, a workload without such claims.
   *
   * @param workload a workload of any version of cdk8s-plus
   */
  public static workload(workload: IResource): VolumeSnapshotTarget {
    return new VolumeSnapshotTarget(workloadReference('VolumeSnapshotTarget.workload', workload));
  }

  /**
   * A claim.
   *
   * Refused: an object of another kind.
   *
   * @param claim a claim of any version of cdk8s-plus
   */
  public static persistentVolumeClaim(claim: IPersistentVolumeClaim): VolumeSnapshotTarget {
    return new VolumeSnapshotTarget(claimReference('VolumeSnapshotTarget.persistentVolumeClaim', claim));
  }

  /**
   * A workload or claim of the app that is no construct of cdk8s-plus, such as one from a Helm chart, an `Include` or imported types.
   *
   * Refused: any other kind; at synth, a workload without claims.
   *
   * @param apiObject the object, such as one of the `apiObjects` of a Helm chart
   */
  public static apiObject(apiObject: ApiObject): VolumeSnapshotTarget {
    const where = 'VolumeSnapshotTarget.apiObject';
    return VolumeSnapshotTarget.referred(where, objectReference(where, apiObject));
  }

  /**
   * A workload or claim that already exists in the cluster.
   *
   * Refused: any other kind.
   *
   * @param reference names the object
   */
  public static of(reference: TargetReference): VolumeSnapshotTarget {
    const where = 'VolumeSnapshotTarget.of';
    return VolumeSnapshotTarget.referred(where, givenReference(where, reference));
  }

  private static referred(where: string, reference: TargetReference): VolumeSnapshotTarget {
    check(where, 'kind', reference.kind, snapshotKind);
    return new VolumeSnapshotTarget(reference);
  }

  private constructor(private readonly reference: TargetReference) {}

  /** @internal */
  public get _kind(): string {
    return this.reference.kind;
  }

  /** @internal */
  public _toWire(field: Field, namespace: string | undefined): wire.TargetRef {
    return targetRef(field, this.reference, namespace);
  }
}

const snapshotTargetType = madeBy(VolumeSnapshotTarget, 'choose VolumeSnapshotTarget.workload(…), .persistentVolumeClaim(…), .apiObject(…) or .of(…)');

/** Which volumes are snapshotted, when, and how long the VolumeSnapshots are kept. */
export interface VolumeSnapshotBackupProps extends BackupInvokerProps {
  /** The workload or claim whose volumes are snapshotted. */
  readonly target: VolumeSnapshotTarget;

  /**
   * The VolumeSnapshotClass of the VolumeSnapshots.
   *
   * Refused: a name that is not a DNS subdomain.
   *
   * @default - the default of the cluster, if it has one
   */
  readonly snapshotClassName?: string;

  /**
   * For how many pods of a StatefulSet VolumeSnapshots are taken, counted from the first pod.
   *
   * Refused: values below 1, fractions, and any number for another kind, which ignores it.
   *
   * @default - as many as the `replicas` of the StatefulSet
   */
  readonly replicas?: number;

  /**
   * How the Jobs that take the VolumeSnapshots run.
   *
   * @default - the defaults of the operator and the namespace
   */
  readonly runtimeSettings?: RuntimeSettings;

  /**
   * The hooks that run right before and after the VolumeSnapshots are taken.
   *
   * @default - none
   */
  readonly hooks?: BackupHooks;
}

/**
 * A BackupConfiguration whose backups are VolumeSnapshots. The storage of the volumes keeps them, so there is no Repository.
 *
 * @see https://stash.run/docs/latest/guides/volumesnapshot/overview/
 */
export class VolumeSnapshotBackup extends BackupInvoker implements IBackupConfiguration {
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: VolumeSnapshotBackupProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'VolumeSnapshotBackupProps');
    const { target, snapshotClassName, replicas } = props;
    this.apiObject = backupInvokerManifest(this, 'BackupConfiguration', props, ({ field, namespace }) => {
      const at = field.at('target');
      at.checkRequiredType(target, snapshotTargetType);
      at.at('snapshotClassName').check(snapshotClassName, dnsSubdomain);
      at.at('replicas').checkValue(replicas, replicaCount(target._kind));
      return {
        driver: 'VolumeSnapshotter',
        target: { ref: target._toWire(at.at('ref'), namespace), snapshotClassName, replicas },
        runtimeSettings: props.runtimeSettings && runtimeSettings(field.at('runtimeSettings'), props.runtimeSettings),
        hooks: props.hooks && backupHooks(field.at('hooks'), props.hooks),
      };
    });
  }
}

const replicaCount = (kind: string): ValueRule<number> => kind === 'StatefulSet'
  ? podCount
  : () => wrong(`is only for a StatefulSet, and a ${kind} ignores it`, 'leave it out');
