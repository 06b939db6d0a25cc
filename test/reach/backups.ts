import { Cron, Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { HOOKS } from './hooks';
import { repositoryPatterns } from './repositories';
import { RUNTIME_SETTINGS, TEMP_DIR } from './runtime-settings';
import { SHOP, shopRepository } from './shop';
import { claimTemplate } from './volume-claim-template';
import {
  Addon, BackupBatch, type BackupBatchMember, type BackupBatchProps, BackupBlueprint, BackupConfiguration, type BackupInvokerProps,
  type BackupProcedureProps, BackupSession, type BackupSessionProps, BackupTarget, ExecutionOrder, type KeptSnapshots, PostBackupExecutionPolicy,
  RetentionPolicy, type RetentionPolicyOptions, type RetryConfig, VolumeSnapshotBackup, VolumeSnapshotTarget, type WorkloadBackupOptions,
} from 'cdk8s-stash';

const kept: Required<KeptSnapshots> = { last: 5, hourly: 24, daily: 7, weekly: 4, monthly: 12, yearly: 3, tags: ['release'] };
const applied: Required<RetentionPolicyOptions> = { name: 'all', prune: true, dryRun: false };
const retryConfig: Required<RetryConfig> = { maxRetry: 3, delay: Duration.minutes(10) };

/** All that can be said of when backups are taken. */
const ROUTINE: Required<Omit<BackupInvokerProps, 'metadata' | 'scheduleSpread'>> = {
  schedule: Cron.daily(),
  retentionPolicy: RetentionPolicy.keep(kept, applied),
  backupHistoryLimit: 3,
  timeOut: Duration.hours(1),
  retryConfig,
  paused: true,
};

const RUNTIMES = HOOKS.map((hook, index) => ({
  hooks: { preBackup: hook, postBackup: hook, postBackupExecutionPolicy: PostBackupExecutionPolicy.ON_FAILURE },
  runtimeSettings: RUNTIME_SETTINGS[index % RUNTIME_SETTINGS.length]!,
}));

/** All that can be said of how a backup is taken, with each of the hooks. */
const PROCEDURES = RUNTIMES.map((runtime): Required<BackupProcedureProps> => ({
  ...runtime, tempDir: TEMP_DIR, interimVolumeTemplate: claimTemplate('interim'), addon: Addon.nats('2.8.2', { args: '--trace' }),
}));

const FILES: Required<WorkloadBackupOptions> = {
  alias: 'files', paths: ['/data'], exclude: ['*.tmp'], args: ['--ignore-inode'], volumeMounts: [{ name: 'data', mountPath: '/data' }],
};

/** All that can be said of the files of a workload, and all that can be said of the backup of a database. */
const MEMBERS: BackupBatchMember[] = [
  { target: BackupTarget.of({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop' }, FILES) },
  ...PROCEDURES.map((procedure, index) => ({ ...procedure, target: BackupTarget.of(SHOP, { alias: `shop-${index}` }) })),
];

export function backupConfigurations(scope: Construct): void {
  const repository = shopRepository(scope);
  MEMBERS.forEach((member, index) => new BackupConfiguration(scope, `Backup${index}`, { ...ROUTINE, ...member, repository }));
  new VolumeSnapshotBackup(scope, 'VolumeSnapshots', {
    ...ROUTINE,
    target: VolumeSnapshotTarget.of({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'shop' }),
    snapshotClassName: 'csi',
    replicas: 3,
  });
}

export function backupBatches(scope: Construct): void {
  const repository = shopRepository(scope);
  RUNTIMES.forEach((runtime, index) => {
    const props: Required<Omit<BackupBatchProps, 'metadata' | 'scheduleSpread'>> = {
      ...ROUTINE,
      ...runtime,
      repository,
      executionOrder: ExecutionOrder.SEQUENTIAL,
      members: MEMBERS,
    };
    new BackupBatch(scope, `Batch${index}`, props);
  });
}

export function backupBlueprints(scope: Construct): void {
  const { paused, ...routine } = ROUTINE;
  repositoryPatterns(scope).forEach((repository, index) => new BackupBlueprint(scope, `Blueprint${index}`, {
    ...routine, ...PROCEDURES[index % PROCEDURES.length]!, repository, backupNamespace: 'demo', repoNamespace: 'demo',
  }));
}

export function backupSessions(scope: Construct): void {
  const props: Required<BackupSessionProps> = {
    metadata: { name: 'now' },
    invoker: BackupConfiguration.fromBackupConfigurationName(scope, 'Backup', 'shop'),
    retryLeft: 2,
  };
  new BackupSession(scope, 'Session', props);
}
