import type { k8s } from 'cdk8s-plus-27';
import { claimFaults, modeFaults } from './claim-faults';
import type * as wire from '../../imports/stash';
import { coreType, coreTypes } from '../kubernetes/core-type';
import { dnsLabel, dnsSubdomain } from '../kubernetes/name';
import { type ValueRule, wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { structType } from '../refusal/value-type';

/** The part of the metadata of a claim that a template sets. */
export interface VolumeClaimTemplateMetadata {
  /**
   * The name of the claim. Variables in it, such as `${POD_ORDINAL}`, are replaced.
   *
   * Refused: a name that is not a DNS subdomain, apart from its variables.
   *
   * @default - a name that Kubernetes generates from `generateName`
   */
  readonly name?: string;

  /**
   * The beginning of the name, which Kubernetes completes. It has no effect together with `name`.
   *
   * @default - none, so `name` is required
   */
  readonly generateName?: string;

  /**
   * The namespace of the claim, for manifests that state it. Stash creates the claim in the namespace of the object that contains the template.
   *
   * Refused: another namespace, if that of the object is known.
   *
   * @default - the namespace of the object that contains the template
   */
  readonly namespace?: string;

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
   * The owners of the claim: when they are deleted, the claim is deleted too.
   *
   * @default - those that Stash adds
   */
  readonly ownerReferences?: k8s.OwnerReference[];
}

/**
 * A template for a claim that Stash creates.
 *
 * Refused: a missing name; a missing access mode or requested size, because Kubernetes refuses a claim without it; an access mode that Kubernetes does
 * not have, such as `RWO`; a size that is not a quantity, such as `1 GB`; a field that cdk8s-plus-27 does not have. An interim volume needs no size
 * if Stash calculates it, as it does for Elasticsearch from 7.15 on and for OpenSearch; for another database, its absence is refused at synth.
 */
export interface VolumeClaimTemplate {
  /**
   * The API version of a claim, for manifests that state it.
   *
   * Refused: anything but `v1`.
   *
   * @default - absent, which means `v1`
   */
  readonly apiVersion?: string;

  /**
   * The kind of a claim, for manifests that state it.
   *
   * Refused: anything but `PersistentVolumeClaim`.
   *
   * @default - absent, which means `PersistentVolumeClaim`
   */
  readonly kind?: string;

  /** The name, labels and annotations of the claim. */
  readonly metadata: VolumeClaimTemplateMetadata;

  /** The spec of the claim. Variables in it, such as `${POD_ORDINAL}`, are replaced. */
  readonly spec: k8s.PersistentVolumeClaimSpec;
}

/** Renders the template of an interim volume. Whether it needs a size depends on the Task, which may be known only at synth. */
export const interimVolume = (field: Field, template: VolumeClaimTemplate, home: string | undefined): wire.VolumeClaimTemplate =>
  volumeClaimTemplate(field, template, home, modeFaults);

/** Renders the template for an object in the namespace `home`. */
export function volumeClaimTemplate(
  field: Field, template: VolumeClaimTemplate, home: string | undefined, faults = claimFaults,
): wire.VolumeClaimTemplate {
  const { apiVersion, kind, metadata: givenMetadata, spec } = field.structOf(template, 'VolumeClaimTemplate');
  const metadata = field.at('metadata').structOf(givenMetadata, 'VolumeClaimTemplateMetadata');
  field.at('spec').checkRequiredType(spec, structType);
  const { name, generateName, namespace } = metadata;
  field.at('apiVersion').check(apiVersion, only('v1'));
  field.at('kind').check(kind, only('PersistentVolumeClaim'));
  if (name === undefined && generateName === undefined) {
    field.at('metadata.name').refuse(wrong('is missing, and Kubernetes refuses a claim without a name', 'give name or generateName'));
  }
  field.at('metadata.name').check(name, nameTemplate);
  field.at('metadata.namespace').check(namespace, home === undefined ? dnsLabel : namespaceOfHolder(home));
  for (const { at, complaint } of faults({ ...spec })) {
    field.at('spec', ...at).refuse(complaint);
  }
  return {
    apiVersion,
    kind,
    metadata: {
      ...metadata,
      ownerReferences: coreTypes(
        field.at('metadata.ownerReferences'), metadata.ownerReferences, (kubernetes) => kubernetes.toJson_OwnerReference,
      ),
    },
    spec: coreType(field.at('spec'), spec, (kubernetes) => kubernetes.toJson_PersistentVolumeClaimSpec),
  };
}

/** A rule for a name in which variables stand for numbers or names. */
const nameTemplate: ValueRule = (name) => dnsSubdomain(name.replace(/\$\{[^{}]+\}/g, '0')) && dnsSubdomain(name);

const only = (expected: string): ValueRule => (value) =>
  value === expected ? undefined : wrong('does not fit the template of a claim', `write ${quote(expected)}, or leave it out`);

const namespaceOfHolder = (home: string): ValueRule => (namespace) => namespace === home
  ? undefined
  : wrong('is not where Stash creates the claim, which is the namespace of the object with the template', `write ${quote(home)}, or leave it out`);
