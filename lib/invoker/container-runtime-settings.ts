import type { k8s } from 'cdk8s-plus-27';
import type * as wire from '../../imports/stash';
import { coreType, coreTypes } from '../kubernetes/core-type';
import { wholeNumber } from '../kubernetes/whole-number';
import { type ValueRule, wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';

/** How the processes of restic share the CPU with others, as the Linux command `nice` sets it. */
export interface NiceSettings {
  /**
   * From -20 for the highest priority to 19 for the lowest; a negative number needs root.
   *
   * Refused: any other number, and fractions.
   *
   * @default - the priority stays as it is
   */
  readonly adjustment?: number;
}

/** How the processes of restic share the disk with others, as the Linux command `ionice` sets it. */
export interface IoniceSettings {
  /**
   * 1 for real time, 2 for best effort, 3 for only when the disk is idle.
   *
   * Refused: any other number.
   *
   * @default - the kernel decides
   */
  readonly class?: number;

  /**
   * The priority within the classes 1 and 2, from 0 for the highest to 7 for the lowest.
   *
   * Refused: any other number, and any number for class 3, which has no priorities.
   *
   * @default - the kernel decides
   */
  readonly classData?: number;
}

/** How the containers of Stash run. Where Stash works in a pod of the target, these are all the runtime settings that the pod sees. */
export interface ContainerRuntimeSettings {
  /**
   * CPU and memory.
   *
   * Refused: requests without limits, since the operator then drops them; and what is no quantity, such as `512 MB`.
   *
   * @default - what the namespace prescribes
   */
  readonly resources?: k8s.ResourceRequirements;

  /**
   * The test whose failure restarts the container.
   *
   * @default - none
   */
  readonly livenessProbe?: k8s.Probe;

  /**
   * The test whose failure keeps requests away from the pod.
   *
   * @default - none
   */
  readonly readinessProbe?: k8s.Probe;

  /**
   * What Kubernetes runs when the container has started, and before it stops.
   *
   * @default - nothing
   */
  readonly lifecycle?: k8s.Lifecycle;

  /**
   * User, group and privileges of the container. A backup needs the user of the data, or root, to read it.
   *
   * @default - a backup Job runs as user 65535, a restore as root, so that it can give files back to their owners
   */
  readonly securityContext?: k8s.SecurityContext;

  /**
   * How restic shares the CPU.
   *
   * @default - like any other process
   */
  readonly nice?: NiceSettings;

  /**
   * How restic shares the disk.
   *
   * @default - like any other process
   */
  readonly ionice?: IoniceSettings;

  /**
   * Environment variables of the container.
   *
   * @default - none but those of Stash
   */
  readonly env?: k8s.EnvVar[];

  /**
   * The ConfigMaps and Secrets whose entries become environment variables of the container.
   *
   * @default - none
   */
  readonly envFrom?: k8s.EnvFromSource[];
}

export function containerRuntimeSettings(field: Field, settings: ContainerRuntimeSettings): wire.ContainerRuntimeSettings {
  const at = (member: keyof ContainerRuntimeSettings) => String(field.at(member));
  const { resources, livenessProbe, readinessProbe, lifecycle, securityContext, nice, ionice } = settings;
  field.at('resources').checkValue(resources, limitedResources);
  field.at('nice.adjustment').checkValue(nice?.adjustment, niceAdjustment);
  field.at('ionice.class').checkValue(ionice?.class, ioniceClass);
  field.at('ionice.classData').checkValue(ionice?.classData, ioniceClassData);
  if (ionice?.class === 3 && ionice.classData !== undefined) {
    field.at('ionice.classData').refuse(wrong('stands with class 3, "only when the disk is idle", which has no priorities', 'leave it out'));
  }
  return {
    resources: resources && coreType(at('resources'), resources, (kubernetes) => kubernetes.toJson_ResourceRequirements),
    livenessProbe: livenessProbe && coreType(at('livenessProbe'), livenessProbe, (kubernetes) => kubernetes.toJson_Probe),
    readinessProbe: readinessProbe && coreType(at('readinessProbe'), readinessProbe, (kubernetes) => kubernetes.toJson_Probe),
    lifecycle: lifecycle && coreType(at('lifecycle'), lifecycle, (kubernetes) => kubernetes.toJson_Lifecycle),
    securityContext: securityContext && coreType(at('securityContext'), securityContext, (kubernetes) => kubernetes.toJson_SecurityContext),
    nice,
    ionice,
    env: coreTypes(field.at('env'), settings.env, (kubernetes) => kubernetes.toJson_EnvVar),
    envFrom: coreTypes(field.at('envFrom'), settings.envFrom, (kubernetes) => kubernetes.toJson_EnvFromSource),
  };
}

export const limitedResources: ValueRule<k8s.ResourceRequirements> = ({ requests = {}, limits = {} }) =>
  Object.keys(requests).length > 0 && Object.keys(limits).length === 0
    ? wrong('has requests and no limits, for which the operator drops the requests', 'set limits as well')
    : undefined;

const niceAdjustment = wholeNumber('adjustment', { from: -20, to: 19, hint: '-20 is the highest priority' });
const ioniceClass = wholeNumber('class', { from: 1, to: 3, hint: '1 is real time, and 3 only when the disk is idle' });
const ioniceClassData = wholeNumber('priority', { from: 0, to: 7, hint: '0 is the highest' });
