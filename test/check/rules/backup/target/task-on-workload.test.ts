import { asking, blueprint, claim, deployment } from '../../blueprint/annotations';
import { appBinding, CLAIM, DATABASE, DEPLOYMENT, linesOf, object } from '../manifests';

const about = (kind: string, ref: object | undefined, task: string | undefined) =>
  linesOf('STASH316', [object(kind, { spec: { target: ref && { ref }, task: task && { name: task } } })]);
const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', name: 'shop' };
const volumes = (task: string, kind = 'Deployment') =>
  `"${task}" makes a Job for the backup of ${kind} shop/web, and the Job does not see the volumes of the pods: leave the Task out`;

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
  [CLAIM, 'redis-backup-7.0.5', '"redis-backup-7.0.5" is for databases, not for PersistentVolumeClaim shop/data: refer to the AppBinding of the database'],
  [DATABASE, 'redis-backup-7.0.5', undefined],
  [DATABASE, 'pvc-backup', '"pvc-backup" is for claims, not for AppBinding shop/db: name a Task for the kind AppBinding'],
  [{ ...DATABASE, kind: 'sig=word' }, 'pvc-backup', '"pvc-backup" is for claims, not for the given value (not shown, since it looks like a credential) shop/db: '
    + 'name a Task for the kind the given value (not shown, since it looks like a credential)'],
  [DATABASE, 'pvc-backup-of-ours', undefined],
  [{ ...CLAIM, kind: 'PVC' }, 'pvc-backup', undefined],
  [NAMESPACE, 'kubedump-backup-0.2.0', undefined],
  [NAMESPACE, 'vault-backup-1.10.3', '"vault-backup-1.10.3" is for databases, not for Namespace shop/shop: refer to the AppBinding of the database'],
  [undefined, 'kubedump-backup-0.2.0', undefined],
  [undefined, 'pvc-backup', '"pvc-backup" is for claims, not for the cluster as a whole: name a Task for the cluster as a whole'],
  [undefined, 'vault-backup-1.10.3', '"vault-backup-1.10.3" is for databases, not for the cluster as a whole: refer to the AppBinding of the database'],
])('%j by %s', (ref, task, expected) => {
  expect(about('BackupConfiguration', ref, task)).toEqual(expected === undefined ? [] : [`error BackupConfiguration x spec.task.name: ${expected}`]);
});

test('restores', () => {
  expect(about('RestoreSession', DEPLOYMENT, 'pvc-restore')).toEqual([
    'error RestoreSession x spec.task.name: "pvc-restore" makes a Job for the restore of Deployment shop/web, and the Job does not see the volumes of the pods: '
    + 'leave the Task out',
  ]);
  expect(about('RestoreSession', undefined, 'pvc-restore')).toEqual([]);
  expect(about('RestoreSession', undefined, 'redis-restore-7.0.5')).toEqual([
    'error RestoreSession x spec.task.name: "redis-restore-7.0.5" is for databases, not for the claims that are created: refer to the AppBinding of the database',
  ]);
});

test('snapshots of volumes', () => {
  expect(linesOf('STASH316', [object('BackupConfiguration', { spec: { driver: 'VolumeSnapshotter', target: { ref: DEPLOYMENT }, task: { name: 'pvc-backup' } } })])).toEqual([]);
});

const asksFor = (name: string) => asking({ 'backup-blueprint': name });
const wrong = (what: string, kind: string) => [`error ${kind} x metadata.annotations["stash.appscode.com/backup-blueprint"]: ${what}: `
  + 'use a blueprint whose Task fits the target\n  also BackupBlueprint'];

test.each<[string, object, string[]]>([
  ['pvc-backup', claim(asksFor('it')), []],
  ['pvc-backup', deployment(asksFor('it')), wrong('"pvc-backup" of BackupBlueprint it makes a Job for the backup of Deployment shop/x, and the Job does not see the volumes of the pods',
    'Deployment')],
  ['postgres-backup-${TARGET_APP_VERSION}', appBinding({ annotations: asksFor('it') }), []],
  ['postgres-backup-${TARGET_APP_VERSION}', claim(asksFor('it')), wrong('"postgres-backup-${TARGET_APP_VERSION}" of BackupBlueprint it is for databases, not for '
    + 'PersistentVolumeClaim shop/x', 'PersistentVolumeClaim')],
  ['ours', deployment(asksFor('it')), []],
  ['postgres-backup-${TARGET_APP_VERSION}', appBinding({ annotations: asksFor('it'), spec: { type: 'kubedb.com/mysql' } }),
    wrong('"postgres-backup-${TARGET_APP_VERSION}" of BackupBlueprint it is for postgres, but AppBinding shop/x has the type "kubedb.com/mysql"', 'AppBinding')
      .map((line) => line.replace('error', 'warning'))],
])('%s of a blueprint', (task, manifest, expected) => {
  expect(linesOf('STASH316', [manifest, blueprint('it', { task: { name: task } })])).toEqual(expected.map((line) => `${line} it spec.task.name`));
});

