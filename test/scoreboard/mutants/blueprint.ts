import { all, plus, removed, set } from '../manifests';
import type { Mutant } from '../mutant';

/** A database that asks for the blueprint of PostgreSQL, and sets a parameter of its Task. */
const annotated = (parameter: string, value: string, version = '14.0') => plus(`
apiVersion: appcatalog.appscode.com/v1alpha1
kind: AppBinding
metadata:
  name: stock
  namespace: docs
  annotations: { stash.appscode.com/backup-blueprint: postgres, params.stash.appscode.com/${parameter}: '${value}' }
spec:
  type: postgres
  version: '${version}'
  secret: { name: stock-auth }
  clientConfig: { service: { name: stock, port: 5432, scheme: postgresql } }
`);

export const BLUEPRINT_MUTANTS: readonly Mutant[] = [
  {
    rule: 'STASH501',
    breaks: 'one prefix for all targets',
    world: 'blueprint',
    change: set('BackupBlueprint files', 'spec.backend.gcs.prefix', 'stash'),
  },
  {
    rule: 'STASH501',
    breaks: 'a prefix by name alone',
    world: 'blueprint',
    change: set('BackupBlueprint files', 'spec.backend.gcs.prefix', 'stash/${TARGET_NAME}'),
  },
  {
    rule: 'STASH501',
    breaks: 'one address of a REST server for all targets',
    world: 'blueprint',
    change: all(
      removed('BackupBlueprint files', 'spec.backend.gcs'),
      set('BackupBlueprint files', 'spec.backend.rest', { url: 'https://backup.example.com/files' }),
    ),
  },
  {
    rule: 'STASH501',
    breaks: 'a prefix that leads back to one place',
    world: 'blueprint',
    change: set('BackupBlueprint files', 'spec.backend.gcs.prefix', '${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}/../../../stash'),
  },
  {
    rule: 'STASH501',
    breaks: 'the variables where the volume is mounted, and not where its data is',
    world: 'blueprint',
    change: all(
      removed('BackupBlueprint files', 'spec.backend.gcs'),
      set('BackupBlueprint files', 'spec.backend.local', {
        mountPath: '/safe/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}', subPath: 'stash', nfs: { server: 'files.example.com', path: '/backups' },
      }),
    ),
  },
  {
    rule: 'STASH323',
    breaks: 'pods without a token that ask for a blueprint',
    world: 'blueprint',
    change: set('Deployment wiki', 'spec.template.spec.automountServiceAccountToken', false),
  },
  {
    rule: 'STASH333',
    breaks: 'a retry beside its run, in a blueprint',
    world: 'blueprint',
    change: all(set('BackupBlueprint claims', 'spec.timeOut', '10m'), set('BackupBlueprint claims', 'spec.retryConfig', { maxRetry: 2 })),
  },
  {
    rule: 'STASH335',
    breaks: 'a block device that asks for a blueprint',
    world: 'blueprint',
    change: set('PersistentVolumeClaim scans', 'spec.volumeMode', 'Block'),
  },
  {
    rule: 'STASH336',
    breaks: 'a container that is called stash, in pods that ask for a blueprint',
    world: 'blueprint',
    change: set('Deployment wiki', 'spec.template.spec.containers[0].name', 'stash'),
  },
  {
    rule: 'STASH350',
    breaks: 'pods for Windows that ask for a blueprint',
    world: 'blueprint',
    change: set('Deployment wiki', 'spec.template.spec.os', { name: 'windows' }),
  },
  {
    rule: 'STASH502',
    breaks: 'a variable that Stash does not have',
    world: 'blueprint',
    change: set('BackupBlueprint files', 'spec.backend.gcs.prefix', 'stash/${CLUSTER}/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}'),
  },
  {
    rule: 'STASH502',
    breaks: 'a variable of the shell in a hook',
    world: 'blueprint',
    change: set('BackupBlueprint files', 'spec.hooks.preBackup.exec.command', ['sh', '-c', 'mysqldump -p"${MYSQL_ROOT_PASSWORD}" > /data/dump.sql']),
  },
  {
    rule: 'STASH502',
    breaks: 'a variable without its end',
    world: 'blueprint',
    change: set('BackupBlueprint files', 'spec.backend.gcs.bucket', 'files-${TARGET_NAMESPACE'),
  },
  {
    rule: 'STASH502',
    breaks: 'a variable of the shell in the template of a claim',
    world: 'volume-snapshots',
    change: set('RestoreSession mail', 'spec.target.volumeClaimTemplates[0].metadata.annotations', { by: '${USER}' }),
  },
  {
    rule: 'STASH503',
    breaks: 'a Task of another version',
    world: 'databases',
    change: set('BackupConfiguration ledger', 'spec.task.name', 'mysql-backup-8.0.22'),
  },
  {
    rule: 'STASH503',
    breaks: 'a Task that releases of long ago had',
    world: 'databases',
    change: set('BackupConfiguration carts', 'spec.task.name', 'kubedump-backup-0.1.0'),
  },
  {
    rule: 'STASH503',
    breaks: 'a Task for restores in a backup',
    world: 'databases',
    change: set('BackupConfiguration ledger', 'spec.task.name', 'mysql-restore-8.0.21'),
  },
  {
    rule: 'STASH503',
    breaks: 'an AppBinding with a Task of another version',
    world: 'databases',
    change: set('AppBinding orders', 'spec.parameters.stash.addon.restoreTask.name', 'postgres-restore-14.1'),
  },
  {
    rule: 'STASH503',
    breaks: 'a database of a version for which there is no Task, and a blueprint that names the Task after it',
    world: 'blueprint',
    change: annotated('args', '--clean', '14.9'),
  },
  {
    rule: 'STASH503',
    breaks: 'a Task that only some releases have, of which none is named',
    world: 'databases',
    change: set('AppBinding orders', 'spec.parameters.stash.addon.restoreTask.name', 'postgres-restore-18.2'),
  },
  {
    rule: 'STASH503',
    breaks: 'a Task with a Function that is misspelt',
    world: 'blueprint',
    change: set('Task queue-dump', 'spec.steps[0].name', 'queue-dmup'),
  },
  {
    rule: 'STASH504',
    breaks: 'a parameter that the Task does not have',
    world: 'databases',
    change: set('BackupConfiguration ledger', 'spec.task.params[0].name', 'arg'),
  },
  { rule: 'STASH504', breaks: 'an empty parameter', world: 'databases', change: set('BackupConfiguration ledger', 'spec.task.params[0].value', '') },
  {
    rule: 'STASH504',
    breaks: 'a parameter with a capital in an AppBinding',
    world: 'databases',
    change: set('AppBinding orders', 'spec.parameters.stash.addon.backupTask.params[0].name', 'Args'),
  },
  {
    rule: 'STASH505',
    breaks: 'an AppBinding with both a Service and a URL',
    world: 'databases',
    change: set('AppBinding orders', 'spec.clientConfig.url', 'postgresql://orders.example.com:5432'),
  },
  { rule: 'STASH505', breaks: 'an AppBinding with neither', world: 'databases', change: removed('AppBinding orders', 'spec.clientConfig.service') },
  {
    rule: 'STASH506',
    breaks: 'a workload that names the blueprint alone',
    world: 'blueprint',
    change: all(
      removed('Deployment wiki', 'metadata.annotations["stash.appscode.com/target-paths"]'),
      removed('Deployment wiki', 'metadata.annotations["stash.appscode.com/volume-mounts"]'),
    ),
  },
  {
    rule: 'STASH506',
    breaks: 'an annotation by nearly the right name',
    world: 'blueprint',
    change: all(
      removed('PersistentVolumeClaim scans', 'metadata.annotations["stash.appscode.com/backup-blueprint"]'),
      set('PersistentVolumeClaim scans', 'metadata.annotations["stash.appscode.com/backupblueprint"]', 'claims'),
    ),
  },
  {
    rule: 'STASH506',
    breaks: 'annotations on the pods',
    world: 'blueprint',
    change: all(
      removed('Deployment wiki', 'metadata.annotations'),
      set('Deployment wiki', 'spec.template.metadata.annotations["stash.appscode.com/backup-blueprint"]', 'files'),
    ),
  },
  {
    rule: 'STASH506',
    breaks: 'a mount without its path',
    world: 'blueprint',
    change: set('Deployment wiki', 'metadata.annotations["stash.appscode.com/volume-mounts"]', 'pages:/pages,conf:/conf:wiki,cache'),
  },
  {
    rule: 'STASH506',
    breaks: 'a blueprint that a Namespace asks for',
    world: 'shared',
    change: set('Namespace red', 'metadata.annotations', { 'stash.appscode.com/backup-blueprint': 'files' }),
  },
  {
    rule: 'STASH507',
    breaks: 'a typo in the name of a blueprint',
    world: 'blueprint',
    change: set('PersistentVolumeClaim scans', 'metadata.annotations["stash.appscode.com/backup-blueprint"]', 'cliams'),
  },
  {
    rule: 'STASH508',
    breaks: 'a database whose annotations write the dump to a file',
    world: 'blueprint',
    change: annotated('args', '--file=/tmp/dump.sql'),
  },
  {
    rule: 'STASH508',
    breaks: 'a dump of a form that psql does not know, in an AppBinding',
    world: 'databases',
    change: set('AppBinding orders', 'spec.parameters.stash.addon.backupTask.params[0].value', '--clean -Fc'),
  },
  {
    rule: 'STASH508',
    breaks: 'a dump that goes into a file',
    world: 'databases',
    change: set('BackupConfiguration ledger', 'spec.task.params[0].value', '--all-databases --result-file=/tmp/dump.sql'),
  },
  {
    rule: 'STASH508',
    breaks: 'a folder for mongodump',
    world: 'databases',
    change: set('BackupConfiguration carts', 'spec.task.params', [{ name: 'args', value: '--gzip --out=/tmp/dump' }]),
  },
  {
    rule: 'STASH508',
    breaks: 'a statement in place of the dump',
    world: 'databases',
    change: set('RestoreSession ledger', 'spec.task.params', [{ name: 'args', value: '-e SELECT(1)' }]),
  },
  {
    rule: 'STASH508',
    breaks: 'a dump without rows',
    world: 'databases',
    change: set('BackupConfiguration ledger', 'spec.task.params[0].value', '--all-databases --no-data'),
  },
  {
    rule: 'STASH508',
    breaks: 'a dump of one database that an AppBinding restores into another',
    world: 'databases',
    change: set('AppBinding orders', 'spec.parameters.stash.addon.backupTask.params', [
      { name: 'args', value: '--dbname=orders' }, { name: 'backupCMD', value: 'pg_dump' },
    ]),
  },
  {
    rule: 'STASH508',
    breaks: 'a dump of one database that a restore by a Task of its own loads into another',
    world: 'databases',
    change: all(
      set('AppBinding orders', 'spec.parameters.stash.addon.backupTask.params', [
        { name: 'args', value: '--dbname=orders' }, { name: 'backupCMD', value: 'pg_dump' },
      ]),
      set('AppBinding orders', 'spec.parameters.stash.addon.restoreTask.params', [{ name: 'args', value: '--dbname=orders' }]),
      set('RestoreSession orders', 'spec.task', { name: 'postgres-restore-14.0', params: [{ name: 'args', value: '--single-transaction' }] }),
    ),
  },
  {
    rule: 'STASH508',
    breaks: 'pg_dump without a database',
    world: 'databases',
    change: set('AppBinding orders', 'spec.parameters.stash.addon.backupTask.params[1]', { name: 'backupCMD', value: 'pg_dump' }),
  },
  {
    rule: 'STASH508',
    breaks: 'arguments of mysqldump that replace --all-databases',
    world: 'databases',
    change: set('BackupConfiguration ledger', 'spec.task.params[0].value', '--single-transaction'),
  },
  {
    rule: 'STASH508',
    breaks: 'a dump of one database of MySQL that the restore has none for',
    world: 'databases',
    change: set('BackupConfiguration ledger', 'spec.task.params[0].value', '--single-transaction ledger'),
  },
  {
    rule: 'STASH508',
    breaks: 'a database in quotes, as for a shell',
    world: 'databases',
    change: set('BackupConfiguration ledger', 'spec.task.params[0].value', "--databases 'ledger'"),
  },
  {
    rule: 'STASH508',
    breaks: 'a compressed dump of MongoDB that is restored as one that is not',
    world: 'databases',
    change: set('AppBinding carts', 'spec.parameters', {
      apiVersion: 'appcatalog.appscode.com/v1alpha1',
      kind: 'StashAddon',
      stash: {
        addon: { backupTask: { name: 'mongodb-backup-6.0.5', params: [{ name: 'args', value: '--gzip' }] }, restoreTask: { name: 'mongodb-restore-6.0.5' } },
      },
    }),
  },
  {
    rule: 'STASH508',
    breaks: 'a dump of roles alone',
    world: 'databases',
    change: set('AppBinding orders', 'spec.parameters.stash.addon.backupTask.params[0].value', '--roles-only'),
  },
  {
    rule: 'STASH508',
    breaks: 'a name for pg_dumpall',
    world: 'databases',
    change: set('AppBinding orders', 'spec.parameters.stash.addon.backupTask.params[0].value', '--clean orders'),
  },
  {
    rule: 'STASH508',
    breaks: 'a dump that makes no tables',
    world: 'databases',
    change: set('BackupConfiguration ledger', 'spec.task.params[0].value', '--all-databases --no-create-info'),
  },
  {
    rule: 'STASH508',
    breaks: 'a dump of MySQL 8 without stored procedures',
    world: 'batch',
    change: set('BackupBatch blog', 'spec.members[1].task.params[0].value', '--all-databases'),
  },
  {
    rule: 'STASH509',
    breaks: 'a URL without a scheme',
    world: 'databases',
    change: set('AppBinding ledger', 'spec.clientConfig.url', 'ledger.example.com:3306'),
  },
  {
    rule: 'STASH509',
    breaks: 'a URL without a port',
    world: 'databases',
    change: set('AppBinding ledger', 'spec.clientConfig.url', 'mysql://ledger.example.com'),
  },
  { rule: 'STASH510', breaks: 'an AppBinding without a Secret', world: 'databases', change: removed('AppBinding orders', 'spec.secret') },
  {
    rule: 'STASH510',
    breaks: 'a Secret of a database with keys of another name',
    world: 'databases',
    change: plus('{ apiVersion: v1, kind: Secret, metadata: { name: orders-auth, namespace: shop }, stringData: { user: "{{ .user }}", pass: "{{ .pass }}" } }'),
  },
  {
    rule: 'STASH511',
    breaks: 'two settings in the query of a PostgreSQL',
    world: 'databases',
    change: set('AppBinding orders', 'spec.clientConfig.service.query', 'sslmode=require&connect_timeout=10'),
  },
  {
    rule: 'STASH513',
    breaks: 'a Task without steps',
    world: 'blueprint',
    change: set('Task queue-dump', 'spec.steps', []),
  },
  {
    rule: 'STASH512',
    breaks: 'a dump under another host',
    world: 'databases',
    change: set('BackupConfiguration ledger', 'spec.task.params[0]', { name: 'HOSTNAME', value: 'ledger-2' }),
  },
  {
    rule: 'STASH512',
    breaks: 'a database whose annotations put its backups elsewhere',
    world: 'blueprint',
    change: annotated('REPOSITORY_PREFIX', 'elsewhere'),
  },
  {
    rule: 'STASH512',
    breaks: 'a claim that is backed up to another place than its Repository',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.task.params', [{ name: 'REPOSITORY_PREFIX', value: 'photos/common' }]),
  },
  {
    rule: 'STASH512',
    breaks: 'the host as a parameter of a Task that somebody wrote',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.task', { name: 'media-backup', params: [{ name: 'HOSTNAME', value: 'media' }] }),
  },
  {
    rule: 'STASH514',
    breaks: 'a Secret of a database with a letter too few in its name',
    world: 'databases',
    change: all(
      set('AppBinding orders', 'spec.secret.name', 'orders-aut'),
      plus('{ apiVersion: v1, kind: Secret, metadata: { name: orders-auth, namespace: shop }, stringData: { username: "{{ .user }}", password: "{{ .pass }}" } }'),
    ),
  },
  {
    rule: 'STASH514',
    breaks: 'the Service of a database in another namespace',
    world: 'databases',
    change: plus('{ apiVersion: v1, kind: Service, metadata: { name: orders, namespace: data }, spec: { ports: [{ port: 5432 }] } }'),
  },
];
