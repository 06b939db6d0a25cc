import { appBinding, CLAIM, DATABASE, DEPLOYMENT, linesOf, object } from './manifests';
import { asking, blueprint, claim, deployment } from '../blueprint/annotations';

const about = (kind: string, ref: object | undefined, task: string | undefined) =>
  linesOf('STASH316', [object(kind, { spec: { target: ref && { ref }, task: task && { name: task } } })]);
const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', name: 'shop' };
const volumes = (task: string, kind = 'Deployment') =>
  `"${task}" makes a Job of the backup of ${kind} shop/web, which does not see the volumes of its pods: leave the Task out`;

test.each<[object | undefined, string | undefined, string | undefined]>([
  [DEPLOYMENT, undefined, undefined],
  [DEPLOYMENT, 'kubedump-backup-0.2.0', undefined],
  [DEPLOYMENT, 'ours', undefined],
  [DEPLOYMENT, 'postgresql-backup', undefined],
  [DEPLOYMENT, 'pvc-backup', volumes('pvc-backup')],
  [DEPLOYMENT, 'postgres-backup-14.0', volumes('postgres-backup-14.0')],
  [{ ...DEPLOYMENT, kind: 'StatefulSet' }, 'pvc-backup', volumes('pvc-backup', 'StatefulSet')],
  [{ ...DEPLOYMENT, kind: 'DaemonSet' }, 'pvc-backup', volumes('pvc-backup', 'DaemonSet')],
  [{ ...DEPLOYMENT, kind: 'DeploymentConfig' }, 'pvc-backup', volumes('pvc-backup', 'DeploymentConfig')],
  [CLAIM, 'pvc-backup', undefined],
  [CLAIM, 'redis-backup-7.0.5', '"redis-backup-7.0.5" is for databases, and not for PersistentVolumeClaim shop/data: refer to the AppBinding of the database'],
  [DATABASE, 'redis-backup-7.0.5', undefined],
  [DATABASE, 'pvc-backup', '"pvc-backup" is for claims, and not for AppBinding shop/db: name a Task for the kind AppBinding'],
  [{ ...CLAIM, kind: 'PVC' }, 'pvc-backup', undefined],
  [NAMESPACE, 'kubedump-backup-0.2.0', undefined],
  [NAMESPACE, 'vault-backup-1.10.3', '"vault-backup-1.10.3" is for databases, and not for Namespace shop/shop: refer to the AppBinding of the database'],
  [undefined, 'kubedump-backup-0.2.0', undefined],
  [undefined, 'vault-backup-1.10.3', '"vault-backup-1.10.3" is for databases, and not for the cluster as a whole: refer to the AppBinding of the database'],
])('%j by %s', (ref, task, expected) => {
  expect(about('BackupConfiguration', ref, task)).toEqual(expected === undefined ? [] : [`error BackupConfiguration x spec.task.name: ${expected}`]);
});

test('restores', () => {
  expect(about('RestoreSession', DEPLOYMENT, 'pvc-restore')).toEqual([
    'error RestoreSession x spec.task.name: "pvc-restore" makes a Job of the restore of Deployment shop/web, which does not see the volumes of its pods: '
    + 'leave the Task out',
  ]);
  expect(about('RestoreSession', undefined, 'pvc-restore')).toEqual([]);
});

test('snapshots of volumes', () => {
  expect(linesOf('STASH316', [object('BackupConfiguration', { spec: { driver: 'VolumeSnapshotter', target: { ref: DEPLOYMENT }, task: { name: 'pvc-backup' } } })])).toEqual([]);
});

const asksFor = (name: string) => asking({ 'backup-blueprint': name });
const wrong = (what: string, kind: string) => [`error ${kind} x metadata.annotations["stash.appscode.com/backup-blueprint"]: ${what}: `
  + `ask for a blueprint that is made for the kind ${kind}\n  also BackupBlueprint`];

test.each<[string, object, string[]]>([
  ['pvc-backup', claim(asksFor('it')), []],
  ['pvc-backup', deployment(asksFor('it')), wrong('"pvc-backup" of BackupBlueprint it makes a Job of the backup of Deployment shop/x, which does not see the volumes of its pods',
    'Deployment')],
  ['postgres-backup-${TARGET_APP_VERSION}', appBinding({ annotations: asksFor('it') }), []],
  ['postgres-backup-${TARGET_APP_VERSION}', claim(asksFor('it')), wrong('"postgres-backup-${TARGET_APP_VERSION}" of BackupBlueprint it is for databases, and not for '
    + 'PersistentVolumeClaim shop/x', 'PersistentVolumeClaim')],
  ['ours', deployment(asksFor('it')), []],
])('%s of a blueprint', (task, manifest, expected) => {
  expect(linesOf('STASH316', [manifest, blueprint('it', { task: { name: task } })])).toEqual(expected.map((line) => `${line} it spec.task.name`));
});
