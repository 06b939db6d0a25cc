import type { Conforming } from '../../imports/conforming';
import type * as wire from '../../imports/stash';

/** The backends that the schema knows. */
const BACKENDS = ['azure', 'b2', 'gcs', 'local', 'rest', 's3', 'swift'] as const;

export type BackendName = typeof BACKENDS[number];

const NAMES: ReadonlySet<string> = new Set(BACKENDS);

/** The backends that are set, which should be one. */
export function backendsIn(backend: Conforming<wire.Backend>): readonly BackendName[] {
  return (Object.keys(backend) as BackendName[]).filter((name) => NAMES.has(name) && backend[name] !== undefined);
}

/** The only backend that is set; undefined if there are none or several. */
export function singleBackend(backend: Conforming<wire.Backend>): BackendName | undefined {
  const given = backendsIn(backend);
  return given.length === 1 ? given[0] : undefined;
}
