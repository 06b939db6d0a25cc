import { StashRelease } from '../../../../lib/addon/stash-release';
import { findingsIn } from '../../judged';

const STASH = 'stash.appscode.com/v1beta1';
const about = (manifests: object[], release?: StashRelease) =>
  findingsIn(manifests, { release }).filter((line) => line.includes('STASH503')).map((line) => line.replace(' STASH503', ''));

const object = (kind: string, spec: object, apiVersion = STASH) => ({ apiVersion, kind, metadata: { name: 'x', namespace: 'shop' }, spec });
const database = { ref: { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'db' } };
const backup = (task: string) => object('BackupConfiguration', { task: { name: task }, target: database });
const restore = (task: string) => object('RestoreSession', { task: { name: task }, target: database });
const binding = (addon: object) => object('AppBinding', { parameters: { apiVersion: 'a/v1', kind: 'K', stash: { addon } } }, 'appcatalog.appscode.com/v1alpha1');

test.each<[string, object[], string[]]>([
  ['a Task that the release installs', [backup('postgres-backup-14.0'), restore('postgres-restore-14.0')], []],
  ['the Tasks of the operator', [backup('pvc-backup'), restore('pvc-restore')], []],
  ['a Task for each version', [object('BackupBlueprint', { task: { name: 'postgres-backup-${TARGET_APP_VERSION}' } })], []],
  ['a Task among the manifests', [backup('ours'), object('Task', {}), { ...object('Task', {}), metadata: { name: 'ours' } }], []],
  ['a version that it does not install', [backup('kubedump-backup-0.1.0')], [
    'error BackupConfiguration x spec.task.name: Stash v2025.2.10 to v2025.10.17 installs no Task "kubedump-backup-0.1.0", and none of the manifests declares it; for kubedump '
    + 'it installs 0.2.0: did you mean "kubedump-backup-0.2.0"?',
  ]],
  ['a version that no release installs, of which one has others', [backup('postgres-backup-19.0')], [
    'error BackupConfiguration x spec.task.name: Stash v2025.2.10 to v2025.10.17 installs no Task "postgres-backup-19.0", and none of the manifests declares it; for '
    + 'postgres it installs 9.6.19, 10.14, 11.9, 12.4, 13.1, 14.0, 15.1, 16.1, 17.2, 18.2: did you mean "postgres-backup-18.2"?',
  ]],
  ['in a blueprint', [object('BackupBlueprint', { task: { name: 'pvc-backups' } })], [
    'error BackupBlueprint x spec.task.name: Stash v2025.2.10 to v2025.10.17 installs no Task "pvc-backups", and none of the manifests declares it: did you mean "pvc-backup"?',
  ]],
  ['in a batch', [object('BackupBatch', { members: [{ target: database }, { task: { name: 'mysql-backup-8' }, target: database }] })], [
    'error BackupBatch x spec.members[1].task.name: Stash v2025.2.10 to v2025.10.17 installs no Task "mysql-backup-8", and none of the manifests declares it; for mysql it installs '
    + '5.7.25, 8.0.3, 8.0.14, 8.0.21: did you mean "mysql-backup-8.0.21"?',
  ]],
  ['in an AppBinding, two of different releases', [binding({ backupTask: { name: 'mariadb-backup-10.6.23' }, restoreTask: { name: 'mariadb-restore-10.5.8' } })], [
    'error AppBinding x spec.parameters.stash.addon.backupTask.name: only Stash v2025.10.17 installs the Task "mariadb-backup-10.6.23", and none of the manifests '
    + 'declares it: say which release the cluster runs, with --release v2025.10.17 if it is that one',
    'error AppBinding x spec.parameters.stash.addon.restoreTask.name: only Stash v2025.2.10 to v2025.7.31 installs the Task "mariadb-restore-10.5.8", and none of '
    + 'the manifests declares it: say which release the cluster runs, with --release v2025.7.31 if it is that one',
  ]],
  ['in a backup and in a restore', [backup('redis-backup-latest'), restore('redis-restore-latest')], ['BackupConfiguration x spec.task.name', 'RestoreSession x spec.task.name']
    .map((place, index) => `error ${place}: Stash v2025.2.10 to v2025.10.17 installs no Task "redis-${index === 0 ? 'backup' : 'restore'}-latest", and none of the manifests declares it; for `
      + 'redis it installs 5.0.13, 6.2.5, 7.0.5: name one of these, or acknowledge this if it is installed by other means')],
  ['in an AppBinding, for backups and for restores', [binding({ backupTask: { name: 'mysql-backup-8' }, restoreTask: { name: 'mysql-restore-8' } })], [
    'error AppBinding x spec.parameters.stash.addon.backupTask.name: Stash v2025.2.10 to v2025.10.17 installs no Task "mysql-backup-8", and none of the manifests declares it; for '
    + 'mysql it installs 5.7.25, 8.0.3, 8.0.14, 8.0.21: did you mean "mysql-backup-8.0.21"?\n  also AppBinding x spec.parameters.stash.addon.restoreTask.name',
  ]],
  ['in an AppBinding, for restores alone', [
    binding({ backupTask: { name: 'mysql-backup-8' }, restoreTask: { name: 'mysql-restore-8' } }), { ...object('Task', {}), metadata: { name: 'mysql-backup-8' } },
  ], [
    'error AppBinding x spec.parameters.stash.addon.restoreTask.name: Stash v2025.2.10 to v2025.10.17 installs no Task "mysql-restore-8", and none of the manifests declares it; '
    + 'for mysql it installs 5.7.25, 8.0.3, 8.0.14, 8.0.21: did you mean "mysql-restore-8.0.21"?',
  ]],
  ['in an AppBinding, two that are none', [binding({ backupTask: { name: 'mysql-backup-8' }, restoreTask: { name: 'mysql-restore-9' } })], [
    'error AppBinding x spec.parameters.stash.addon.backupTask.name: Stash v2025.2.10 to v2025.10.17 installs no Task "mysql-backup-8", and none of the manifests declares it; for '
    + 'mysql it installs 5.7.25, 8.0.3, 8.0.14, 8.0.21: did you mean "mysql-backup-8.0.21"?',
    'error AppBinding x spec.parameters.stash.addon.restoreTask.name: Stash v2025.2.10 to v2025.10.17 installs no Task "mysql-restore-9", and none of the manifests declares it; '
    + 'for mysql it installs 5.7.25, 8.0.3, 8.0.14, 8.0.21: did you mean "mysql-restore-8.0.21"?',
  ]],
  ['a version that is none', [restore('redis-restore-latest')], [
    'error RestoreSession x spec.task.name: Stash v2025.2.10 to v2025.10.17 installs no Task "redis-restore-latest", and none of the manifests declares it; for redis it installs '
    + '5.0.13, 6.2.5, 7.0.5: name one of these, or acknowledge this if it is installed by other means',
  ]],
  ['a name like that of none', [backup('acme-snapshotter')], [
    'note BackupConfiguration x spec.task.name: Stash v2025.2.10 to v2025.10.17 installs no Task "acme-snapshotter", and none of the manifests declares it: '
    + 'declare the Task among the manifests, or acknowledge this if it is installed by other means',
  ]],
  ['a Task for restores where one for backups belongs', [backup('postgres-restore-14.0')], [
    'error BackupConfiguration x spec.task.name: "postgres-restore-14.0" is a Task for restores: name one for backups, such as "postgres-backup-14.0"',
  ]],
])('%s', (_, manifests, expected) => {
  expect(about(manifests)).toEqual(expected);
});

