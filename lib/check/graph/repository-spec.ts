import type { Conforming } from '../../../imports/conforming';
import type * as wire from '../../../imports/stash';
import { backendsIn, type BackendName } from '../../repository/single-backend';
import { view } from '../../synth/once';
import type { Cluster } from '../cluster';
import type { Subject } from '../subject';

/** What says where backups are kept: a Repository, or a BackupBlueprint, by the pattern of which Stash makes Repositories. */
export interface RepositorySpec {
  readonly subject: Subject;
  readonly spec: Conforming<wire.RepositorySpec>;
  /** Whether its texts are patterns, in which variables may stand. */
  readonly isPattern: boolean;
  /** The backends that it has, which should be one. */
  readonly backends: readonly BackendName[];
  /** The namespace of the Repository; none where each target has its own. */
  readonly namespace?: string;
}

export const repositorySpecs = (cluster: Cluster): readonly RepositorySpec[] => sorted(cluster).all;

/** Those with this one backend, or without a single one. */
export const specsOfBackend = (cluster: Cluster, backend: BackendName | undefined): readonly RepositorySpec[] =>
  sorted(cluster).byBackend.get(backend) ?? [];

/** Those that say something of a matter of which nearly all say nothing. */
export const specsWith = (cluster: Cluster, matter: 'wipeOut' | 'usagePolicy'): readonly RepositorySpec[] => sorted(cluster)[matter];

/** All that say where backups are kept, looked at once for the many rules that are about a few of them. */
const sorted = view((cluster: Cluster) => {
  const all: readonly RepositorySpec[] = [
    ...cluster.repositories.map(({ subject, manifest: { spec = {} } }) =>
      ({ subject, spec, isPattern: false, backends: backendsIn(spec.backend ?? {}), namespace: subject.namespace })),
    ...cluster.declarations('BackupBlueprint').map(({ subject, manifest: { spec = {} } }) => {
      const namespace = spec.repoNamespace || spec.backupNamespace || undefined;
      return { subject, spec, isPattern: true, backends: backendsIn(spec.backend ?? {}), namespace };
    }),
  ];
  const byBackend = new Map<BackendName | undefined, RepositorySpec[]>();
  const wipeOut: RepositorySpec[] = [];
  const usagePolicy: RepositorySpec[] = [];
  for (const one of all) {
    const backend = backendOf(one);
    const others = byBackend.get(backend);
    if (others === undefined) {
      byBackend.set(backend, [one]);
    } else {
      others.push(one);
    }
    if (one.spec.wipeOut === true) {
      wipeOut.push(one);
    }
    if (one.spec.usagePolicy !== undefined) {
      usagePolicy.push(one);
    }
  }
  return { all, byBackend, wipeOut, usagePolicy };
});

/** The one backend of a Repository; none where there are none or several. */
export function backendOf({ backends }: RepositorySpec): BackendName | undefined {
  return backends.length === 1 ? backends[0] : undefined;
}

/** Whether a text of a pattern is filled in for each target, so that nothing can be said of it. */
export const isFilledIn = ({ isPattern }: RepositorySpec, text: unknown) => isPattern && typeof text === 'string' && text.includes('${');