describe('an AppBinding of the input', () => {
  const other = (task: string, type: string, made: string, wanted: string) =>
    `"${task}" is for ${made}, but AppBinding shop/db has the type "${type}": name a Task of ${wanted}, or correct the type`;

  test.each<[unknown, string, string | undefined]>([
    ['postgres', 'postgres-backup-14.0', undefined],
    ['kubedb.com/postgres', 'postgres-backup-14.0', undefined],
    ['MySQL', 'mysql-backup-8.0.21', undefined],
    ['postgresql', 'mysql-backup-8.0.21', undefined],
    ['timescale', 'postgres-backup-14.0', undefined],
    [undefined, 'postgres-backup-14.0', undefined],
    [7, 'postgres-backup-14.0', undefined],
    ['mysql', 'ours', undefined],
    ['mysql', 'kubedump-backup-0.2.0', undefined],
    ['mysql', 'postgres-backup-14.0', other('postgres-backup-14.0', 'mysql', 'postgres', 'mysql')],
    ['kubedb.com/mariadb', 'mysql-backup-8.0.21', other('mysql-backup-8.0.21', 'kubedb.com/mariadb', 'mysql', 'mariadb')],
    ['Redis', 'mongodb-backup-6.0.5', other('mongodb-backup-6.0.5', 'Redis', 'mongodb', 'redis')],
  ])('of the type %p by %s', (type, task, expected) => {
    const lines = (field: string) => expected === undefined ? [] : [`warning ${field}: ${expected}`];
    const backup = object('BackupConfiguration', { spec: { target: { ref: DATABASE }, task: { name: task } } });
    expect(linesOf('STASH316', [backup, appBinding({ name: 'db', spec: { type } })])).toEqual(lines('BackupConfiguration x spec.task.name'));
    const addon = { backupTask: { name: task } };
    const parameters = { apiVersion: 'a/v1', kind: 'K', stash: { addon } };
    expect(linesOf('STASH316', [appBinding({ name: 'db', spec: { type, parameters } })])).toEqual(lines('AppBinding db spec.parameters.stash.addon.backupTask.name'));
  });

  test('that names both Tasks of an addon', () => {
    const typed = (restoreTask: string) => linesOf('STASH316', [appBinding({
      name: 'db',
      spec: { type: 'mysql', parameters: { apiVersion: 'a/v1', kind: 'K', stash: { addon: { backupTask: { name: 'postgres-backup-14.0' }, restoreTask: { name: restoreTask } } } } },
    })]);
    const line = (field: string, task: string) =>
      `warning AppBinding db spec.parameters.stash.addon.${field}.name: ${other(task, 'mysql', 'postgres', 'mysql')}`;
    const [first, second] = [line('backupTask', 'postgres-backup-14.0'), line('restoreTask', 'postgres-restore-15.1')];
    expect(typed('postgres-restore-14.0')).toEqual([`${first}\n  also AppBinding db spec.parameters.stash.addon.restoreTask.name`]);
    expect(typed('postgres-restore-15.1')).toEqual([first, second]);
    expect(typed('mysql-restore-8.0.21')).toEqual([first]);
  });

  test('that a restore is for', () => {
    const restore = object('RestoreSession', { spec: { target: { ref: DATABASE }, task: { name: 'postgres-restore-14.0' } } });
    expect(linesOf('STASH316', [restore, appBinding({ name: 'db', spec: { type: 'mysql' } })]))
      .toEqual([`warning RestoreSession x spec.task.name: ${other('postgres-restore-14.0', 'mysql', 'postgres', 'mysql')}`]);
  });
});

describe('a Job for a DaemonSet', () => {
  const backup = (task: string, kind = 'DaemonSet') => object('BackupConfiguration', { spec: { target: { ref: { apiVersion: 'apps/v1', kind, name: 'agent' } }, task: { name: task } } });

  test.each(['kubedump-backup-0.2.0', 'ours'])('by %s', (task) => {
    expect(linesOf('STASH316', [backup(task)])).toEqual([
      `warning BackupConfiguration x spec.task.name: "${task}" makes a Job for DaemonSet shop/agent, whose host is the name of the node, but that name is missing where Stash makes the Job: `
      + 'name the Namespace or another kind of object as the target',
    ]);
    expect(linesOf('STASH316', [backup(task, 'Deployment')])).toEqual([]);
  });
});
