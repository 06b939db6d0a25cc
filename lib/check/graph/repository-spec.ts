import { BACKENDS } from './location';
import type * as wire from '../../../imports/stash';
import type { Cluster } from '../cluster';
import type { Conforming } from '../conform';
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

export type BackendName = typeof BACKENDS[number];

export function repositorySpecs(cluster: Cluster): readonly RepositorySpec[] {
  return cluster.once('repository-specs', () => [
    ...cluster.repositories.map(({ subject, manifest: { spec = {} } }) =>
      ({ subject, spec, isPattern: false, backends: backendsOf(spec), namespace: subject.namespace })),
    ...cluster.declarations('BackupBlueprint').map(({ subject, manifest: { spec = {} } }) =>
      ({ subject, spec, isPattern: true, backends: backendsOf(spec), namespace: spec.repoNamespace || spec.backupNamespace || undefined })),
  ]);
}

function backendsOf({ backend = {} }: RepositorySpec['spec']): readonly BackendName[] {
  return BACKENDS.filter((name) => backend[name] !== undefined);
}

/** The one backend of a Repository; none where there are none or several. */
export function backendOf({ backends }: RepositorySpec): BackendName | undefined {
  return backends.length === 1 ? backends[0] : undefined;
}

/** Whether a text of a pattern is filled in for each target, so that nothing can be said of it. */
export const isFilledIn = ({ isPattern }: RepositorySpec, text: unknown) => isPattern && typeof text === 'string' && text.includes('${');
