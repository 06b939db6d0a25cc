import { ApiObject, Lazy, type ApiObjectProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { dnsSubdomain } from './name';
import { checksOf } from '../check/synth-checks';
import { wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { check, refuse } from '../refusal/refusal';

/**
 * The object of a kind that belongs to no namespace.
 *
 * cdk8s writes the namespace of the chart wherever none is given; one that is given, but turns out to be none, is written nowhere, and a patch
 * still has the last word.
 */
export function clusterScopedObject(where: Construct, props: ApiObjectProps): ApiObject {
  const { metadata, kind } = props;
  if (metadata?.namespace !== undefined) {
    refuse(where, 'metadata.namespace', wrong(`${quote(metadata.namespace)} is no place for a ${kind}, which belongs to the whole cluster`,
      'leave it out'));
  }
  checksOf(where);
  const object = new ApiObject(where, 'Resource', { ...props, metadata: { ...metadata, namespace: Lazy.any({ produce: () => undefined }) } });
  check(where, 'metadata.name', object.name, dnsSubdomain);
  return object;
}
