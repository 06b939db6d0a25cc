import { all, plus, removed, set, without } from '../../manifests';
import type { Mutant } from '../../mutant';

const MAIL = 'BackupConfiguration mail';

/** A Deployment that mounts the claim. */
const PHOTOS = plus(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: photos, namespace: photos }
spec:
  selector: { matchLabels: { app: photos } }
  template:
    metadata: { labels: { app: photos } }
    spec:
      containers: [{ name: photos, image: registry.example.com/photos:1, volumeMounts: [{ name: media, mountPath: /media }] }]
      volumes: [{ name: media, persistentVolumeClaim: { claimName: media } }]
`);

/** What leaves a target to a Task that is not for it, or to nothing. */
export const TASK_MUTANTS: readonly Mutant[] = [
  {
    rule: 'STASH316',
    breaks: 'a Task for databases on a claim',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.task.name', 'postgres-backup-14.0'),
  },
  {
    rule: 'STASH316',
    breaks: 'a Task for claims on nothing',
    world: 'claim',
    change: removed('BackupConfiguration media', 'spec.target'),
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
    change: set('BackupConfiguration ledger', 'spec.task', { name: 'perconaxtradb-backup-8.0' }),
  },
  {
    rule: 'STASH514',
    breaks: 'the address of a database in place of the name of its Service',
    world: 'databases',
    change: set('AppBinding orders', 'spec.clientConfig.service.name', 'orders-db.shop.svc.cluster.local'),
  },
  {
    rule: 'STASH515',
    breaks: 'a digit too many in the port of a database',
    world: 'databases',
    change: set('AppBinding orders', 'spec.clientConfig.service.port', 543_200),
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
    rule: 'STASH331',
    breaks: 'an AppBinding of a newer PostgreSQL than the Task that it names',
    world: 'databases',
    change: set('AppBinding orders', 'spec.version', '15.3'),
  },
  {
    rule: 'STASH331',
    breaks: 'a backup by the Task of an older PostgreSQL than the AppBinding is of',
    world: 'databases',
    change: set('BackupConfiguration orders', 'spec.task', { name: 'postgres-backup-13.1' }),
  },
  {
    rule: 'STASH516',
    breaks: 'an AppBinding of MySQL 5.7 that a Task for MySQL 8 dumps',
    world: 'databases',
    change: set('AppBinding ledger', 'spec.version', '5.7.40'),
  },
  {
    rule: 'STASH316',
    breaks: 'a dump of a DaemonSet',
    world: 'statefulset',
    change: set('BackupConfiguration edge', 'spec.task', { name: 'kubedump-backup-0.2.0' }),
  },
  {
    rule: 'STASH334',
    breaks: 'a claim that a single pod may mount, and a pod that does',
    world: 'claim',
    change: all(
      set('PersistentVolumeClaim media', 'spec.accessModes', ['ReadWriteOncePod']),
      PHOTOS,
    ),
  },
  {
    rule: 'STASH340',
    breaks: 'a claim that the pods of one node may mount, and a pod that does',
    world: 'claim',
    change: all(set('PersistentVolumeClaim media', 'spec.accessModes', ['ReadWriteOnce']), PHOTOS),
  },
  {
    rule: 'STASH350',
    breaks: 'a claim that only pods on Windows may mount',
    world: 'claim',
    change: all(set('PersistentVolumeClaim media', 'spec.accessModes', ['ReadWriteOnce']), PHOTOS, set('Deployment photos', 'spec.template.spec.nodeSelector', { 'kubernetes.io/os': 'windows' })),
  },
  {
    rule: 'STASH335',
    breaks: 'a claim that is a block device',
    world: 'claim',
    change: set('PersistentVolumeClaim media', 'spec.volumeMode', 'Block'),
  },
  {
    rule: 'STASH335',
    breaks: 'a volume of a Deployment that is a block device',
    world: 'deployment',
    change: set('PersistentVolumeClaim pages', 'spec.volumeMode', 'Block'),
  },
  {
    rule: 'STASH335',
    breaks: 'the volumes of a StatefulSet that are block devices',
    world: 'statefulset',
    change: set('StatefulSet search', 'spec.volumeClaimTemplates[0].spec.volumeMode', 'Block'),
  },
  {
    rule: 'STASH335',
    breaks: 'a claim that a restore creates as a block device',
    world: 'statefulset',
    change: set('RestoreSession search-claims', 'spec.target.volumeClaimTemplates[0].spec.volumeMode', 'Block'),
  },
  {
    rule: 'STASH335',
    breaks: 'an interim volume that is a block device',
    world: 'interim',
    change: set('BackupConfiguration logs', 'spec.interimVolumeTemplate.spec.volumeMode', 'Block'),
  },
];
