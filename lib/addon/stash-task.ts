import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { givenParams } from './given-parameters';
import { checkVariables, finishedVariable } from './variable';
import type * as wire from '../../imports/stash';
import { coreTypes } from '../kubernetes/core-type';
import { dnsSubdomain } from '../kubernetes/name';
import { wrong } from '../refusal/complaint';
import { Field } from '../refusal/field';
import { checkRequired, refuse } from '../refusal/refusal';
import { structOf } from '../refusal/struct';
import { checkRequiredType, structListType } from '../refusal/value-type';
import { clusterScopedObject } from '../synth/stash-object';

/** One step of a Task. */
export interface StashTaskStep {
  /**
   * The name of the Function that does the work: `functionName` of a `StashFunction`, or the name of an existing Function.
   *
   * Refused: a name that is not a DNS subdomain.
   */
  readonly name: string;

  /**
   * Values for the variables of the Function. Values from a backup or restore take precedence over these.
   *
   * Refused: an invalid variable name, an empty value, since it would replace the default of the Function, and a password.
   *
   * @default - the defaults of the Function
   */
  readonly params?: { [name: string]: string };
}

/** The steps of a Task. Variables such as `${TARGET_NAME}` are replaced in all of its fields. */
export interface StashTaskProps {
  /**
   * Metadata of the Task.
   *
   * Refused: a namespace, and a name that is not a DNS subdomain.
   *
   * @default - a name generated from the construct path
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The steps, in order. All but the last run as init containers. The last one is usually `update-status`, which reports the result.
   *
   * Refused: an empty list, and a variable without a closing brace.
   */
  readonly steps: StashTaskStep[];

  /**
   * The volumes that the Functions of the steps mount.
   *
   * Refused: a field that cdk8s-plus-27 does not have.
   *
   * @default - none
   */
  readonly volumes?: k8s.Volume[];
}

/**
 * A Task: the steps that back up or restore one kind of target, for the whole cluster. `Addon.custom()` takes its name.
 *
 * @see https://stash.run/docs/latest/concepts/crds/task/
 */
export class StashTask extends Construct {
  /** The manifest of the Task. */
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: StashTaskProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'StashTaskProps');
    checkRequiredType(this, 'spec.steps', props.steps, structListType);
    if (props.steps.length === 0) {
      refuse(this, 'spec.steps', wrong('is empty, so the Task would do nothing', 'name at least one Function'));
    }
    const spec: wire.TaskSpec = {
      steps: props.steps.map((step, index) => {
        const { name, params } = structOf(this, `spec.steps[${index}]`, step, 'StashTaskStep');
        checkRequired(this, `spec.steps[${index}].name`, name, dnsSubdomain);
        return { name, ...givenParams(this, `spec.steps[${index}].params`, name, params) };
      }),
      volumes: coreTypes(new Field(this, 'spec.volumes'), props.volumes, (kubernetes) => kubernetes.toJson_Volume),
    };
    checkVariables(this, spec, finishedVariable);
    this.apiObject = clusterScopedObject(this, 'Task', props.metadata, spec);
  }

  /** The name of the Task, by which an addon refers to it. */
  public get taskName(): string {
    return this.apiObject.name;
  }
}
