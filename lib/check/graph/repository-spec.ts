import type { Conforming } from '../../../imports/conforming';
import type * as wire from '../../../imports/stash';
import { hasVariable } from '../../addon/variable';
import type { BackendName } from '../../backend/backend';
import { backendsIn } from '../../backend/backends';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';
import { grouped } from '../grouped';
import type { Subject } from '../subject';

/** Where backups are kept: the spec of a Repository, or of a BackupBlueprint, from which Stash creates Repositories. */
export interface RepositorySpec {
  readonly subject: Subject;
  readonly spec: Conforming<wire.RepositorySpec>;
  /** Whether its texts may contain variables of a blueprint. */
  readonly isPattern: boolean;
  /** The backends that it sets; there should be exactly one. */
  readonly backends: readonly BackendName[];
  /** The namespace of the Repository; absent if a blueprint keeps it in the namespace of each target. */
  readonly namespace?: string;
}

export const repositorySpecs = (cluster: Cluster): readonly RepositorySpec[] => sorted(cluster).all;

/** The specs whose only backend is `backend`. */
export const specsOfBackend = (cluster: Cluster, backend: BackendName): readonly RepositorySpec[] => sorted(cluster).byBackend.get(backend) ?? [];

/** The specs with a usagePolicy, or with wipeOut switched on; few have either. */
export const specsWith = (cluster: Cluster, matter: 'wipeOut' | 'usagePolicy'): readonly RepositorySpec[] => sorted(cluster)[matter];

/** All specs, sorted once for the many rules that each concern only a few of them. */
const sorted = view((cluster: Cluster) => {
  const all: readonly RepositorySpec[] = [
    ...cluster.repositories.map(({ subject, manifest: { spec = {} } }) =>
      ({ subject, spec, isPattern: false, backends: backendsIn(spec.backend ?? {}), namespace: subject.namespace })),
    ...cluster.declarations('BackupBlueprint').map(({ subject, manifest: { spec = {} } }) => {
      const namespace = spec.repoNamespace || spec.backupNamespace || undefined;
      return { subject, spec, isPattern: true, backends: backendsIn(spec.backend ?? {}), namespace };
    }),
  ];
  return {
    all,
    byBackend: grouped(all, backendOf),
    wipeOut: all.filter(({ spec }) => spec.wipeOut === true),
    usagePolicy: all.filter(({ spec }) => spec.usagePolicy !== undefined),
  };
});

/** The only backend of a spec; undefined if it has none or several. */
export function backendOf({ backends }: RepositorySpec): BackendName | undefined {
  return backends.length === 1 ? backends[0] : undefined;
}

/** Whether a text of a blueprint has variables, so that it differs by target and cannot be checked. */
export const isFilledIn = ({ isPattern }: RepositorySpec, text: unknown) => isPattern && typeof text === 'string' && hasVariable(text);
