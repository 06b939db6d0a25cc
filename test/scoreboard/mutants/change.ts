import { all, removed, set, without } from '../manifests';
import type { Mutant } from '../mutant';

/** What is broken in these is the change from the known-good manifests. */
export const CHANGE_MUTANTS: readonly Mutant[] = [
  { rule: 'STASH701', breaks: 'a Repository with another prefix than before', world: 'claim', change: set('Repository media', 'spec.backend.azure.prefix', 'photos/files') },
  { rule: 'STASH701', breaks: 'a Repository with another bucket than before', world: 'deployment', change: set('Repository wiki', 'spec.backend.s3.bucket', 'wiki-archive') },
  {
    rule: 'STASH701',
    breaks: 'a Repository with another backend than before',
    world: 'deployment',
    change: all(removed('Repository wiki', 'spec.backend.s3'), set('Repository wiki', 'spec.backend.local', { mountPath: '/safe', nfs: { server: 'vault.example.com', path: '/wiki' } })),
  },
  {
    rule: 'STASH702',
    breaks: 'a backup with another alias than before',
    world: 'deployment',
    change: all(set('BackupConfiguration wiki', 'spec.target.alias', 'pages'), set('RestoreSession wiki', 'spec.target.alias', 'pages')),
    also: { rules: ['STASH707'], because: 'Stash refuses both changes' },
  },
  { rule: 'STASH702', breaks: 'a blueprint with another prefix than before', world: 'blueprint', change: set('BackupBlueprint claims', 'spec.backend.gcs.prefix', 'volumes/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}') },
  {
    rule: 'STASH703',
    breaks: 'a Repository with wipeOut that is renamed',
    world: 'claim',
    change: all(
      set('Repository media', 'metadata.name', 'files'),
      set('BackupConfiguration media', 'spec.repository.name', 'files'),
      set('RestoreSession media', 'spec.repository.name', 'files'),
    ),
    also: { rules: ['STASH707'], because: 'Stash refuses to let the restore read another Repository' },
  },
  {
    rule: 'STASH703',
    breaks: 'a Repository with wipeOut that is removed with all that names it',
    world: 'claim',
    change: all(without('Repository media'), without('BackupConfiguration media'), without('RestoreSession media'), without('PersistentVolumeClaim media')),
  },
  {
    rule: 'STASH704',
    breaks: 'a password from another entry of the store than before',
    world: 'claim',
    change: set('ExternalSecret photos-storage', 'spec.data[0].remoteRef.key', 'photos/new'),
  },
  {
    rule: 'STASH704',
    breaks: 'a password that a template decodes, and did not before',
    world: 'claim',
    change: set('ExternalSecret photos-storage', 'spec.target.template', { mergePolicy: 'Merge', data: { RESTIC_PASSWORD: '{{ .RESTIC_PASSWORD | b64dec }}' } }),
  },
  {
    rule: 'STASH705',
    breaks: 'a claim that was backed up before, and no longer is',
    world: 'claim',
    change: all(without('BackupConfiguration media'), without('RestoreSession media')),
  },
  { rule: 'STASH706', breaks: 'a Repository that is removed, and a backup and a restore that name it', world: 'deployment', change: without('Repository wiki') },
  { rule: 'STASH706', breaks: 'an ExternalSecret that is removed, and a Repository that names its Secret', world: 'claim', change: without('ExternalSecret photos-storage') },
  { rule: 'STASH706', breaks: 'an AppBinding that is removed, and a backup that targets it', world: 'databases', change: without('AppBinding carts') },
  { rule: 'STASH706', breaks: 'a blueprint that is removed, and a claim that asks for it', world: 'blueprint', change: without('BackupBlueprint claims') },
  { rule: 'STASH706', breaks: 'a Task of ours that is removed, and a backup that names it', world: 'blueprint', change: without('Task queue-dump') },
  {
    rule: 'STASH707',
    breaks: 'a restore that is to bring back another snapshot, under the same name',
    world: 'claim',
    change: set('RestoreSession media', 'spec.target.rules', [{ snapshots: ['8a7d5c31'] }]),
  },
];
