import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { Manifest, type ManifestType } from './manifest';
import { dnsLabel } from '../kubernetes/name';
import { check } from '../refusal/refusal';

/** Creates an object of a namespaced kind whose name becomes the value of a label. */
export function namespacedObject(where: Construct, type: ManifestType, metadata: ApiObjectMetadata | undefined, content: unknown): ApiObject {
  const object = new Manifest(where, type, metadata, content);
  check(where, 'metadata.name', object.name, dnsLabel);
  check(where, 'metadata.namespace', object.metadata.namespace, dnsLabel);
  return object;
}
