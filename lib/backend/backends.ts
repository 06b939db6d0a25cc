import { AZURE } from './azure';
import { B2 } from './b2';
import type { Backend, BackendName } from './backend';
import { GCS } from './gcs';
import { LOCAL } from './local';
import { REST } from './rest-server';
import { S3 } from './s3';
import { SWIFT } from './swift';
import type { Conforming } from '../../imports/conforming';
import type * as wire from '../../imports/stash';

/** All backends, in the order in which the operator looks for them. */
export const BACKENDS: { readonly [B in BackendName]: Backend<B> } = {
  local: LOCAL,
  s3: S3,
  gcs: GCS,
  azure: AZURE,
  swift: SWIFT,
  b2: B2,
  rest: REST,
};

/** The backends that are set, which should be one, in the order of the manifest. */
export function backendsIn(backend: Conforming<wire.Backend>): readonly BackendName[] {
  return (Object.keys(backend) as BackendName[]).filter((name) => Object.hasOwn(BACKENDS, name) && backend[name] !== undefined);
}

/** The only backend that is set; undefined if there are none or several. */
export function singleBackend(backend: Conforming<wire.Backend>): BackendName | undefined {
  const given = backendsIn(backend);
  return given.length === 1 ? given[0] : undefined;
}
