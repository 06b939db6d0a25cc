import type { k8s } from 'cdk8s-plus-27';
import { enoughMemory, limitedResources, upToLimit } from './container-resources';
import type * as wire from '../../../imports/stash';
import { computeResourcesOf } from '../../kubernetes/compute-resources';
import { coreType, coreTypes } from '../../kubernetes/core-type';
import { asFields, asText } from '../../kubernetes/manifest-fields';
import { wholeNumber } from '../../kubernetes/whole-number';
import { about, wrong } from '../../refusal/complaint';
import type { Field } from '../../refusal/field';
import { quote } from '../../refusal/quote';
import { refusedByRestic, resticVariable, unreadByRestic } from '../../restic/variables';
import { namedInPlainText } from '../../secret/plain-text/complaint';
import { isPlainVariable } from '../../secret/plain-text/credential-name';

/** The CPU priority of the restic processes, as set by the Linux command `nice`. */
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

/** The disk priority of the restic processes, as set by the Linux command `ionice`. */
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

/**
 * How the containers of Stash run. If Stash works in a pod of the target, only these runtime settings apply to that pod.
 *
 * Refused in every struct of cdk8s-plus-27: a field that it does not have.
 */
export interface ContainerRuntimeSettings {
  /**
   * The requests and limits for CPU and memory, each made by `k8s.Quantity` of cdk8s-plus, such as `k8s.Quantity.fromString('512Mi')`.
   *
   * Refused: requests without limits, because the operator drops them; a request that is more than the limit of the same resource; a limit of less than
   * 32Mi of memory, which restic takes to open a repository, other than 0, which is no limit; and a value that is not a quantity, such as `512 MB`.
   *
   * @default - the defaults of the namespace
   */
  readonly resources?: k8s.ResourceRequirements;

  /**
   * The probe whose failure restarts the container.
   *
   * Only for the container that backs up a workload: elsewhere it would be in an init container, and Kubernetes refuses that.
   *
   * @default - none
   */
  readonly livenessProbe?: k8s.Probe;

  /**
   * The probe whose failure keeps requests away from the pod.
   *
   * Only for the container that backs up a workload: elsewhere it would be in an init container, and Kubernetes refuses that.
   *
   * @default - none
   */
  readonly readinessProbe?: k8s.Probe;

  /**
   * What Kubernetes runs when the container has started, and before it stops.
   *
   * Only for the container that backs up a workload: elsewhere it would be in an init container, and Kubernetes refuses that.
   *
   * @default - nothing
   */
  readonly lifecycle?: k8s.Lifecycle;

  /**
   * User, group and privileges of the container. To read the data, a backup must run as its owner or as root.
   *
   * @default - a backup Job runs as user 65535, a restore as root, so that it can give files back to their owners
   */
  readonly securityContext?: k8s.SecurityContext;

  /**
   * The CPU priority of restic.
   *
   * @default - like any other process
   */
  readonly nice?: NiceSettings;

  /**
   * The disk priority of restic.
   *
   * @default - like any other process
   */
  readonly ionice?: IoniceSettings;

  /**
   * Environment variables of the container.
   *
   * Refused: RESTIC_PASSWORD_FILE, RESTIC_PASSWORD_COMMAND and RESTIC_REPOSITORY_FILE, which would take the place of what Stash sets;
   * values that restic does not accept, such as an AZURE_ENDPOINT_SUFFIX that begins with `blob.`, which restic adds by itself;
   * and a password, a key or a token as a plain value, such as of PGPASSWORD, since anyone who may read the object would see it.
   *
   * @default - only those of Stash
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
  settings = field.structOf(settings, 'ContainerRuntimeSettings');
  const { resources, livenessProbe, readinessProbe, lifecycle, securityContext, env, envFrom } = settings;
  const nice = settings.nice && field.at('nice').structOf(settings.nice, 'NiceSettings');
  const ionice = settings.ionice && field.at('ionice').structOf(settings.ionice, 'IoniceSettings');
  field.at('nice.adjustment').checkValue(nice?.adjustment, niceAdjustment);
  field.at('ionice.class').checkValue(ionice?.class, ioniceClass);
  field.at('ionice.classData').checkValue(ionice?.classData, ioniceClassData);
  if (ionice?.class === 3 && ionice.classData !== undefined) {
    field.at('ionice.classData').refuse(wrong('is set for class 3 ("only when the disk is idle"), which has no priorities', 'leave it out'));
  }
  const variables: wire.ContainerRuntimeSettings['env'] = coreTypes(field.at('env'), env, (kubernetes) => kubernetes.toJson_EnvVar);
  env?.forEach(({ name, value: given }, index) => {
    const variable = field.at('env').at(index);
    // What is no text is refused at synth, together with the other values of the manifest.
    const value = asText(given) ?? '';
    variable.at('name').check(name, resticVariable);
    const misread = refusedByRestic(name)(value) ?? unreadByRestic(name)(value);
    variable.at('value').refuseIf(isPlainVariable(name, value) ? namedInPlainText(name) : misread && about(quote(value), misread));
  });
  return {
    resources: resources && resourceRequirements(field.at('resources'), resources),
    livenessProbe: livenessProbe && coreType(field.at('livenessProbe'), livenessProbe, (kubernetes) => kubernetes.toJson_Probe),
    readinessProbe: readinessProbe && coreType(field.at('readinessProbe'), readinessProbe, (kubernetes) => kubernetes.toJson_Probe),
    lifecycle: lifecycle && coreType(field.at('lifecycle'), lifecycle, (kubernetes) => kubernetes.toJson_Lifecycle),
    securityContext: securityContext && coreType(field.at('securityContext'), securityContext, (kubernetes) => kubernetes.toJson_SecurityContext),
    nice,
    ionice,
    env: variables,
    envFrom: coreTypes(field.at('envFrom'), envFrom, (kubernetes) => kubernetes.toJson_EnvFromSource),
  };
}

function resourceRequirements(field: Field, resources: k8s.ResourceRequirements): wire.ContainerRuntimeSettings['resources'] {
  field.checkValue(resources, limitedResources);
  const rendered: wire.ContainerRuntimeSettings['resources'] = coreType(field, resources, (kubernetes) => kubernetes.toJson_ResourceRequirements);
  const { requests, limits } = computeResourcesOf(asFields(rendered));
  for (const [resource, request] of Object.entries(requests)) {
    field.at('requests').at(resource).checkValue(request, upToLimit(limits[resource]));
  }
  field.at('limits').at('memory').checkValue(limits.memory, enoughMemory);
  return rendered;
}

const niceAdjustment = wholeNumber('adjustment', { from: -20, to: 19, hint: '-20 is the highest priority' });
const ioniceClass = wholeNumber('class', { from: 1, to: 3, hint: '1 is real time, and 3 only when the disk is idle' });
const ioniceClassData = wholeNumber('priority', { from: 0, to: 7, hint: '0 is the highest' });
