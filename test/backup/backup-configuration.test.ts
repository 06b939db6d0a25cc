import { ApiObject, App, Chart, Cron, Duration, JsonPatch, Size } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import { demoBackup, demoChart, demoDeployment, demoRepository, specOf, yamlOf } from './demo';
import {
  Addon, BackupConfiguration, type BackupConfigurationProps, BackupTarget, Checks, Hook, PostBackupExecutionPolicy, Repository, RetentionPolicy,
  TempDirMedium,
} from 'cdk8s-stash';

const refusal = (field: string, complaint: string) => new Error(`[demo/Backup] ${field}: ${complaint}`);

test('a Deployment every night', () => {
  const chart = demoChart();
  expect(yamlOf(demoBackup({ target: BackupTarget.workload(demoDeployment(chart, '/source/data')) }, chart))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: BackupConfiguration
metadata:
  name: demo-backup
  namespace: demo
spec:
  repository:
    name: gcs-repo
  retentionPolicy:
    keepLast: 5
    name: keep-last-5
    prune: true
  schedule: 0 2 * * *
  target:
    paths:
      - /source/data
    ref:
      apiVersion: apps/v1
      kind: Deployment
      name: stash-demo
      namespace: demo
    volumeMounts:
      - mountPath: /source/data
        name: source-data
`);
});

test('all that it can say', () => {
  const chart = demoChart();
  const props: Required<BackupConfigurationProps> = {
    metadata: { name: 'all', labels: { app: 'shop' } },
    repository: Repository.fromRepositoryName(chart, 'Repository', 'gcs-repo', { namespace: 'stash' }),
    target: BackupTarget.of({ apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'es' }),
    schedule: Cron.daily(),
    scheduleSpread: Duration.hours(2),
    retentionPolicy: RetentionPolicy.keepDaily7(),
    paused: true,
    backupHistoryLimit: 0,
    timeOut: Duration.minutes(90),
    retryConfig: { maxRetry: 2, delay: Duration.seconds(30) },
    addon: Addon.elasticsearch('8.2.0'),
    runtimeSettings: { pod: { serviceAccountName: 'stash' } },
    tempDir: { medium: TempDirMedium.MEMORY, sizeLimit: Size.mebibytes(512), disableCaching: true },
    interimVolumeTemplate: {
      metadata: { name: 'interim' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: plus27.k8s.Quantity.fromString('1Gi') } } },
    },
    hooks: { postBackup: Hook.exec(['sync']), postBackupExecutionPolicy: PostBackupExecutionPolicy.ON_FINAL_RETRY_FAILURE },
  };
  const backup = new BackupConfiguration(chart, 'Backup', props);
  expect(ApiObject.of(backup).toJson().metadata).toEqual({ name: 'all', namespace: 'demo', labels: { app: 'shop' } });
  expect(specOf(backup)).toEqual({
    repository: { name: 'gcs-repo', namespace: 'stash' },
    target: { ref: { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'es' } },
    task: { name: 'elasticsearch-backup-8.2.0' },
    schedule: '21 0 * * *',
    retentionPolicy: { name: 'keep-daily-7', keepDaily: 7, prune: true },
    paused: true,
    backupHistoryLimit: 0,
    timeOut: '1h30m',
    retryConfig: { maxRetry: 2, delay: '30s' },
    runtimeSettings: { pod: { serviceAccountName: 'stash' } },
    tempDir: { medium: 'Memory', sizeLimit: '512Mi', disableCaching: true },
    interimVolumeTemplate: { metadata: { name: 'interim' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
    hooks: { postBackup: { exec: { command: ['sync'] }, executionPolicy: 'OnFinalRetryFailure' } },
  });
});

describe('the namespace of the Repository', () => {
  test.each<[string | undefined, string | undefined, object]>([
    ['demo', 'demo', { name: 'gcs-repo' }],
    ['demo', 'stash', { name: 'gcs-repo', namespace: 'stash' }],
    [undefined, 'stash', { name: 'gcs-repo', namespace: 'stash' }],
    ['demo', undefined, { name: 'gcs-repo' }],
    [undefined, undefined, { name: 'gcs-repo' }],
  ])('of a backup in %p and a Repository in %p is written where it differs', (own, repositorys, expected) => {
    const app = new App();
    const repository = demoRepository(new Chart(app, 'stash', { namespace: repositorys }));
    expect(specOf(demoBackup({ repository }, new Chart(app, 'demo', { namespace: own }))).repository).toEqual(expected);
  });
});

test.each<[string, Partial<BackupConfigurationProps>, string, string]>([
  ['a name with a dot', { metadata: { name: 'a.b' } }, 'metadata.name',
    '"a.b" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; did you mean "a-b"?'],
  ['a name of 64 characters', { metadata: { name: 'a'.repeat(64) } }, 'metadata.name',
    `"${'a'.repeat(64)}" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; did you mean "${'a'.repeat(63)}"?`],
  ['a namespace that is none', { metadata: { namespace: 'Demo' } }, 'metadata.namespace',
    '"Demo" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; did you mean "demo"?'],
  ['a negative history', { backupHistoryLimit: -1 }, 'spec.backupHistoryLimit', '-1 is not a valid number of BackupSessions: use an integer of at least 0'],
  ['half a BackupSession', { backupHistoryLimit: 0.5 }, 'spec.backupHistoryLimit', '0.5 is not a valid number of BackupSessions: use an integer of at least 0'],
  ['no time', { timeOut: Duration.minutes(0) }, 'spec.timeOut', '"0s" is less than a second: give at least a second, or leave it out'],
  ['less than a millisecond', { timeOut: Duration.millis(0.4) }, 'spec.timeOut', '"0s" is less than a second: give at least a second, or leave it out'],
  ['more time than Go has', { timeOut: Duration.days(365 * 293) }, 'spec.timeOut',
    '"2566680h" is longer than the operator can count: give less than 292 years'],
  ['a time of which a computer writes an exponent', { timeOut: Duration.days(1e25) }, 'spec.timeOut',
    '"2.4000000000000004e+26h48m28s712ms" is longer than the operator can count: give less than 292 years'],
  ['no further attempt', { retryConfig: { maxRetry: 0 } }, 'spec.retryConfig.maxRetry',
    '0 is not a valid number of further attempts: use an integer of at least 1; leave retryConfig out for none'],
  ['half a further attempt', { retryConfig: { maxRetry: 1.5 } }, 'spec.retryConfig.maxRetry',
    '1.5 is not a valid number of further attempts: use an integer of at least 1; leave retryConfig out for none'],
  ['less than a second', { timeOut: Duration.millis(999) }, 'spec.timeOut', '"999ms" is less than a second: give at least a second, or leave it out'],
  ['no delay', { retryConfig: { delay: Duration.seconds(0) } }, 'spec.retryConfig.delay', '"0s" is less than a second: give at least a second, or leave it out'],
])('%s is refused', (_, props, field, complaint) => {
  const { metadata } = props;
  expect(() => demoBackup({ ...props, metadata: { name: 'demo-backup', ...metadata } })).toThrow(refusal(field, complaint));
});

test('an interim volume in a pod of the target is refused', () => {
  const chart = demoChart();
  expect(() => demoBackup({
    target: BackupTarget.workload(demoDeployment(chart, '/data')),
    interimVolumeTemplate: { metadata: { name: 'interim' }, spec: {} },
  }, chart)).toThrow(refusal('spec.interimVolumeTemplate', 'has no effect if Stash backs up from a container in the pods of the target: leave it out'));
});

test('what a patch adds is written', () => {
  const backup = demoBackup();
  Checks.of(backup).acknowledge('STASH606', 'the CRD of our cluster is newer');
  ApiObject.of(backup).addJsonPatch(JsonPatch.add('/spec/futureField', true), JsonPatch.replace('/spec/schedule', '@daily'));
  expect(specOf(backup)).toMatchObject({ futureField: true, schedule: '@daily' });
});

test('it says what others have to name it by', () => {
  const { invokerKind, invokerName, invokerNamespace } = demoBackup();
  expect({ invokerKind, invokerName, invokerNamespace }).toEqual({ invokerKind: 'BackupConfiguration', invokerName: 'demo-backup', invokerNamespace: 'demo' });
});

test('one that exists already is known by its name', () => {
  const chart = demoChart();
  const { invokerKind, invokerName, invokerNamespace } = BackupConfiguration.fromBackupConfigurationName(chart, 'A', 'theirs');
  expect({ invokerKind, invokerName, invokerNamespace }).toEqual({ invokerKind: 'BackupConfiguration', invokerName: 'theirs', invokerNamespace: 'demo' });
  expect(BackupConfiguration.fromBackupConfigurationName(chart, 'B', 'theirs', { namespace: 'shop' }).invokerNamespace).toBe('shop');
  expect(BackupConfiguration.fromBackupConfigurationName(chart, 'C', 'shop.daily').invokerName).toBe('shop.daily');
  expect(() => BackupConfiguration.fromBackupConfigurationName(chart, 'D', 'a'.repeat(64))).toThrow(new Error(
    `[demo/D] metadata.name: "${'a'.repeat(64)}" is too long: use at most 63 characters, since Stash writes it into a label of every run`,
  ));
});
