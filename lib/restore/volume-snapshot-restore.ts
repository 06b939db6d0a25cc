import type { ApiObject, ApiObjectMetadata, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { claimTemplates } from './claim-templates';
import { namespaceOf, restoreManifest } from './restore-manifest';
import { Field } from '../check/field';
import { quote } from '../check/refusal';
import { restoreHooks, type RestoreHooks } from '../invoker/restore-hooks';
import { runtimeSettings, type RuntimeSettings } from '../invoker/runtime-settings';
import { timeSpan } from '../invoker/time-span';
import type { VolumeClaimTemplate } from '../invoker/volume-claim-template';

/** Which VolumeSnapshots become claims again. */
export interface VolumeSnapshotRestoreProps {
  /**
   * Metadata of the RestoreSession.
   *
   * Refused: a name that is not a DNS label of at most 63 characters, since Stash writes it into labels.
   *
   * @default - a name made from the construct path, the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The claims that are created, each from the VolumeSnapshot that its `spec.dataSource` names. No claim of that name may exist.
   *
   * Refused: none; two of one name; one whose data source is no VolumeSnapshot, since it would be created empty.
   */
  readonly volumeClaimTemplates: VolumeClaimTemplate[];

  /**
   * How many claims are created of each template: those of a StatefulSet. `${POD_ORDINAL}` stands for their numbers.
   *
   * Refused: less than 1, and fractions; names of claims or VolumeSnapshots without `${POD_ORDINAL}`.
   *
   * @default - one
   */
  readonly replicas?: number;

  /**
   * What is done right before and after the restore.
   *
   * @default - nothing
   */
  readonly hooks?: RestoreHooks;

  /**
   * How the pod of the Job runs that creates the claims.
   *
   * @default - as the operator and the namespace prescribe
   */
  readonly runtimeSettings?: RuntimeSettings;

  /**
   * After what time the restore counts as failed. It is not stopped.
   *
   * Refused: none at all.
   *
   * @default - never
   */
  readonly timeOut?: Duration;
}

/**
 * One restore of VolumeSnapshots, which a storage driver takes and keeps: a RestoreSession with the driver VolumeSnapshotter. It needs no Repository.
 *
 * @see https://stash.run/docs/latest/guides/volumesnapshot/overview/
 */
export class VolumeSnapshotRestore extends Construct {
  /** The manifest of the RestoreSession. */
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: VolumeSnapshotRestoreProps) {
    super(scope, id);
    const spec = new Field(this, 'spec');
    const { volumeClaimTemplates: templates, replicas, hooks } = props;
    const volumeClaimTemplates = claimTemplates(spec.at('target'), { templates, replicas, namespace: namespaceOf(this, props.metadata) });
    templates.forEach((template, index) => checkSource(spec.at('target.volumeClaimTemplates').at(index), template, replicas));
    this.apiObject = restoreManifest(this, 'RestoreSession', props.metadata, {
      driver: 'VolumeSnapshotter',
      target: { volumeClaimTemplates, replicas },
      hooks: hooks && restoreHooks(spec.at('hooks'), hooks),
      runtimeSettings: props.runtimeSettings && runtimeSettings(spec.at('runtimeSettings'), props.runtimeSettings),
      timeOut: timeSpan(spec.at('timeOut'), props.timeOut),
    });
  }

  /** The name of the RestoreSession. */
  public get restoreSessionName(): string {
    return this.apiObject.name;
  }

  /** The namespace of the RestoreSession, where it is known at synth. Unset does not mean `default`. */
  public get restoreSessionNamespace(): string | undefined {
    return this.apiObject.metadata.namespace;
  }
}

function checkSource(field: Field, { spec }: VolumeClaimTemplate, replicas: number | undefined): void {
  const source = spec.dataSource ?? spec.dataSourceRef;
  const at = field.at('spec.dataSource');
  if (source === undefined) {
    return at.refuse('is missing, and the claim would be created empty: name the VolumeSnapshot, as kubectl get volumesnapshots lists it');
  }
  if (source.kind !== 'VolumeSnapshot' || source.apiGroup !== 'snapshot.storage.k8s.io') {
    at.refuse(`${quote(`${source.apiGroup ?? ''}/${source.kind}`)} is no VolumeSnapshot: give the apiGroup "snapshot.storage.k8s.io" and the kind `
      + '"VolumeSnapshot"');
  }
  if (replicas !== undefined && !source.name.includes('${POD_ORDINAL}')) {
    at.at('name').refuse(`${quote(source.name)} is one VolumeSnapshot for ${replicas} claims, which would all get the same data: write `
      + '"${POD_ORDINAL}" where the number of the claim stands in the names of the VolumeSnapshots');
  }
}
