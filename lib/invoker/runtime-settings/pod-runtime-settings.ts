import type { k8s } from 'cdk8s-plus-27';
import { nodeOfStash } from './node-selector';
import { priorityOf } from './pod-priority';
import type * as wire from '../../../imports/stash';
import { coreType, coreTypes } from '../../kubernetes/core-type';
import { dnsSubdomain } from '../../kubernetes/name';
import { wrong } from '../../refusal/complaint';
import type { Field } from '../../refusal/field';

/**
 * How the pods of Stash's own Jobs and of the CronJob that triggers backups run.
 *
 * Refused in every struct of cdk8s-plus-27: a field that it does not have.
 */
export interface PodRuntimeSettings {
  /**
   * Labels of the pod. The community edition ignores them: there, pods get the labels of the invoker.
   *
   * @default - none
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Annotations of the pods of Jobs.
   *
   * @default - none
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * The ServiceAccount of the pod, in the namespace of the pod. For a database in another namespace it needs rights there. It must give the pod its
   * token, for which a ServiceAccount of cdk8s-plus needs `automountToken: true`.
   *
   * Refused: a name that is not a DNS subdomain.
   *
   * @default - one that the operator creates, with the rights that it needs
   */
  readonly serviceAccountName?: string;

  /**
   * Annotations of the ServiceAccount that the operator creates, such as the role of a cloud provider that replaces the keys in the storage Secret.
   *
   * Refused: annotations together with `serviceAccountName`, because the operator then creates no ServiceAccount to annotate.
   *
   * @default - none
   */
  readonly serviceAccountAnnotations?: { [key: string]: string };

  /**
   * Whether the token of the ServiceAccount is mounted into the pod. Without the token, Stash cannot talk to the cluster.
   *
   * @default - the ServiceAccount decides
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * The node that the pod is bound to, bypassing the scheduler.
   *
   * @default - the scheduler chooses
   */
  readonly nodeName?: string;

  /**
   * Labels that the node of the pod must have.
   *
   * Refused: a label of nodes with Windows, for which Stash has no image.
   *
   * @default - any node
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * User, groups and privileges of all containers of the pod. The settings of a container take precedence.
   *
   * @default - a backup Job runs as user 65535, a restore as root
   */
  readonly securityContext?: k8s.PodSecurityContext;

  /**
   * The Secrets for pulling the images from their registries, in the namespace of the pod.
   *
   * @default - none
   */
  readonly imagePullSecrets?: k8s.LocalObjectReference[];

  /**
   * The nodes and other pods that the pod is attracted to or kept away from. A Job that mounts a ReadWriteOnce claim must run on the node of the pod
   * that uses the claim.
   *
   * @default - none
   */
  readonly affinity?: k8s.Affinity;

  /**
   * The scheduler that chooses the node.
   *
   * @default - the default scheduler of the cluster
   */
  readonly schedulerName?: string;

  /**
   * The node taints that the pod tolerates.
   *
   * @default - none
   */
  readonly tolerations?: k8s.Toleration[];

  /**
   * The PriorityClass of the pod.
   *
   * @default - the default of the cluster, if any
   */
  readonly priorityClassName?: string;

  /**
   * The priority of the pod as a number, which must be that of its PriorityClass: Kubernetes derives it from there, and by default refuses any other number.
   *
   * Refused: a number other than 0 without `priorityClassName`.
   *
   * @default - that of the PriorityClass
   */
  readonly priority?: number;

  /**
   * Further conditions that have to be true before the pod counts as ready.
   *
   * @default - none
   */
  readonly readinessGates?: k8s.PodReadinessGate[];

  /**
   * The RuntimeClass that runs the pod; a pod whose class does not exist never starts.
   *
   * @default - the default of the cluster
   */
  readonly runtimeClassName?: string;

  /**
   * Whether the pod gets environment variables for the Services of its namespace.
   *
   * @default true
   */
  readonly enableServiceLinks?: boolean;

  /**
   * How evenly the pods are spread over zones or nodes.
   *
   * @default - the defaults of the scheduler
   */
  readonly topologySpreadConstraints?: k8s.TopologySpreadConstraint[];
}

export function podRuntimeSettings(field: Field, settings: PodRuntimeSettings): wire.PodRuntimeSettings {
  settings = field.structOf(settings, 'PodRuntimeSettings');
  const { securityContext, imagePullSecrets, affinity, tolerations, readinessGates, topologySpreadConstraints } = settings;
  for (const [label, value] of Object.entries(settings.nodeSelector ?? {})) {
    field.at('nodeSelector').at(label).checkValue(value, nodeOfStash(label));
  }
  field.at('priority').checkValue(settings.priority, priorityOf(settings.priorityClassName));
  field.at('serviceAccountName').check(settings.serviceAccountName, dnsSubdomain);
  if (settings.serviceAccountName !== undefined && settings.serviceAccountAnnotations !== undefined) {
    field.at('serviceAccountAnnotations').refuse(wrong(
      'is set together with serviceAccountName, but the operator annotates only a ServiceAccount that it creates',
      'leave out one of the two',
    ));
  }
  return {
    ...settings,
    securityContext: securityContext && coreType(field.at('securityContext'), securityContext, (kubernetes) => kubernetes.toJson_PodSecurityContext),
    imagePullSecrets: coreTypes(field.at('imagePullSecrets'), imagePullSecrets, (kubernetes) => kubernetes.toJson_LocalObjectReference),
    affinity: affinity && coreType(field.at('affinity'), affinity, (kubernetes) => kubernetes.toJson_Affinity),
    tolerations: coreTypes(field.at('tolerations'), tolerations, (kubernetes) => kubernetes.toJson_Toleration),
    readinessGates: coreTypes(field.at('readinessGates'), readinessGates, (kubernetes) => kubernetes.toJson_PodReadinessGate),
    topologySpreadConstraints: coreTypes(
      field.at('topologySpreadConstraints'), topologySpreadConstraints, (kubernetes) => kubernetes.toJson_TopologySpreadConstraint,
    ),
  };
}
