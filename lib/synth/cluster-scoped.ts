import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { later } from './later';
import { Manifest, type ManifestType } from './manifest';
import { dnsSubdomain } from '../kubernetes/name';
import { wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { check, refuse } from '../refusal/refusal';
import { optionsOf } from '../refusal/struct';
import { withoutUnset } from '../refusal/unset';

/**
 * Creates an object of a kind that belongs to no namespace.
 *
 * Where no namespace is given, cdk8s writes that of the chart. A Lazy that produces undefined keeps the field out; a JSON patch can still set it.
 */
export function clusterScopedObject(where: Construct, type: ManifestType, metadata: ApiObjectMetadata | undefined, content: unknown): ApiObject {
  metadata = optionsOf(where, metadata, undefined, 'metadata');
  if (metadata.namespace !== undefined) {
    refuse(where, 'metadata.namespace', wrong(`${quote(metadata.namespace)} cannot be the namespace of a ${type.kind}, which is cluster-scoped`,
      'leave it out'));
  }
  const object = new Manifest(where, type, { ...metadata, namespace: later(() => undefined) }, content);
  check(where, 'metadata.name', object.name, withoutUnset(dnsSubdomain));
  return object;
}
