import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { STASH_API_VERSIONS } from '../../imports/kinds';
import type * as wire from '../../imports/stash';
import { namespacedObject } from '../synth/namespaced';

/** The specs of the kinds that restore. */
interface RestoreSpecs {
  readonly RestoreSession: wire.RestoreSessionSpec;
  readonly RestoreBatch: wire.RestoreBatchSpec;
}

/** The manifest of a restore of either kind. */
export function restoreManifest<K extends keyof RestoreSpecs>(
  where: Construct, kind: K, metadata: ApiObjectMetadata | undefined, spec: RestoreSpecs[K],
): ApiObject {
  return namespacedObject(where, { apiVersion: STASH_API_VERSIONS[kind], kind, field: 'spec' }, metadata, spec);
}
