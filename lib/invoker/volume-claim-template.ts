import type { k8s } from 'cdk8s-plus-27';
import type * as wire from '../../imports/stash';
import type { Field } from '../check/field';
import type { ValueRule } from '../check/refusal';
import { coreType } from '../kubernetes/core-type';
import { dnsSubdomain } from '../kubernetes/name';

/** The part of the metadata of a claim that a template sets. Stash creates the claim in the namespace of the object that holds the template. */
export interface VolumeClaimTemplateMetadata {
  /**
   * The name of the claim. Variables such as `${POD_ORDINAL}` are replaced in it.
   *
   * Refused: a name that, its variables aside, is not a DNS subdomain.
   *
   * @default - one that Kubernetes makes from `generateName`
   */
  readonly name?: string;

  /**
   * The beginning of the name, which Kubernetes completes. Without effect beside `name`.
   *
   * @default - none, so that `name` is needed
   */
  readonly generateName?: string;

  /**
   * Labels of the claim.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the claim.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * The objects whose deletion takes the claim along.
   *
   * @default - those that Stash adds
   */
  readonly ownerReferences?: k8s.OwnerReference[];
}

/**
 * A claim for a volume that Stash creates.
 *
 * Refused: no name; no access mode or no requested size, without which Kubernetes refuses the claim; a field that cdk8s-plus-27 does not know.
 */
export interface VolumeClaimTemplate {
  /** The name, labels and annotations of the claim. */
  readonly metadata: VolumeClaimTemplateMetadata;

  /** What the claim asks for. Variables such as `${POD_ORDINAL}` are replaced in it. */
  readonly spec: k8s.PersistentVolumeClaimSpec;
}

export function volumeClaimTemplate(field: Field, { metadata, spec }: VolumeClaimTemplate): wire.VolumeClaimTemplate {
  const { name, generateName } = metadata;
  if (name === undefined && generateName === undefined) {
    field.at('metadata.name').refuse('is missing, and Kubernetes takes no claim without a name: give name or generateName');
  }
  field.at('metadata.name').check(name, nameTemplate);
  if (!spec.accessModes?.length) {
    field.at('spec.accessModes').refuse('is missing, and Kubernetes takes no claim without it: name a mode, such as ["ReadWriteOnce"]');
  }
  if (spec.resources?.requests?.storage === undefined) {
    field.at('spec.resources.requests.storage').refuse('is missing, and Kubernetes takes no claim without it: say how large the volume has to be');
  }
  return {
    metadata: {
      ...metadata,
      ownerReferences: metadata.ownerReferences?.map((owner) =>
        coreType(String(field.at('metadata.ownerReferences')), owner, (kubernetes) => kubernetes.toJson_OwnerReference)),
    },
    spec: coreType(String(field.at('spec')), spec, (kubernetes) => kubernetes.toJson_PersistentVolumeClaimSpec),
  };
}

/** A name in which a variable stands for a number or a name. */
const nameTemplate: ValueRule = (name) => dnsSubdomain(name.replace(/\$\{[^{}]+\}/g, '0')) && dnsSubdomain(name);
