import { findingsIn } from './judged';
import { backup, backupBatch, CLAIM, DATABASE, DEPLOYMENT, repository, restore } from './rules/restore/demo';

/** Values that constructors refuse, each in a manifest, with the rule that finds it there. */
const claimed = (target: object) => backup({ ref: CLAIM, paths: ['/stash-data'], volumeMounts: undefined, ...target }, { task: { name: 'pvc-backup' } });
const routine = (spec: object) => backup({ ref: DEPLOYMENT }, spec);
const hook = (preBackup: object) => routine({ hooks: { preBackup } });
const container = (settings: object) => routine({ runtimeSettings: { container: settings } });
const template = (spec: object) => restore({ volumeClaimTemplates: [{ metadata: { name: 'data' }, spec }], rules: [{ paths: ['/data'] }] });
const binding = (clientConfig: object) => ({ apiVersion: DATABASE.apiVersion, kind: DATABASE.kind, metadata: { name: 'pg', namespace: 'shop' }, spec: { clientConfig } });
const labelled = (labels: object) => ({ ...repository(), metadata: { name: 'repo', namespace: 'shop', labels } });

test.each<[string, string, object]>([
  ['BackupRoutineProps.schedule', 'STASH309', routine({ schedule: 'hello' })],
  ['BackupRoutineProps.timeOut', 'STASH309', routine({ timeOut: '5ms' })],
  ['BackupRoutineProps.retentionPolicy', 'STASH305', routine({ retentionPolicy: { name: 'none', prune: true } })],
  ['RetentionPolicyProps.name', 'STASH306', routine({ retentionPolicy: { name: 'keep-last-5', keepLast: 2, prune: true } })],
  ['RetryConfig.delay', 'STASH309', routine({ retryConfig: { delay: '1d' } })],
  ['BackupInvokerProps.metadata.name', 'STASH321', backup({ ref: DEPLOYMENT }, {}, 'a'.repeat(64))],
  ['BackupInvokerProps.metadata.labels', 'STASH609', { ...routine({}), metadata: { name: 'daily', namespace: 'shop', labels: { a: '+' } } }],
  ['RepositoryProps.metadata.name', 'STASH321', repository('a'.repeat(64))],
  ['RepositoryProps.metadata.labels', 'STASH609', labelled({ 'a b': 'c' })],
  ['AzureRepositoryProps.container', 'STASH112', repository('repo', { azure: { container: 'Backups' } })],
  ['AzureRepositoryProps.maxConnections', 'STASH112', repository('repo', { azure: { container: 'backups', maxConnections: -1 } })],
  ['LocalRepositoryProps.mountPath', 'STASH109', repository('repo', { local: { mountPath: '/bin', hostPath: { path: '/safe' } } })],
  ['FileBackupOptions.paths', 'STASH308', claimed({ paths: ['/elsewhere'] })],
  ['FileBackupOptions.paths, with a comma', 'STASH322', claimed({ paths: ['/stash-data/a,b'] })],
  ['FileBackupOptions.exclude', 'STASH325', claimed({ exclude: ['*'] })],
  ['FileBackupOptions.args', 'STASH324', claimed({ args: ['--host=x'] })],
  ['FileBackupOptions.args, for a Job', 'STASH345', claimed({ args: ['--tag=a', '--tag=b'] })],
  ['BackupBatchProps.executionOrder', 'STASH346', backupBatch([], { executionOrder: 'sequential' })],
  ['TempDir.medium', 'STASH346', routine({ tempDir: { medium: 'SSD' } })],
  ['TempDir.sizeLimit', 'STASH606', routine({ tempDir: { sizeLimit: '2GB' } })],
  ['ContainerRuntimeSettings.resources', 'STASH606', container({ resources: { limits: { memory: '1 Gi' } } })],
  ['ContainerRuntimeSettings.resources, a request without a limit', 'STASH320', container({ resources: { requests: { cpu: '1' } } })],
  ['ContainerRuntimeSettings.resources, a request above its limit', 'STASH344', container({ resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } })],
  ['ContainerRuntimeSettings.resources, a limit without its unit', 'STASH352', container({ resources: { limits: { memory: 512 } } })],
  ['VolumeClaimTemplate.spec.accessModes', 'STASH420', template({ accessModes: ['RWO'], resources: { requests: { storage: '1Gi' } } })],
  ['VolumeClaimTemplate.spec.resources', 'STASH420', template({ accessModes: ['ReadWriteOnce'] })],
  ['VolumeClaimTemplate.spec.resources.requests.storage', 'STASH606', template({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10GB' } } })],
  ['HookOptions.containerName', 'STASH319', hook({ exec: { command: ['sync'] }, containerName: 'Bad Name!' })],
  ['Hook.exec', 'STASH319', hook({ exec: { command: ['sync; true'] } })],
  ['HttpGetHook.port', 'STASH319', hook({ httpGet: { scheme: 'HTTP', port: 0 } })],
  ['RestoreRule.paths', 'STASH322', restore({ ref: CLAIM, rules: [{ paths: ['/a,b'] }] }, { task: { name: 'pvc-restore' } })],
  ['RestoreTargetOptions.args', 'STASH413', restore({ ref: DEPLOYMENT, rules: [{ paths: ['/data'] }], args: ['--target=/'] })],
  ['RestoreTargetOptions.args, for a Job', 'STASH345', restore({ ref: CLAIM, rules: [{ paths: ['/a'] }], args: ['--tag=a', '--tag=b'] }, { task: { name: 'pvc-restore' } })],
  ['RestoreInvokerProps.timeOut', 'STASH309', restore({ ref: DEPLOYMENT, rules: [{ paths: ['/data'] }] }, { timeOut: '0s' })],
  ['AppBindingProps.clientConfig', 'STASH505', binding({})],
  ['ServiceClientConfigOptions.name', 'STASH514', binding({ service: { name: 'pg.data.svc', port: 5432, scheme: 'postgresql' } })],
  ['ServiceClientConfigOptions.port', 'STASH515', binding({ service: { name: 'pg', port: 543_200, scheme: 'postgresql' } })],
])('check finds what the constructor refuses as %s', (_, rule, manifest) => {
  expect(findingsIn([manifest]).filter((line) => line.includes(` ${rule} `))).not.toEqual([]);
});

/** Values that constructors refuse to be safe, although it is not known that anything fails with them. */
test.each<[string, string, object]>([
  ['BackupTargetOptions.alias, with white space', 'spec.target.alias', claimed({ alias: 'shop db' })],
  ['BackupRoutineProps.backupHistoryLimit, below zero', 'spec.backupHistoryLimit', routine({ backupHistoryLimit: -1 })],
  ['RetryConfig.maxRetry, below one', 'spec.retryConfig.maxRetry', routine({ retryConfig: { maxRetry: 0 } })],
])('check leaves open %s', (_, field, manifest) => {
  expect(findingsIn([manifest]).filter((line) => line.includes(` ${field}: `))).toEqual([]);
});
