import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { Manifest } from './manifest';
import { STASH_API_VERSIONS, type StashKinds } from '../../imports/kinds';

/** The spec of an object of a kind of Stash. */
export type SpecOf<K extends keyof StashKinds> = NonNullable<StashKinds[K]['spec']>;

/** The manifest of an object of a kind of Stash. */
export function stashManifest<K extends keyof StashKinds>(
  where: Construct, kind: K, metadata: ApiObjectMetadata | undefined, spec: SpecOf<K>,
): Manifest {
  return new Manifest(where, { apiVersion: STASH_API_VERSIONS[kind], kind, field: 'spec' }, metadata, spec);
}
