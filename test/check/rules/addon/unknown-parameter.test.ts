import { findingsIn } from '../../judged';

const about = (kind: string, name: string, params: object[]) => findingsIn([{
  apiVersion: 'stash.appscode.com/v1beta1',
  kind,
  metadata: { name: 'x', namespace: 'shop' },
  spec: { task: { name, params }, target: { ref: { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'db' } } },
}]).filter((line) => line.includes('STASH504')).map((line) => line.replace(` STASH504 ${kind} x spec.task.params`, ''));

test.each<[string, string, object[], string[]]>([
  ['BackupConfiguration', 'postgres-backup-14.0', [{ name: 'args', value: '--clean' }, { name: 'backupCMD', value: 'pg_dump' }], []],
  ['BackupConfiguration', 'ours', [{ name: 'whatever', value: '' }], []],
  ['BackupConfiguration', 'mysql-backup-8.0.21', [{ name: 'multiDumpArgs', value: 'x' }], []],
  ['BackupConfiguration', 'postgres-backup-14.0', [{ name: 'HOSTNAME', value: 'db' }, { name: 'outputDir', value: '' }], []],
  ['BackupConfiguration', 'postgres-backup-14.0', [{ name: 'backupCmd', value: 'pg_dump' }], [
    'warning[0].name: "backupCmd" is not a parameter of postgres-backup-14.0, which ignores it: did you mean "backupCMD"?',
  ]],
  ['BackupConfiguration', 'redis-backup-7.0.5', [{ name: 'compression', value: 'best' }], [
    'warning[0].name: "compression" is not a parameter of redis-backup-7.0.5, which ignores it: its parameters are args, waitTimeout',
  ]],
  ['BackupConfiguration', 'mysql-backup-5.7.25', [{ name: 'args', value: 'x' }, { name: 'multiDumpArgs', value: 'x' }], [
    'warning[1].name: "multiDumpArgs" is not a parameter of mysql-backup-5.7.25, which ignores it: its parameters are args, waitTimeout',
  ]],
  ['BackupConfiguration', 'postgres-backup-14.0', [{ name: 'backupCMD', value: '' }], [
    'error[0].value: the parameter "backupCMD" is empty, and the empty value replaces the default of the Function: give it a value, or leave the parameter out',
  ]],
  ['RestoreSession', 'etcd-restore-3.5.0', [{ name: 'initialCluster', value: 'a' }, { name: 'dataDir', value: '/d' }, { name: 'workloadKind', value: 'StatefulSet' }], [
    'error: etcd-restore-3.5.0 fails at once without the parameter "workloadName": add it',
  ]],
])('%s %s %j', (kind, name, params, expected) => {
  expect(about(kind, name, params)).toEqual(expected);
});

test('only this is found of empty arguments', () => {
  expect(findingsIn([{
    apiVersion: 'stash.appscode.com/v1beta1',
    kind: 'BackupConfiguration',
    metadata: { name: 'x', namespace: 'shop' },
    spec: { task: { name: 'mysql-backup-8.0.21', params: [{ name: 'args', value: '' }] } },
  }]).filter((line) => line.includes(' spec.task.params'))).toEqual([
    'error STASH504 BackupConfiguration x spec.task.params[0].value: the parameter "args" is empty, and the empty value replaces the default of the Function: '
    + 'give it a value, or leave the parameter out',
  ]);
});
