import { all, removed, set } from '../../manifests';
import type { Mutant } from '../../mutant';

/** What is wrong with the files that are backed up: none, others than those that are meant, or all left out. */
export const PATH_MUTANTS: readonly Mutant[] = [
  {
    rule: 'STASH307',
    breaks: 'a backup of a Deployment without paths',
    world: 'deployment',
    change: removed('BackupConfiguration wiki', 'spec.target.paths'),
  },
  {
    rule: 'STASH307',
    breaks: 'a member of a batch without paths',
    world: 'batch',
    change: removed('BackupBatch blog', 'spec.members[0].target.paths'),
  },
  {
    rule: 'STASH308',
    breaks: 'a path that no volume reaches',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.target.paths[2]', '/etc/wiki'),
  },
  {
    rule: 'STASH308',
    breaks: 'a volume that the Deployment does not have',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.target.volumeMounts[1].name', 'upload'),
  },
  {
    rule: 'STASH308',
    breaks: 'a relative path, in a mount that is as relative',
    world: 'deployment',
    change: all(
      set('BackupConfiguration wiki', 'spec.target.paths[1]', 'srv/wiki/uploads'),
      set('BackupConfiguration wiki', 'spec.target.volumeMounts[1].mountPath', 'srv/wiki/uploads'),
    ),
  },
  {
    rule: 'STASH308',
    breaks: 'a claim that is mounted over the temporary files of Stash',
    world: 'claim',
    change: all(
      set('BackupConfiguration media', 'spec.target.volumeMounts', [{ name: 'media', mountPath: '/stash-tmp' }]),
      set('BackupConfiguration media', 'spec.target.paths', ['/stash-tmp']),
      set('RestoreSession media', 'spec.target.volumeMounts', [{ name: 'media', mountPath: '/stash-tmp' }]),
      set('RestoreSession media', 'spec.target.rules[0].paths', ['/stash-tmp']),
    ),
    also: { rules: ['STASH405'], because: 'the restore mounts it there too' },
  },
  {
    rule: 'STASH308',
    breaks: 'another part of a volume than that of the pods',
    world: 'deployment',
    change: all(
      set('Deployment wiki', 'spec.template.spec.containers[0].volumeMounts[0].subPath', 'wiki'),
      set('BackupConfiguration wiki', 'spec.target.volumeMounts[0].subPath', 'wikis'),
      set('RestoreSession wiki', 'spec.target.volumeMounts[0].subPath', 'wikis'),
    ),
  },
  {
    rule: 'STASH308',
    breaks: 'a path outside of where a claim is mounted',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.target.paths', ['/stash-data', '/data']),
  },
  {
    rule: 'STASH308',
    breaks: 'a path that begins as a mount does',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.target.paths[2]', '/srv/wiki/pages2'),
  },
  {
    rule: 'STASH308',
    breaks: 'a wildcard in a path',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.target.paths[2]', '/srv/wiki/pages/*'),
  },
  {
    rule: 'STASH308',
    breaks: 'a path in the annotation of a workload that none of its mounts reaches',
    world: 'blueprint',
    change: set('Deployment wiki', 'metadata.annotations["stash.appscode.com/target-paths"]', '/pages,/config'),
  },
  {
    rule: 'STASH308',
    breaks: 'a file of patterns that nothing mounts',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.target.args', ['--exclude-file=/etc/wiki/excludes']),
  },
  {
    rule: 'STASH322',
    breaks: 'a comma in a pattern of a Job',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.target.exclude', ['a,b']),
  },
  {
    rule: 'STASH322',
    breaks: 'a comma in a path of a Job that restores',
    world: 'claim',
    change: all(
      set('BackupConfiguration media', 'spec.target.paths', ['/stash-data/a']),
      set('RestoreSession media', 'spec.target.rules[0]', { paths: ['/stash-data/a'], include: ['b,c'] }),
    ),
  },
  {
    rule: 'STASH325',
    breaks: 'a pattern that leaves out everything',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.target.exclude', ['*']),
  },
  {
    rule: 'STASH325',
    breaks: 'a pattern that restic cannot read',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.target.exclude', ['cache[1']),
  },
  {
    rule: 'STASH325',
    breaks: 'a pattern that leaves out one of the paths',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.target.exclude', ['uploads']),
  },
  {
    rule: 'STASH325',
    breaks: 'one file system for a path around the mounts',
    world: 'deployment',
    change: all(
      set('BackupConfiguration wiki', 'spec.target.paths', ['/srv/wiki']),
      set('BackupConfiguration wiki', 'spec.target.args', ['--one-file-system']),
      set('RestoreSession wiki', 'spec.target.rules[0].paths', ['/srv/wiki']),
    ),
  },
  {
    rule: 'STASH341',
    breaks: 'a path around two claims of which only one is mounted',
    world: 'deployment',
    change: all(
      set('Deployment wiki', 'spec.template.spec.volumes[1]', { name: 'uploads', persistentVolumeClaim: { claimName: 'uploads' } }),
      set('BackupConfiguration wiki', 'spec.target.paths', ['/srv/wiki']),
      set('BackupConfiguration wiki', 'spec.target.volumeMounts', [{ name: 'pages', mountPath: '/srv/wiki/pages' }]),
      set('RestoreSession wiki', 'spec.target.rules[0].paths', ['/srv/wiki']),
    ),
  },
  {
    rule: 'STASH341',
    breaks: 'a claim in a folder of another one that is not mounted',
    world: 'statefulset',
    change: all(
      set('StatefulSet search', 'spec.volumeClaimTemplates[1]', { metadata: { name: 'synonyms' }, spec: { accessModes: ['ReadWriteOnce'] } }),
      set('StatefulSet search', 'spec.template.spec.containers[0].volumeMounts[1]', { name: 'synonyms', mountPath: '/var/search/synonyms' }),
    ),
  },
];
