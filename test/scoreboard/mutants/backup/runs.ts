import { all, copied, plus, removed, set } from '../../manifests';
import type { Mutant } from '../../mutant';

const session = (labels: string) => `
apiVersion: stash.appscode.com/v1beta1
kind: BackupSession
metadata: { name: wiki-now, namespace: wiki, labels: ${labels} }
spec:
  invoker: { apiGroup: stash.appscode.com, kind: BackupConfiguration, name: wiki }`;

/** What keeps a run that is due from being done, or from being done as it is written. */
export const RUN_MUTANTS: readonly Mutant[] = [
  {
    rule: 'STASH318',
    breaks: 'two backups of one Deployment under two aliases, which one sidecar cannot have',
    world: 'deployment',
    change: copied('BackupConfiguration wiki', 'wiki-weekly', set('BackupConfiguration wiki-weekly', 'spec.schedule', '20 15 * * *'),
      set('BackupConfiguration wiki-weekly', 'spec.target.alias', 'weekly')),
  },
  {
    rule: 'STASH318',
    breaks: 'two backups of one Deployment without its namespace in the reference, so that one of them never ends',
    world: 'deployment',
    change: copied('BackupConfiguration wiki', 'wiki-again', set('BackupConfiguration wiki-again', 'spec.schedule', '20 15 * * *')),
  },
  {
    rule: 'STASH318',
    breaks: 'a backup of its own under an alias, beside that by a blueprint, which has none',
    world: 'blueprint',
    change: copied('BackupConfiguration queue', 'wiki',
      set('BackupConfiguration wiki', 'metadata.namespace', 'docs'),
      set('BackupConfiguration wiki', 'spec.repository.name', 'wiki'),
      removed('BackupConfiguration wiki', 'spec.task'),
      set('BackupConfiguration wiki', 'spec.target', {
        alias: 'wiki',
        ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'wiki', namespace: 'docs' },
        paths: ['/pages', '/conf'],
        volumeMounts: [{ name: 'pages', mountPath: '/pages' }, { name: 'conf', mountPath: '/conf', subPath: 'wiki' }],
      })),
  },
  {
    rule: 'STASH319',
    breaks: 'a command as a line, without a shell',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.hooks.preBackup', { exec: { command: ['wiki dump > /srv/wiki/uploads/dump.sql'] } }),
  },
  {
    rule: 'STASH319',
    breaks: 'a line for a shell in several entries',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.hooks.preBackup', { exec: { command: ['sh', '-c', 'rm', '-f', '/srv/wiki/uploads/dump.sql'] } }),
  },
  {
    rule: 'STASH319',
    breaks: 'a hook with two actions',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.hooks.preBackup.tcpSocket', { port: 80 }),
  },
  {
    rule: 'STASH319',
    breaks: 'a command in a container that the Deployment does not have',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.hooks.preBackup.containerName', 'wikki'),
  },
  {
    rule: 'STASH319',
    breaks: 'a request without a scheme',
    world: 'deployment',
    change: removed('BackupConfiguration wiki', 'spec.hooks.postBackup.httpPost.scheme'),
  },
  {
    rule: 'STASH319',
    breaks: 'a command in a container, in a hook of a whole batch, which the operator runs itself',
    world: 'batch',
    change: set('BackupBatch blog', 'spec.hooks', { preBackup: { containerName: 'blog', exec: { command: ['flush'] } } }),
  },
  {
    rule: 'STASH319',
    breaks: 'a hook without an action',
    world: 'deployment',
    change: removed('BackupConfiguration wiki', 'spec.hooks.preBackup.exec'),
  },
  {
    rule: 'STASH319',
    breaks: 'a port by its name, in no container',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.hooks.postBackup.httpPost.port', 'https'),
  },
  {
    rule: 'STASH319',
    breaks: 'a command at a database outside of the cluster',
    world: 'databases',
    change: set('BackupConfiguration ledger', 'spec.hooks', { preBackup: { exec: { command: ['flush'] } } }),
  },
  {
    rule: 'STASH319',
    breaks: 'a hook without an action in a member of a batch',
    world: 'batch',
    change: set('BackupBatch blog', 'spec.members[0].hooks', { preBackup: {} }),
  },
  {
    rule: 'STASH319',
    breaks: 'a command of no words before a restore',
    world: 'deployment',
    change: set('RestoreSession wiki', 'spec.hooks.preRestore.exec.command', []),
  },
  {
    rule: 'STASH319',
    breaks: 'a command before a restore, in a container that starts afterwards',
    world: 'deployment',
    change: set('RestoreSession wiki', 'spec.hooks.preRestore', { containerName: 'wiki', exec: { command: ['sync'] } }),
  },
  {
    rule: 'STASH319',
    breaks: 'a command before the backup of a claim, which no container runs',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.hooks', { preBackup: { exec: { command: ['sync'] } } }),
  },
  {
    rule: 'STASH319',
    breaks: 'a template that is not closed',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.hooks.postBackup.httpPost.body', '{{ .Name }'),
  },
  {
    rule: 'STASH319',
    breaks: 'a template with a field that Stash does not provide',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.hooks.postBackup.httpPost.body', '{{ .Backup }}'),
  },
  {
    rule: 'STASH319',
    breaks: 'a request with a body and a form',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.hooks.postBackup.httpPost.form', [{ key: 'a', values: ['b'] }]),
  },
  {
    rule: 'STASH319',
    breaks: 'a hook for VolumeSnapshots in a container that the Job does not have',
    world: 'volume-snapshots',
    change: set('BackupConfiguration queue', 'spec.hooks.preBackup', { containerName: 'queue', exec: { command: ['sync'] } }),
  },
  {
    rule: 'STASH319',
    breaks: 'a hook of a batch that asks the pod of the operator',
    world: 'batch',
    change: set('BackupBatch blog', 'spec.hooks.preBackup', { httpGet: { port: 8080, path: '/flush', scheme: 'HTTP' } }),
  },
  {
    rule: 'STASH320',
    breaks: 'resources that are requested without a limit, and dropped',
    world: 'deployment',
    change: removed('BackupConfiguration wiki', 'spec.runtimeSettings.container.resources.limits'),
  },
  {
    rule: 'STASH320',
    breaks: 'labels of pods, which the operator does not read',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.runtimeSettings.pod.podLabels', { team: 'photos' }),
  },
  {
    rule: 'STASH320',
    breaks: 'settings of a pod that a restore of a workload does not make',
    world: 'deployment',
    change: set('RestoreSession wiki', 'spec.runtimeSettings.pod.priorityClassName', 'high'),
  },
  {
    rule: 'STASH320',
    breaks: 'an interim volume for a sidecar, which gets none',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.interimVolumeTemplate.spec.accessModes', ['ReadWriteOnce']),
  },
  {
    rule: 'STASH320',
    breaks: 'labels of pods in a blueprint',
    world: 'blueprint',
    change: set('BackupBlueprint files', 'spec.runtimeSettings.pod.podLabels', { team: 'files' }),
  },
  {
    rule: 'STASH321',
    breaks: 'a name of 64 letters, which is to be the value of a label',
    world: 'claim',
    change: set('BackupConfiguration media', 'metadata.name', 'm'.repeat(64)),
  },
  {
    rule: 'STASH321',
    breaks: 'a target with a name of 64 letters',
    world: 'batch',
    change: set('BackupBatch blog', 'spec.members[1].target.ref.name', 'b'.repeat(64)),
  },
  { rule: 'STASH321', breaks: 'a batch with a name of 70 letters', world: 'batch', change: set('BackupBatch blog', 'metadata.name', 'b'.repeat(70)) },
  {
    rule: 'STASH321',
    breaks: 'a Repository with a name of 64 letters',
    world: 'backends',
    change: set('Repository gcs', 'metadata.name', 'g'.repeat(64)),
  },
  {
    rule: 'STASH324',
    breaks: 'a host among the arguments for restic',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.target.args', ['--tag', 'files', '--host', 'web']),
  },
  {
    rule: 'STASH324',
    breaks: 'an archive of S3 as the storage class',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.target.args', ['-o', 's3.storage-class=DEEP_ARCHIVE']),
  },
  {
    rule: 'STASH324',
    breaks: 'a misspelt flag of restic',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.target.args', ['--exlude-caches']),
  },
  {
    rule: 'STASH324',
    breaks: 'a flag of restic and its value in one argument',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.target.args', ['--exclude *.tmp']),
  },
  {
    rule: 'STASH346',
    breaks: 'an order of members that Stash does not know',
    world: 'batch',
    change: set('BackupBatch blog', 'spec.executionOrder', 'sequential'),
  },
  {
    rule: 'STASH346',
    breaks: 'a temporary directory in memory, without the capital',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.tempDir', { medium: 'memory' }),
  },
  {
    rule: 'STASH345',
    breaks: 'two arguments of restic for a Job',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.target.args', ['--exclude-caches', '--one-file-system']),
  },
  {
    rule: 'STASH324',
    breaks: 'a dry run of restic',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.target.args', ['-n']),
  },
  {
    rule: 'STASH324',
    breaks: 'restic both quiet and verbose',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.target.args', ['--ignore-inode', '-v']),
  },
  {
    rule: 'STASH324',
    breaks: 'another password than that of the storage Secret',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.target.args', ['--password-file=/run/password']),
  },
  {
    rule: 'STASH348',
    breaks: 'a size of packs that restic refuses',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.runtimeSettings', { container: { env: [{ name: 'RESTIC_PACK_SIZE', value: '512' }] } }),
  },
  {
    rule: 'STASH342',
    breaks: 'a password of restic in a file',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.runtimeSettings', { container: { env: [{ name: 'RESTIC_PASSWORD_FILE', value: '/pw' }] } }),
  },
  {
    rule: 'STASH328',
    breaks: 'a database of another namespace without a ServiceAccount for its restore',
    world: 'databases',
    change: all(
      set('AppBinding ledger', 'metadata.namespace', 'stores'),
      set('BackupConfiguration ledger', 'spec.target.ref.namespace', 'stores'),
      set('BackupConfiguration ledger', 'spec.runtimeSettings', { pod: { serviceAccountName: 'reader-of-stores' } }),
      set('RestoreSession ledger', 'spec.target.ref.namespace', 'stores'),
    ),
  },
  {
    rule: 'STASH328',
    breaks: 'a database of another namespace without a ServiceAccount for its backup',
    world: 'databases',
    change: all(set('AppBinding carts', 'metadata.namespace', 'stores'), set('BackupConfiguration carts', 'spec.target.ref.namespace', 'stores')),
  },
  {
    rule: 'STASH330',
    breaks: 'a BackupSession of a Deployment without labels',
    world: 'deployment',
    change: plus(session('{}')),
  },
  {
    rule: 'STASH330',
    breaks: 'a BackupSession with the name of another backup in its labels',
    world: 'deployment',
    change: plus(session('{ stash.appscode.com/invoker-type: BackupConfiguration, stash.appscode.com/invoker-name: wikis }')),
  },
  {
    rule: 'STASH333',
    breaks: 'a backup of a claim that is tried again while it goes on',
    world: 'claim',
    change: all(
      set('BackupConfiguration media', 'spec.timeOut', '10m'),
      set('BackupConfiguration media', 'spec.retryConfig', { maxRetry: 3, delay: '1m' }),
    ),
  },
  {
    rule: 'STASH347',
    breaks: 'VolumeSnapshots by the driver of disks, of a claim on a file share',
    world: 'volume-snapshots',
    change: plus(`
apiVersion: snapshot.storage.k8s.io/v1
kind: VolumeSnapshotClass
metadata: { name: ssd-snapshots }
driver: disk.csi.azure.com
deletionPolicy: Retain
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: ssd }
provisioner: file.csi.azure.com
`),
  },
];
