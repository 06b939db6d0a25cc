import { BLUEPRINT } from '../../../backup/blueprint/auto-backup-annotation';
import { claimNameOf } from '../../../kubernetes/claimed-volume';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { isClusterScoped } from '../../full-name';
import { STASH, type StashKind } from '../../stash-kinds';
import type { Place, Subject } from '../../subject';
import { placeOfName, taskUses } from '../addon/task-use';
import { applicationSecrets } from '../app-binding';
import { annotationField, autoBackupsOf } from '../auto-backup';
import { declaredSecret } from '../declared-secret';
import { invokersIn } from '../invoker';
import { madeRepositories } from '../made-backup';
import { repositorySpecs } from '../repository-spec';
import { targetUses } from '../target-use';

/** A place where an object names another one, whether the input contains that or not. */
export interface Reference extends Place, Pick<Subject, 'group' | 'kind' | 'namespace' | 'name'> {}

/**
 * All that backups and restores need and that is named: Repositories, their storage Secrets and claims, targets and their Secrets, blueprints, Tasks,
 * Functions, and the backup of a BackupSession.
 */
export const references = view((cluster: Cluster): readonly Reference[] => [...referencesIn(cluster)].filter(({ name }) => name !== ''));

/** The object that a reference means, or the one that makes the Secret which it means, if the input contains it. */
export const referredTo = (cluster: Cluster, { group, kind, namespace, name }: Omit<Reference, keyof Place>): Subject | undefined =>
  kind === 'Secret' ? declaredSecret(cluster, namespace, name)?.subject : cluster.find(group, kind, namespace, name);

function* referencesIn(cluster: Cluster): Iterable<Reference> {
  for (const { subject, field, target } of targetUses(cluster)) {
    if (target !== undefined) {
      yield { subject, field: [...field, 'target', 'ref', 'name'], ...target, namespace: isClusterScoped(target) ? '' : target.namespace };
    }
  }
  // Snapshots of volumes are not in a Repository, even if one is named.
  for (const { subject, spec: { repository } } of invokersIn(cluster).filter(({ spec: { driver } }) => driver !== 'VolumeSnapshotter')) {
    yield { subject, field: ['spec', 'repository'], ...ofStash('Repository', repository?.name, repository?.namespace || subject.namespace) };
  }
  for (const { subject, namespace, spec: { backend } } of repositorySpecs(cluster).filter((one) => one.namespace !== undefined)) {
    yield { subject, field: STORAGE_SECRET, ...ofCore('Secret', backend?.storageSecretName, namespace) };
    const field = ['spec', 'backend', 'local', 'persistentVolumeClaim', 'claimName'];
    yield { subject, field, ...ofCore('PersistentVolumeClaim', claimNameOf(backend?.local ?? {}), namespace) };
  }
  for (const { subject, manifest } of madeRepositories(cluster)) {
    yield { subject, field: STORAGE_SECRET, ...ofCore('Secret', manifest.spec?.backend?.storageSecretName, subject.namespace) };
  }
  for (const { subject, field, name } of applicationSecrets(cluster)) {
    yield { subject, field, ...ofCore('Secret', name, subject.namespace) };
  }
  for (const { subject, manifest: { spec } } of cluster.declarations('BackupSession')) {
    const { kind = '', name = '' } = spec?.invoker ?? {};
    yield { subject, field: ['spec', 'invoker', 'name'], group: STASH, kind, namespace: subject.namespace, name };
  }
  for (const { subject, blueprints } of autoBackupsOf(cluster)) {
    for (const name of blueprints) {
      yield { subject, field: annotationField(BLUEPRINT), ...ofStash('BackupBlueprint', name) };
    }
  }
  for (const use of taskUses(cluster)) {
    yield { ...placeOfName(use), ...ofStash('Task', use.task.name) };
  }
  for (const { subject, manifest } of cluster.declarations('Task')) {
    for (const [index, { name }] of (manifest.spec?.steps ?? []).entries()) {
      yield { subject, field: ['spec', 'steps', index, 'name'], ...ofStash('Function', name) };
    }
  }
}

const STORAGE_SECRET = ['spec', 'backend', 'storageSecretName'];

const ofStash = (kind: StashKind, name = '', namespace = '') => ({ group: STASH, kind, namespace, name });

const ofCore = (kind: string, name = '', namespace = '') => ({ group: '', kind, namespace, name });
