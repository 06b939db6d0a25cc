import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { later } from './later';
import { stashManifest, type SpecOf } from './stash-manifest';
import type { CLUSTER_SCOPED } from '../../imports/kinds';
import { dnsSubdomain } from '../kubernetes/name';
import { wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { check, refuse } from '../refusal/refusal';
import { optionsOf } from '../refusal/struct';
import { withoutUnset } from '../refusal/unset';

/**
 * Creates an object of a kind of Stash that belongs to no namespace.
 *
 * Where no namespace is given, cdk8s writes that of the chart. A Lazy that produces undefined keeps the field out; a JSON patch can still set it.
 */
export function clusterScopedObject<K extends typeof CLUSTER_SCOPED[number]>(
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
