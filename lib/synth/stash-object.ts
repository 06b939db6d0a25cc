import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { later } from './later';
import { Manifest } from './manifest';
import { STASH_API_VERSIONS, type CLUSTER_SCOPED, type StashKinds } from '../../imports/kinds';
import { dnsLabel, dnsSubdomain } from '../kubernetes/name';
import { namespaceOf } from '../kubernetes/namespace';
import { type ValueRule, wrong } from '../refusal/complaint';
import { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { check, checkRequired, refuse } from '../refusal/refusal';
import { optionsOf, type StructName } from '../refusal/struct';
import { withoutUnset } from '../refusal/unset';

/** The spec of an object of a kind of Stash. */
export type SpecOf<K extends keyof StashKinds> = NonNullable<StashKinds[K]['spec']>;

type ClusterScoped = typeof CLUSTER_SCOPED[number];

/** The object that a spec is made for. */
export interface Home {
  /** Its field `spec`. */
  readonly field: Field;
  /** Its namespace, if it is known at synth. */
  readonly namespace?: string;
}

/** Creates an object of a namespaced kind of Stash, whose name becomes the value of a label. */
export function namespacedObject<K extends Exclude<keyof StashKinds, ClusterScoped>>(
  where: Construct, kind: K, metadata: ApiObjectMetadata | undefined, specFor: (home: Home) => SpecOf<K>,
): ApiObject {
  const spec = specFor({ field: new Field(where, 'spec'), namespace: namespaceOf(where, metadata) });
  const object = stashManifest(where, kind, metadata, spec);
  check(where, 'metadata.name', object.name, nameRule);
  check(where, 'metadata.namespace', object.metadata.namespace, nameRule);
  return object;
}

const nameRule = withoutUnset(dnsLabel);

/**
 * Creates an object of a kind of Stash that belongs to no namespace.
 *
 * Where no namespace is given, cdk8s writes that of the chart. A Lazy that produces undefined keeps the field out; a JSON patch can still set it.
 */
export function clusterScopedObject<K extends ClusterScoped>(
  where: Construct, kind: K, metadata: ApiObjectMetadata | undefined, spec: SpecOf<K>,
): ApiObject {
  metadata = optionsOf(where, metadata, undefined, 'metadata');
  if (metadata.namespace !== undefined) {
    refuse(where, 'metadata.namespace', wrong(`${quote(metadata.namespace)} cannot be the namespace of a ${kind}, which is cluster-scoped`,
      'leave it out'));
  }
  const object = stashManifest(where, kind, { ...metadata, namespace: later(() => undefined) }, spec);
  check(where, 'metadata.name', object.name, withoutUnset(dnsSubdomain));
  return object;
}

function stashManifest<K extends keyof StashKinds>(where: Construct, kind: K, metadata: ApiObjectMetadata | undefined, spec: SpecOf<K>): Manifest {
  return new Manifest(where, { apiVersion: STASH_API_VERSIONS[kind], kind, field: 'spec' }, metadata, spec);
}

/** Checks how an object that exists in the cluster is referred to, and returns its namespace, if that is known. */
export function existingObject(
  where: Construct, existing: string, rule: ValueRule, options: { readonly namespace?: string } | undefined, struct: StructName,
): string | undefined {
  const namespace = namespaceOf(where, optionsOf(where, options, struct));
  checkRequired(where, 'metadata.name', existing, withoutUnset(rule));
  check(where, 'metadata.namespace', namespace, nameRule);
  return namespace;
}
