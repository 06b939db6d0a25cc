import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { claimTemplates } from './claim-templates';
import { dataSourceFault } from './data-source';
import type { RestoreInvokerProps } from './restore-invoker-props';
import { restoreHooks, type RestoreHooks } from '../invoker/hooks/restore-hooks';
import { runtimeSettings, type RuntimeSettings } from '../invoker/runtime-settings/runtime-settings';
import { timeSpan } from '../invoker/time-span';
import type { VolumeClaimTemplate } from '../invoker/volume-claim-template';
import { structOf } from '../refusal/struct';
import { namespacedObject } from '../synth/stash-object';

/** Which VolumeSnapshots are restored into which claims. */
export interface VolumeSnapshotRestoreProps extends RestoreInvokerProps {
  /**
   * The claims to create, each from the VolumeSnapshot that its `spec.dataSource` names. No claims with these names may exist.
   *
   * Refused: an empty list; two templates with the same name; and a template whose data source is not a VolumeSnapshot, since its claims would be
   * created empty.
   */
  readonly volumeClaimTemplates: VolumeClaimTemplate[];

  /**
   * How many claims are created from each template, as for a StatefulSet. `${POD_ORDINAL}` stands for their numbers.
   *
   * Refused: values below 1, and fractions; names of claims without `${POD_ORDINAL}`; and, for more than one claim, names
   * of VolumeSnapshots without it, since all claims would get the same data.
   *
   * @default - one
   */
  readonly replicas?: number;

  /**
   * The hooks that run right before and after the restore.
   *
   * @default - none
   */
  readonly hooks?: RestoreHooks;

  /**
   * How the pod of the Job that creates the claims is run.
   *
   * @default - the defaults of the operator and the namespace
   */
  readonly runtimeSettings?: RuntimeSettings;
}

/**
 * A single restore of VolumeSnapshots, which a storage driver takes and keeps. It is a RestoreSession with the driver VolumeSnapshotter, and needs no
 * Repository.
 *
 * @see https://stash.run/docs/latest/guides/volumesnapshot/overview/
 */
export class VolumeSnapshotRestore extends Construct {
  /** The manifest of the RestoreSession. */
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: VolumeSnapshotRestoreProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'VolumeSnapshotRestoreProps');
    const { volumeClaimTemplates: templates, replicas } = props;
    this.apiObject = namespacedObject(this, 'RestoreSession', props.metadata, ({ field, namespace }) => {
      const volumeClaimTemplates = claimTemplates(field.at('target'), { templates, replicas, namespace });
      templates.forEach((template, index) => {
        const { at = [], complaint } = dataSourceFault(template.spec, replicas) ?? {};
        field.at('target.volumeClaimTemplates', index, ...at).refuseIf(complaint);
      });
      return {
        driver: 'VolumeSnapshotter',
        target: { volumeClaimTemplates, replicas },
        hooks: props.hooks && restoreHooks(field.at('hooks'), props.hooks),
        runtimeSettings: props.runtimeSettings && runtimeSettings(field.at('runtimeSettings'), props.runtimeSettings),
        timeOut: timeSpan(field.at('timeOut'), props.timeOut),
      };
    });
  }

  /** The name of the RestoreSession. */
  public get restoreSessionName(): string {
    return this.apiObject.name;
  }

  /** The namespace of the RestoreSession, if it is known at synth. Unset does not mean `default`. */
  public get restoreSessionNamespace(): string | undefined {
    return this.apiObject.metadata.namespace;
  }
}
