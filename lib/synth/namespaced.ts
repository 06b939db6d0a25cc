import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { stashManifest, type SpecOf } from './stash-manifest';
import type { CLUSTER_SCOPED, StashKinds } from '../../imports/kinds';
import { dnsLabel } from '../kubernetes/name';
import { namespaceOf } from '../kubernetes/namespace';
import type { ValueRule } from '../refusal/complaint';
import { check, checkRequired } from '../refusal/refusal';
import { optionsOf, type StructName } from '../refusal/struct';
import { withoutUnset } from '../refusal/unset';

/** Creates an object of a namespaced kind of Stash, whose name becomes the value of a label. */
export function namespacedObject<K extends Exclude<keyof StashKinds, typeof CLUSTER_SCOPED[number]>>(
  where: Construct, kind: K, metadata: ApiObjectMetadata | undefined, spec: SpecOf<K>,
): ApiObject {
  const object = stashManifest(where, kind, metadata, spec);
  check(where, 'metadata.name', object.name, nameRule);
  check(where, 'metadata.namespace', object.metadata.namespace, nameRule);
  return object;
}

const nameRule = withoutUnset(dnsLabel);

/** Checks how an object that exists in the cluster is referred to, and returns its namespace, if that is known. */
export function existingObject(
  where: Construct, existing: string, rule: ValueRule, options: { readonly namespace?: string } | undefined, struct: StructName,
): string | undefined {
  const namespace = namespaceOf(where, optionsOf(where, options, struct));
  checkRequired(where, 'metadata.name', existing, withoutUnset(rule));
  check(where, 'metadata.namespace', namespace, nameRule);
  return namespace;
}
