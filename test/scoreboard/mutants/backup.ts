import { all, copied, plus, removed, set, without } from '../manifests';
import type { Mutant } from '../mutant';

const MAIL = 'BackupConfiguration mail';
const LONG = 'box'.repeat(16);

const session = (labels: string) => `
apiVersion: stash.appscode.com/v1beta1
kind: BackupSession
metadata: { name: wiki-now, namespace: wiki, labels: ${labels} }
spec:
  invoker: { apiGroup: stash.appscode.com, kind: BackupConfiguration, name: wiki }`;

/** What keeps a backup from running, or from running as it is written. */
export const BACKUP_MUTANTS: readonly Mutant[] = [
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
    also: { rules: ['STASH408'], because: 'the restore looks for the path that was right' },
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
    rule: 'STASH309',

    breaks: 'a schedule that is none',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.schedule', 'nightly'),
  },
  { rule: 'STASH309', breaks: 'no schedule', world: 'claim', change: removed('BackupConfiguration media', 'spec.schedule') },
  {
    rule: 'STASH309',

    breaks: 'a schedule for the 31st of February',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.schedule', '0 2 31 2 *'),
  },
  {
    rule: 'STASH309',
    breaks: 'a time-out in days, which no operator can read',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.timeOut', '1d'),
  },
  { rule: 'STASH309', breaks: 'the 60th minute', world: 'claim', change: set('BackupConfiguration media', 'spec.schedule', '60 2 * * *') },
  {
    rule: 'STASH309',
    breaks: 'a schedule that is none in a blueprint',
    world: 'blueprint',
    change: set('BackupBlueprint files', 'spec.schedule', 'nightly'),
  },
  {
    rule: 'STASH309',
    breaks: 'a schedule that is none in the annotation of a target',
    world: 'blueprint',
    change: set('PersistentVolumeClaim scans', 'metadata.annotations["stash.appscode.com/schedule"]', 'often'),
  },
  { rule: 'STASH309', breaks: 'a time-out in words in a restore', world: 'claim', change: set('RestoreSession media', 'spec.timeOut', '2 hours') },
  { rule: 'STASH309', breaks: 'a delay without a unit', world: 'claim', change: set('BackupConfiguration media', 'spec.retryConfig.delay', '5') },
  {
    rule: 'STASH310',

    breaks: 'a time-out as long as the interval',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.timeOut', '24h'),
  },
  {
    rule: 'STASH310',

    breaks: 'a time-out as long as the interval, with a decimal point and no decimals',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.timeOut', '24.h'),
  },
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
    breaks: 'a blueprint with Repositories that do not admit who asks for it',
    world: 'blueprint',
    change: removed('BackupBlueprint claims', 'spec.usagePolicy'),
  },
  {
    rule: 'STASH311',
    breaks: 'a blueprint with Repositories that admit no target',
    world: 'blueprint',
    change: all(removed('PersistentVolumeClaim scans', 'metadata.annotations'), removed('BackupBlueprint claims', 'spec.usagePolicy')),
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
    breaks: 'a restore into a Deployment that there is not',
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
    rule: 'STASH316',
    breaks: 'a Task for databases on a claim',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.task.name', 'postgres-backup-14.0'),
  },
  {
    rule: 'STASH316',
    breaks: 'a Task for claims on a database',
    world: 'databases',
    change: set('BackupConfiguration ledger', 'spec.task', { name: 'pvc-backup' }),
  },
  {
    rule: 'STASH316',

    breaks: 'a Task for claims on a Deployment',
    world: 'batch',
    change: set('BackupBatch blog', 'spec.members[0].task', { name: 'pvc-backup' }),
  },
  {
    rule: 'STASH316',
    breaks: 'a Task for another database than the AppBinding is of',
    world: 'databases',
    change: set('BackupConfiguration ledger', 'spec.task', { name: 'mariadb-backup-10.5.8' }),
  },
  {
    rule: 'STASH316',
    breaks: 'an AppBinding that names the Task of another database',
    world: 'databases',
    change: set('AppBinding orders', 'spec.type', 'kubedb.com/mysql'),
  },
  {
    rule: 'STASH316',
    breaks: 'a workload that asks for a blueprint for claims',
    world: 'blueprint',
    change: set('Deployment wiki', 'metadata.annotations["stash.appscode.com/backup-blueprint"]', 'claims'),
  },
  { rule: 'STASH317', breaks: 'a claim without a Task', world: 'claim', change: removed('BackupConfiguration media', 'spec.task') },
  {
    rule: 'STASH317',

    breaks: 'an AppBinding that names no Task, and a backup that names none either',
    world: 'databases',
    change: removed('BackupConfiguration ledger', 'spec.task'),
  },
  { rule: 'STASH317', breaks: 'a restore of a claim without a Task', world: 'claim', change: removed('RestoreSession media', 'spec.task') },
  { rule: 'STASH317', breaks: 'a database of a batch without a Task', world: 'batch', change: removed('BackupBatch blog', 'spec.members[1].task') },
  {
    rule: 'STASH317',
    breaks: 'a batch of backups without members',
    world: 'batch',
    change: all(set('BackupBatch blog', 'spec.members', []), without('RestoreBatch blog')),
  },
  {
    rule: 'STASH317',
    breaks: 'a batch of restores without members',
    world: 'batch',
    change: removed('RestoreBatch blog', 'spec.members'),
  },
  {
    rule: 'STASH317',
    breaks: 'a claim that asks for a blueprint for workloads',
    world: 'blueprint',
    change: set('PersistentVolumeClaim scans', 'metadata.annotations["stash.appscode.com/backup-blueprint"]', 'files'),
  },
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
    breaks: 'a request with a body and a form',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.hooks.postBackup.httpPost.form', [{ key: 'a', values: ['b'] }]),
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
    rule: 'STASH323',
    breaks: 'pods without the token of a ServiceAccount',
    world: 'deployment',
    change: set('Deployment wiki', 'spec.template.spec.automountServiceAccountToken', false),
  },
  {
    rule: 'STASH323',
    breaks: 'a member of a batch whose pods have no token',
    world: 'batch',
    change: set('Deployment blog', 'spec.template.spec.automountServiceAccountToken', false),
  },
  {
    rule: 'STASH324',
    breaks: 'a host among the arguments for restic',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.target.args', ['--tag', 'files', '--host', 'web']),
  },
  {
    rule: 'STASH324',
    breaks: 'a dry run of restic',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.target.args', ['-n']),
  },
  {
    rule: 'STASH325',
    breaks: 'a pattern that leaves out everything',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.target.exclude', ['*']),
  },
  {
    rule: 'STASH325',
    breaks: 'a pattern that leaves out one of the paths',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.target.exclude', ['uploads']),
  },
  {
    rule: 'STASH326',
    breaks: 'a batch called as a configuration',
    world: 'batch',
    change: plus(`
apiVersion: stash.appscode.com/v1beta1
kind: BackupConfiguration
metadata: { name: blog, namespace: blog }
spec:
  driver: VolumeSnapshotter
  schedule: 10 5 * * *
  target: { ref: { apiVersion: v1, kind: PersistentVolumeClaim, name: content } }
  retentionPolicy: { name: keep-last-5, keepLast: 5, prune: true }`),
  },
  {
    rule: 'STASH326',
    breaks: 'names that only a dot tells apart',
    world: 'volume-snapshots',
    change: all(set(MAIL, 'metadata.name', 'mail.nightly'), copied('BackupConfiguration mail.nightly', 'mail-nightly')),
  },
  {
    rule: 'STASH326',
    breaks: 'names that are alike in their last 52 letters',
    world: 'volume-snapshots',
    change: all(
      set(MAIL, 'metadata.name', `a-mail-${LONG}`),
      copied(`BackupConfiguration a-mail-${LONG}`, `b-mail-${LONG}`),
    ),
  },
  {
    rule: 'STASH327',
    breaks: 'VolumeSnapshots of a database',
    world: 'volume-snapshots',
    change: set(MAIL, 'spec.target.ref', { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'mail' }),
  },
  { rule: 'STASH327', breaks: 'VolumeSnapshots of nothing', world: 'volume-snapshots', change: removed(MAIL, 'spec.target.ref') },
  {
    rule: 'STASH327',
    breaks: 'VolumeSnapshots of pods that mount files of their node',
    world: 'statefulset',
    change: set('BackupConfiguration edge', 'spec.driver', 'VolumeSnapshotter'),
  },
  {
    rule: 'STASH327',
    breaks: 'VolumeSnapshots of a StatefulSet whose volumes are gone with its pods',
    world: 'volume-snapshots',
    change: all(
      removed('StatefulSet queue', 'spec.volumeClaimTemplates'),
      set('StatefulSet queue', 'spec.template.spec.volumes', [{ name: 'spool', emptyDir: {} }]),
    ),
  },
  {
    rule: 'STASH327',
    breaks: 'VolumeSnapshots of none of the pods',
    world: 'volume-snapshots',
    change: set('BackupConfiguration queue', 'spec.target.replicas', 0),
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
  { rule: 'STASH329', breaks: 'an hour without a minute', world: 'claim', change: set('BackupConfiguration media', 'spec.schedule', '* 2 * * *') },
  { rule: 'STASH329', breaks: 'every minute in a blueprint', world: 'blueprint', change: set('BackupBlueprint files', 'spec.schedule', '* * * * *') },
  {
    rule: 'STASH329',
    breaks: 'minutes in a row in the annotation of a target',
    world: 'blueprint',
    change: set('PersistentVolumeClaim scans', 'metadata.annotations["stash.appscode.com/schedule"]', '0-30 2 * * *'),
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
];
