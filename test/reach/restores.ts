import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { HOOKS } from './hooks';
import { RUNTIME_SETTINGS, TEMP_DIR } from './runtime-settings';
import { SHOP, shopRepository } from './shop';
import { claimTemplate } from './volume-claim-template';
import {
  Addon, ExecutionOrder, PostRestoreExecutionPolicy, type ReferenceRestoreOptions, RestoreBatch, type RestoreBatchProps, type RestoreProcedureProps,
  RestoreRule, RestoreSession, type RestoreSessionProps, RestoreTarget, VolumeSnapshotRestore, type VolumeSnapshotRestoreProps,
} from 'cdk8s-stash';

const timeOut = Duration.hours(1);

const RUNTIMES = HOOKS.map((hook, index) => ({
  hooks: { preRestore: hook, postRestore: hook, postRestoreExecutionPolicy: PostRestoreExecutionPolicy.ON_FAILURE },
  runtimeSettings: RUNTIME_SETTINGS[index % RUNTIME_SETTINGS.length]!,
}));

/** All that can be said of how a restore is done, with each of the hooks. */
const PROCEDURES = RUNTIMES.map((runtime): Required<RestoreProcedureProps> => ({
  ...runtime,
  tempDir: TEMP_DIR,
  interimVolumeTemplate: claimTemplate('interim'),
  addon: Addon.custom({ restoreTask: 'shop-restore', restoreParams: { args: '--verify' } }),
}));

/** A rule is by paths or by snapshots, and includes or excludes. */
const rulesOf = (alias: string) => [
  RestoreRule.snapshots(['2b8b1d4a'], { targetHosts: [alias], sourceHost: 'old', include: ['*.sql'] }),
  RestoreRule.paths(['/data'], { exclude: ['*.tmp'] }),
];

/** All that can be said of what is restored. */
const targetCalled = (alias: string, rules = rulesOf(alias)) => {
  const options: Required<ReferenceRestoreOptions> = {
    alias,
    args: ['--verify'],
    rules,
    volumeMounts: [{ name: 'data', mountPath: '/data' }],
    volumeClaimTemplates: [claimTemplate(`${alias}-\${POD_ORDINAL}`)],
    replicas: 3,
  };
  return RestoreTarget.of(SHOP, options);
};

export function restoreSessions(scope: Construct): void {
  const repository = shopRepository(scope);
  PROCEDURES.forEach((procedure, index) => {
    const props: Required<Omit<RestoreSessionProps, 'metadata' | 'deprecatedRules'>> = { ...procedure, repository, timeOut, target: targetCalled('shop') };
    new RestoreSession(scope, `Restore${index}`, props);
  });
  new RestoreSession(scope, 'Deprecated', { ...PROCEDURES[0]!, repository, target: targetCalled('shop', []), deprecatedRules: rulesOf('shop') });
  const template = claimTemplate('data-${POD_ORDINAL}');
  const dataSource = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'data-${POD_ORDINAL}' };
  const snapshots: Required<Omit<VolumeSnapshotRestoreProps, 'metadata'>> = {
    ...RUNTIMES[0]!, timeOut, replicas: 3, volumeClaimTemplates: [{ ...template, spec: { ...template.spec, dataSource } }],
  };
  new VolumeSnapshotRestore(scope, 'VolumeSnapshots', snapshots);
}

export function restoreBatches(scope: Construct): void {
  const repository = shopRepository(scope);
  RUNTIMES.forEach(({ hooks }, index) => {
    const props: Required<Omit<RestoreBatchProps, 'metadata'>> = {
      repository,
      hooks,
      timeOut,
      executionOrder: ExecutionOrder.SEQUENTIAL,
      members: PROCEDURES.map((procedure, member) => ({ ...procedure, target: targetCalled(`shop-${member}`) })),
    };
    new RestoreBatch(scope, `Batch${index}`, props);
  });
}
