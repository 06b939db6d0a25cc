import { all, copied, removed, set } from '../../manifests';
import type { Mutant } from '../../mutant';

/** What keeps the Repository or the target from being found, or from being used. */
export const REFERENCE_MUTANTS: readonly Mutant[] = [
  {
    rule: 'STASH311',
    breaks: 'the namespace lacks the label that the Repository asks for',
    world: 'shared',
    change: removed('Namespace blue', 'metadata.labels.backups'),
  },
  {
    rule: 'STASH311',
    breaks: 'a Repository of another namespace without a usagePolicy',
    world: 'shared',
    change: removed('Repository central', 'spec.usagePolicy'),
  },
  {
    rule: 'STASH311',
    breaks: 'a blueprint with Repositories that do not admit the requesting workload',
    world: 'blueprint',
    change: set('BackupBlueprint claims', 'spec.usagePolicy.allowedNamespaces', {
      from: 'Selector',
      selector: { matchLabels: { 'kubernetes.io/metadata.name': 'platform' } },
    }),
  },
  {
    rule: 'STASH311',
    breaks: 'a blueprint with Repositories that admit no target',
    world: 'blueprint',
    change: all(
      removed('PersistentVolumeClaim scans', 'metadata.annotations'),
      set('BackupBlueprint claims', 'spec.usagePolicy.allowedNamespaces.from', 'Same'),
    ),
  },
  {
    rule: 'STASH311',
    breaks: 'a blueprint with backups in a namespace that its Repositories do not admit',
    world: 'blueprint',
    change: all(set('BackupBlueprint postgres', 'spec.repoNamespace', 'platform'), set('BackupBlueprint postgres', 'spec.backupNamespace', 'backups')),
  },
  {
    rule: 'STASH312',
    breaks: 'the name of the Repository with a letter too few',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.repository.name', 'medi'),
  },
  { rule: 'STASH312', breaks: 'no Repository at all', world: 'claim', change: removed('BackupConfiguration media', 'spec.repository') },
  {
    rule: 'STASH313',
    breaks: 'the name of the claim with a letter too many',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.target.ref.name', 'medias'),
  },
  {
    rule: 'STASH313',
    breaks: 'a restore into a Deployment that does not exist',
    world: 'deployment',
    change: set('RestoreSession wiki', 'spec.target.ref.name', 'wikipages'),
  },
  {
    rule: 'STASH313',
    breaks: 'a claim by the short name of its kind, which has a Task',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.target.ref.kind', 'PVC'),
  },
  {
    rule: 'STASH313',
    breaks: 'a restore into an AppBinding whose kind begins with a small letter',
    world: 'databases',
    change: set('RestoreSession ledger', 'spec.target.ref.kind', 'appBinding'),
  },
  {
    rule: 'STASH314',
    breaks: 'a claim of another namespace',
    world: 'claim',
    change: all(
      set('PersistentVolumeClaim media', 'metadata.namespace', 'library'), set('BackupConfiguration media', 'spec.target.ref.namespace', 'library'),
      set('RestoreSession media', 'spec.target.ref.name', 'copy'),
      copied('PersistentVolumeClaim media', 'copy', set('PersistentVolumeClaim copy', 'metadata.namespace', 'photos')),
    ),
  },
  {
    rule: 'STASH314',
    breaks: 'a restore into a claim of another namespace',
    world: 'claim',
    change: set('RestoreSession media', 'spec.target.ref.namespace', 'library'),
  },
  {
    rule: 'STASH314',
    breaks: 'a claim that asks for a backup in another namespace',
    world: 'blueprint',
    change: set('BackupBlueprint claims', 'spec.backupNamespace', 'platform'),
  },
  {
    rule: 'STASH314',
    breaks: 'a workload that asks for a backup in another namespace',
    world: 'blueprint',
    change: set('BackupBlueprint files', 'spec.backupNamespace', 'platform'),
  },
  {
    rule: 'STASH314',
    breaks: 'a blueprint of claims with one namespace for all backups',
    world: 'blueprint',
    change: all(removed('PersistentVolumeClaim scans', 'metadata.annotations'), set('BackupBlueprint claims', 'spec.backupNamespace', 'platform')),
  },
  {
    rule: 'STASH315',
    breaks: 'an AppBinding as if it were of Kubernetes itself',
    world: 'batch',
    change: set('BackupBatch blog', 'spec.members[1].target.ref.apiVersion', 'apps/v1'),
  },
  {
    rule: 'STASH315',
    breaks: 'a claim as if it were a workload',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.target.ref.apiVersion', 'apps/v1'),
  },
  {
    rule: 'STASH332',
    breaks: 'a Repository on a claim that only its own namespace has',
    world: 'claim',
    change: all(
      removed('Repository media', 'spec.wipeOut'),
      removed('Repository media', 'spec.backend.azure'),
      set('Repository media', 'spec.backend.local', { mountPath: '/safe', persistentVolumeClaim: { claimName: 'media' } }),
      set('Repository media', 'spec.usagePolicy', { allowedNamespaces: { from: 'All' } }),
      set('BackupConfiguration media', 'metadata.namespace', 'archive'),
      set('BackupConfiguration media', 'spec.target.ref.name', 'scans'),
      set('BackupConfiguration media', 'spec.repository.namespace', 'photos'),
    ),
  },
  {
    rule: 'STASH336',
    breaks: 'a container of the application that is called stash',
    world: 'statefulset',
    change: set('StatefulSet search', 'spec.template.spec.containers[0].name', 'stash'),
  },
  {
    rule: 'STASH336',
    breaks: 'an init container of the application that is called stash-init',
    world: 'deployment',
    change: set('Deployment wiki', 'spec.template.spec.initContainers', [{ name: 'stash-init', image: 'example.com/wiki', args: ['migrate'] }]),
  },
];
