import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { checkVariables, finishedVariable } from './variable';
import type * as wire from '../../imports/stash';
import { containerRuntimeSettings, type ContainerRuntimeSettings } from '../invoker/runtime-settings/container-runtime-settings';
import { coreTypes } from '../kubernetes/core-type';
import { type ValueRule, wrong } from '../refusal/complaint';
import { Field } from '../refusal/field';
import { structOf } from '../refusal/struct';
import { textListType } from '../refusal/value-type';
import { clusterScopedObject } from '../synth/stash-object';

/**
 * The container of a Function. Variables such as `${TARGET_NAME}` are replaced in all of its fields. `${args:=--all}` has a default. A variable that
 * has neither a value nor a default makes the run fail.
 */
export interface StashFunctionProps {
  /**
   * Metadata of the Function.
   *
   * Refused: a namespace, and a name that is not a DNS subdomain.
   *
   * @default - a name generated from the construct path
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The image of the container.
   *
   * Refused: an empty name, white space in it, and, as in every string here, a variable without a closing brace.
   */
  readonly image: string;

  /**
   * The program and its first arguments, which run without a shell.
   *
   * @default - the entrypoint of the image
   */
  readonly command?: string[];

  /**
   * The arguments of the program.
   *
   * @default - those of the image
   */
  readonly args?: string[];

  /**
   * The directory in which the program starts.
   *
   * @default - that of the image
   */
  readonly workingDir?: string;

  /**
   * The ports on which the container listens.
   *
   * Refused: a field that cdk8s-plus-27 does not have.
   *
   * @default - none
   */
  readonly ports?: k8s.ContainerPort[];

  /**
   * Where the volumes of the Task are mounted in the container.
   *
   * Refused: a field that cdk8s-plus-27 does not have.
   *
   * @default - none
   */
  readonly volumeMounts?: k8s.VolumeMount[];

  /**
   * The volumes of the Task that the container sees as block devices.
   *
   * Refused: a field that cdk8s-plus-27 does not have.
   *
   * @default - none
   */
  readonly volumeDevices?: k8s.VolumeDevice[];

  /**
   * How the container runs. The settings of a backup or restore take precedence over these.
   *
   * @default - as the operator decides
   */
  readonly runtimeSettings?: ContainerRuntimeSettings;

  /**
   * The name of the PodSecurityPolicy that the container needs, before Kubernetes 1.25.
   *
   * @default - none
   */
  readonly podSecurityPolicyName?: string;
}

/**
 * A Function: the container that does one step of a `StashTask`, for the whole cluster.
 *
 * @see https://stash.run/docs/latest/concepts/crds/function/
 */
export class StashFunction extends Construct {
  /** The manifest of the Function. */
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: StashFunctionProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'StashFunctionProps');
    const field = new Field(this, 'spec');
    field.at('image').checkRequired(props.image, imageName);
    field.at('command').checkType(props.command, textListType);
    field.at('args').checkType(props.args, textListType);
    const spec: wire.FunctionSpec = {
      image: props.image,
      command: props.command && [...props.command],
      args: props.args && [...props.args],
      workingDir: props.workingDir,
      ports: coreTypes(field.at('ports'), props.ports, (kubernetes) => kubernetes.toJson_ContainerPort),
      volumeMounts: coreTypes(field.at('volumeMounts'), props.volumeMounts, (kubernetes) => kubernetes.toJson_VolumeMount),
      volumeDevices: coreTypes(field.at('volumeDevices'), props.volumeDevices, (kubernetes) => kubernetes.toJson_VolumeDevice),
      runtimeSettings: props.runtimeSettings && containerRuntimeSettings(field.at('runtimeSettings'), props.runtimeSettings),
      podSecurityPolicyName: props.podSecurityPolicyName,
    };
    checkVariables(this, spec, finishedVariable);
    this.apiObject = clusterScopedObject(this, 'Function', props.metadata, spec);
  }

  /** The name of the Function, by which a step of a Task refers to it. */
  public get functionName(): string {
    return this.apiObject.name;
  }
}

const imageName: ValueRule = (image) => /^\S+$/.test(image)
  ? undefined
  : wrong('is not the name of an image', 'write registry/name:tag, without white space');
