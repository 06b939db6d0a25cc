import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { Manifest, type ManifestType } from './manifest';
import { dnsLabel } from '../kubernetes/name';
import type { ValueRule } from '../refusal/complaint';
import { check } from '../refusal/refusal';
import { unsetPart } from '../refusal/unset';

/** Creates an object of a namespaced kind whose name becomes the value of a label. */
export function namespacedObject(where: Construct, type: ManifestType, metadata: ApiObjectMetadata | undefined, content: unknown): ApiObject {
  const object = new Manifest(where, type, metadata, content);
  check(where, 'metadata.name', object.name, setLabel);
  check(where, 'metadata.namespace', object.metadata.namespace, setLabel);
  return object;
}

/** Another name is another object: that of a later synth, with the value, would be created beside this one. */
const setLabel: ValueRule = (name) => dnsLabel(name) ?? unsetPart(name);
