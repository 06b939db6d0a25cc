import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { STASH_API_VERSIONS } from '../../imports/kinds';
import type * as wire from '../../imports/stash';
import { chartNamespace, dnsLabel } from '../kubernetes/name';
import { check } from '../refusal/refusal';
import { Manifest } from '../synth/manifest';

/** The specs of the kinds that restore. */
interface RestoreSpecs {
  readonly RestoreSession: wire.RestoreSessionSpec;
  readonly RestoreBatch: wire.RestoreBatchSpec;
}

/** The namespace in which a restore will be, as far as it is known at synth. */
export const namespaceOf = (where: Construct, metadata: ApiObjectMetadata | undefined) => metadata?.namespace ?? chartNamespace(where);

/** The manifest of a restore of either kind. */
export function restoreManifest<K extends keyof RestoreSpecs>(
  where: Construct, kind: K, metadata: ApiObjectMetadata | undefined, spec: RestoreSpecs[K],
): ApiObject {
  const manifest = new Manifest(where, { apiVersion: STASH_API_VERSIONS[kind], kind, field: 'spec' }, metadata, spec);
  check(where, 'metadata.name', manifest.name, dnsLabel);
  check(where, 'metadata.namespace', manifest.metadata.namespace, dnsLabel);
  return manifest;
}