test.each<[string, string, object[], string[]]>([
  ['that is installed', '14.0', [], []],
  ['among the manifests', '14.9', [{ ...object('Task', {}), metadata: { name: 'postgres-backup-14.9' } }], []],
  ['that is not installed', '14.9', [], [
    'error BackupBlueprint x spec.task.name: for AppBinding shop/db, Stash v2025.2.10 to v2025.10.17 installs no Task "postgres-backup-14.9", and none of the manifests declares it; for '
    + 'postgres it installs 9.6.19, 10.14, 11.9, 12.4, 13.1, 14.0, 15.1, 16.1, 17.2, 18.2: did you mean "postgres-backup-14.0"?\n'
    + '  also AppBinding db metadata.annotations["stash.appscode.com/backup-blueprint"]',
  ]],
])('a Task for the version of a database %s', (_, version, more, expected) => {
  const blueprint = object('BackupBlueprint', { task: { name: 'postgres-backup-${TARGET_APP_VERSION}' } });
  const annotations = { 'stash.appscode.com/backup-blueprint': 'x' };
  const asking = { ...binding({}), metadata: { name: 'db', namespace: 'shop', annotations }, spec: { version } };
  expect(about([{ ...blueprint, metadata: { name: 'x' } }, asking, ...more])).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['that the release installs', 'postgres-backup-14.0', []],
  ['of the operator', 'update-status', []],
  ['of the operator, for claims', 'pvc-restore', []],
  ['among the manifests', 'ours', []],
  ['of the name of the Task', 'x', []],
  ['that is filled in', 'postgres-backup-${version:=14.0}', []],
  ['that is missing, of which another rule speaks', '', []],
  ['of a version that the release does not install', 'redis-restore-6.2', [
    'error Task x spec.steps[1].name: Stash v2025.2.10 to v2025.10.17 installs no Function "redis-restore-6.2", and none of the manifests declares it; for redis it installs '
    + '5.0.13, 6.2.5, 7.0.5: did you mean "redis-restore-6.2.5"?',
  ]],
  ['of a version that only some releases install', 'mariadb-backup-10.6.23', [
    'error Task x spec.steps[1].name: only Stash v2025.10.17 installs the Function "mariadb-backup-10.6.23", and none of the manifests declares it: say which '
    + 'release the cluster runs, with --release v2025.10.17 if it is that one',
  ]],
  ['that is misspelt', 'update-statsu', [
    'error Task x spec.steps[1].name: Stash v2025.2.10 to v2025.10.17 installs no Function "update-statsu", and none of the manifests declares it: did you mean "update-status"?',
  ]],
  ['that is misspelt, of the manifests', 'uors', [
    'error Task x spec.steps[1].name: Stash v2025.2.10 to v2025.10.17 installs no Function "uors", and none of the manifests declares it: did you mean "ours"?',
  ]],
  ['like none', 'acme-snapshotter', [
    'note Task x spec.steps[1].name: Stash v2025.2.10 to v2025.10.17 installs no Function "acme-snapshotter", and none of the manifests declares it: '
    + 'declare the Function among the manifests, or acknowledge this if it is installed by other means',
  ]],
])('a Function %s', (_, name, expected) => {
  const declared = { ...object('Function', { image: 'x' }), metadata: { name: 'ours' } };
  expect(about([{ ...object('Task', { steps: [{ name: 'ours' }, { name }] }), metadata: { name: 'x' } }, declared])).toEqual(expected);
});

test.each<[string, StashRelease, string[]]>([
  ['postgres-backup-18.2', StashRelease.V2025_10_17, []],
  ['postgres-backup-17.2', StashRelease.V2025_10_17, []],
  ['mariadb-backup-10.5.8', StashRelease.V2025_6_30, []],
  ['mariadb-backup-10.6.23', StashRelease.V2025_7_31, [
    'error BackupConfiguration x spec.task.name: Stash v2025.7.31 installs no Task "mariadb-backup-10.6.23", and none of the manifests declares it; for mariadb '
    + 'it installs 10.5.8: Stash v2025.10.17 installs "mariadb-backup-10.6.23", so if the cluster runs such a release, say so, as with --release v2025.10.17; '
    + 'otherwise, name one that v2025.7.31 installs',
  ]],
])('%s in %s', (task, release, expected) => {
  expect(about([backup(task)], release)).toEqual(expected);
});
