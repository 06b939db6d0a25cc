import { Cron, Duration, Size } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import type { Examples } from './documents';
import { demoChart } from '../backup/demo';
import {
  Addon, BackupBatch, BackupBlueprint, BackupConfiguration, BackupSession, BackupTarget, BlueprintRepository, BlueprintVariable, ExecutionOrder, Hook,
  PostBackupExecutionPolicy, Repository, RetentionPolicy, StorageSecret, TempDirMedium,
} from 'cdk8s-stash';

const everyFiveMinutes = Cron.schedule({ minute: '*/5' });

/** The workloads of the guides. The paths and mounts of the guides are those that are found at them. */
function workloadBackup(name: string, kind: 'Deployment' | 'StatefulSet' | 'DaemonSet'): IConstruct {
  const chart = demoChart();
  const props = { metadata: { name: 'stash-demo' }, containers: [{ image: 'busybox' }] };
  const workload = kind === 'StatefulSet'
    ? new plus27.StatefulSet(chart, 'Workload', { ...props, service: new plus27.Service(chart, 'Service', { ports: [{ port: 80 }] }) })
    : new plus27[kind](chart, 'Workload', props);
  const claim = plus27.PersistentVolumeClaim.fromClaimName(chart, 'Claim', 'stash-sample-data');
  workload.containers[0]!.mount('/source/data', plus27.Volume.fromPersistentVolumeClaim(chart, 'Volume', claim, { name: 'source-data' }));
  return new BackupConfiguration(chart, 'Backup', {
    metadata: { name },
    repository: Repository.fromRepositoryName(chart, 'Repository', 'gcs-repo'),
    schedule: everyFiveMinutes,
    target: BackupTarget.workload(workload),
    retentionPolicy: RetentionPolicy.keepLast(5),
  });
}

const echo = (text: string, containerName: string) => Hook.exec(['/bin/sh', '-c', `echo "${text}"`], { containerName });
const retryConfig = { maxRetry: 3, delay: Duration.minutes(10) };
const megabytes = plus27.k8s.Quantity.fromString('256M');

/** The batch of an application and its database, with the API version under which the AppBinding of the database is named. */
export function wordpressBatch(apiVersion: string): IConstruct {
  const chart = demoChart();
  return new BackupBatch(chart, 'Batch', {
    metadata: { name: 'deploy-backup-batch' },
    repository: Repository.fromRepositoryName(chart, 'Repository', 'minio-repo'),
    schedule: Cron.schedule({ minute: '*/3' }),
    members: [
      {
        target: BackupTarget.of({ apiVersion, kind: 'AppBinding', name: 'wordpress-mysql' }, { alias: 'db' }),
        addon: Addon.mysql('8.0.14'),
      },
      {
        target: BackupTarget.of({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'wordpress' }, {
          alias: 'app',
          volumeMounts: [{ name: 'wordpress-persistent-storage', mountPath: '/var/www/html' }],
          exclude: ['/var/www/html/my-file.html', '/var/www/html/*.json'],
        }),
      },
    ],
    executionOrder: ExecutionOrder.PARALLEL,
    hooks: {
      preBackup: echo('Sample PreBackup hook demo', 'my-database-container'),
      postBackup: echo('Sample PostBackup hook demo', 'my-database-container'),
    },
    retryConfig,
    timeOut: Duration.minutes(90),
    retentionPolicy: RetentionPolicy.keepLast(10),
  });
}

export const BACKUPS: Examples = {
  'guides/workloads/deployment/examples/backupconfiguration.yaml deployment-backup': () => workloadBackup('deployment-backup', 'Deployment'),
  'guides/workloads/statefulset/examples/backupconfiguration.yaml ss-backup': () => workloadBackup('ss-backup', 'StatefulSet'),
  'guides/workloads/daemonset/examples/backupconfiguration.yaml dmn-backup': () => workloadBackup('dmn-backup', 'DaemonSet'),
  'concepts/crds/backupconfiguration/backupconfiguration.yaml demo-backup': () => {
    const chart = demoChart();
    return new BackupConfiguration(chart, 'Backup', {
      metadata: { name: 'demo-backup' },
      repository: Repository.fromRepositoryName(chart, 'Repository', 'local-repo'),
      schedule: Cron.everyMinute(),
      paused: false,
      backupHistoryLimit: 3,
      timeOut: Duration.hours(2),
      target: BackupTarget.of({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'stash-demo' }, {
        alias: 'app-data',
        exclude: ['/source/data/not-important.txt', '/source/data/*.html', '/source/data/tmp/*'],
        volumeMounts: [{ name: 'source-data', mountPath: '/source/data' }],
      }),
      hooks: {
        preBackup: echo('Sample PreBackup hook demo', 'my-app-container'),
        postBackup: echo('Sample PostBackup hook demo', 'my-app-container'),
        postBackupExecutionPolicy: PostBackupExecutionPolicy.ALWAYS,
      },
      runtimeSettings: {
        container: {
          resources: { requests: { memory: megabytes }, limits: { memory: megabytes } },
          securityContext: { runAsUser: 2000, runAsGroup: 2000 },
          nice: { adjustment: 5 },
          ionice: { class: 2, classData: 4 },
        },
        pod: { imagePullSecrets: [{ name: 'my-private-registry-secret' }], serviceAccountName: 'my-backup-svc' },
      },
      tempDir: { medium: TempDirMedium.MEMORY, sizeLimit: Size.gibibytes(2), disableCaching: false },
      retryConfig,
      retentionPolicy: RetentionPolicy.keepLast(5),
    });
  },
  'concepts/crds/backupbatch/backupbatch.yaml deploy-backup-batch': () => wordpressBatch('appcatalog.appscode.com/v1alpha1'),
  'concepts/crds/backupsession/backupsession.yaml wordpress-backup-1578458376': () => {
    const chart = demoChart();
    return new BackupSession(chart, 'Session', {
      metadata: { name: 'wordpress-backup-1578458376', labels: { app: 'stash' } },
      invoker: BackupBatch.fromBackupBatchName(chart, 'Batch', 'wordpress-backup'),
      retryLeft: 2,
    });
  },
  'concepts/crds/backupblueprint/backupblueprint.yaml workload-backup-blueprint': () => {
    const chart = demoChart();
    return new BackupBlueprint(chart, 'Blueprint', {
      metadata: { name: 'workload-backup-blueprint' },
      repository: BlueprintRepository.gcs({
        bucket: 'stash-backup',
        prefix: `stash/${BlueprintVariable.TARGET_NAMESPACE}/${BlueprintVariable.TARGET_KIND}/${BlueprintVariable.TARGET_NAME}`,
        storageSecret: StorageSecret.fromSecretName(chart, 'Secret', 'gcs-secret'),
        wipeOut: false,
      }),
      schedule: Cron.everyMinute(),
      backupHistoryLimit: 3,
      timeOut: Duration.minutes(30),
      retryConfig,
      runtimeSettings: { container: { securityContext: { runAsUser: 2000, runAsGroup: 2000 } } },
      tempDir: { medium: TempDirMedium.MEMORY, sizeLimit: Size.gibibytes(1), disableCaching: false },
      retentionPolicy: RetentionPolicy.keepLast(5),
    });
  },
};
