import * as kplus from 'cdk8s-plus-27';
import {
  backup, backups, blueprint, chart, claim, database, deployment, external, type Given, restore, restores, routine, rules, snapshots,
  template, wrong,
} from '../check/given';
import * as library from 'cdk8s-stash';

type Taker = (given: Given) => unknown;

const binding = library.AppBinding.fromAppBindingName(chart(), 'Binding', 'db');
const ofFiles: Taker = (given) => restore({ target: library.RestoreTarget.workload(deployment, wrong({ rules, ...given })) });
const ofClaim: Taker = (given) => restore({ target: library.RestoreTarget.persistentVolumeClaim(claim, wrong({ rules, ...given })) });
const ofTemplates: Taker = (given) => restore({ target: library.RestoreTarget.volumeClaimTemplates([template], wrong({ rules, ...given })) });
const ofBinding: Taker = (given) => restore({ addon: library.Addon.postgres('17.2'), target: library.RestoreTarget.appBinding(binding, wrong(given)) });
const ofReference: Taker = (given) => restore({
  target: library.RestoreTarget.of({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, wrong({ rules, ...given })),
});
const ofBackup: Taker = (given) => library.RestoreSession.ofBackup(chart(), 'X', backup(), wrong(given));
const batchOfBackup: Taker = (given) => library.RestoreBatch.ofBackup(chart(), 'X', backups({
  members: [{ target: library.BackupTarget.persistentVolumeClaim(claim) }],
}), wrong(given));
const workload: Taker = (given) => library.BackupTarget.workload(deployment, wrong(given));
const reference: Taker = (given) => library.BackupTarget.of({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, wrong(given));
const action = { port: kplus.k8s.IntOrString.fromNumber(80), scheme: library.HttpScheme.HTTP };

const claimed = {
  metadata: { name: 'data' },
  spec: {
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: kplus.k8s.Quantity.fromString('1Gi') } },
    dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'data-1' },
  },
};

const ofSnapshots: Taker = (given) => new library.VolumeSnapshotRestore(chart(), 'X', wrong({ volumeClaimTemplates: [claimed], ...given }));

/** What takes the properties of a struct, and the parameters of a method by their names. */
export const takers: { readonly [structOrMethod: string]: readonly Taker[] } = {
  'AppBindingProps': [database],
  'AutoBackupOptions': [(given) => {
    const own = new kplus.Deployment(chart(), 'X', { containers: [{ image: 'busybox' }] });
    blueprint({}).autoBackup(own, wrong({ schedule: routine.schedule, ...given }));
  }],
  'BackupBatchProps': [backups],
  'BackupHooks': [(hooks) => backup({ hooks: { postBackup: library.Hook.exec(['sync']), ...hooks } })],
  'BackupRoutineProps': [backup, backups, snapshots, blueprint],
  'Checks.expectRunsOf': [({ duration }) => library.Checks.of(chart().node.root).expectRunsOf(wrong(duration))],
  'Checks.severity': [({ severity }) => library.Checks.of(chart().node.root).severity('STASH301', wrong(severity))],
  'ContainerRuntimeSettings': [
    (container) => backup({ runtimeSettings: { container } }),
    (runtimeSettings) => new library.StashFunction(chart(), 'X', { image: 'busybox', runtimeSettings: wrong(runtimeSettings) }),
  ],
  'DatabaseAddonOptions': [(given) => library.Addon.postgres('17.2', wrong(given))],
  'EtcdAddonOptions': [(given) => library.Addon.etcd('3.5.0', wrong(given))],
  'ExpectedBackup': [(given) => library.StashAssert.of(chart()).hasBackup(deployment, wrong(given))],
  'ExternalSecretOptions': [external],
  'FileBackupOptions': [workload, reference, (given) => library.BackupTarget.persistentVolumeClaim(claim, wrong(given))],
  'FileRestoreOptions': [ofFiles, ofClaim, ofTemplates],
  'FileValueOptions': [(given) => library.SensitiveValue.fromFile('key', wrong(given))],
  'Hook.exec': [({ command }) => library.Hook.exec(wrong(command))],
  'HttpPostAction': [(given) => library.Hook.httpPost(wrong({ ...action, ...given }))],
  'HttpPostForm': [(given) => library.Hook.httpPost(wrong({ ...action, form: [{ key: 'status', ...given }] }))],
  'KeptSnapshots': [(given) => library.RetentionPolicy.keep(wrong({ last: 1, ...given }))],
  'KubedumpAddonOptions': [(given) => library.Addon.kubedump('0.1.0', wrong(given))],
  'NatsAddonOptions': [(given) => library.Addon.nats('2.8.2', wrong(given))],
  'PodRuntimeSettings': [(pod) => backup({ runtimeSettings: { pod } })],
  'PostgresAddonOptions': [(given) => library.Addon.postgres('17.2', wrong(given))],
  'ReferenceRestoreOptions': [ofReference, ofBinding],
  'RestoreBatchOptions': [batchOfBackup, restores],
  'RestoreBatchProps': [restores],
  'RestoreHooks': [(hooks) => restore({ hooks: { postRestore: library.Hook.exec(['sync']), ...hooks } })],
  'RestoreInvokerProps': [batchOfBackup, restores, ofBackup, restore, ofSnapshots],
  'RestoreOfBackupOptions': [ofBackup],
  'RestoreRule.paths': [({ paths }) => library.RestoreRule.paths(wrong(paths))],
  'RestoreRule.snapshots': [({ snapshots: ids }) => library.RestoreRule.snapshots(wrong(ids))],
  'RestoreRuleOptions': [(given) => library.RestoreRule.paths(['/data'], wrong(given)), (given) => library.RestoreRule.snapshots(['latest'], wrong(given))],
  'RestoreSessionProps': [restore],
  'RestoreTarget.volumeClaimTemplates': [({ templates }) => restore({ target: library.RestoreTarget.volumeClaimTemplates(wrong(templates), { rules }) })],
  'RestoreTargetOptions': [ofFiles, ofClaim, ofTemplates, ofBinding, ofReference],
  'RetryConfig': [(retryConfig) => backup({ retryConfig })],
  'SealedSecretOptions': [(given) => library.SecretDelivery.sealedSecret(wrong(given))],
  'SecretStoreRefOptions': [(given) => library.SecretStoreRef.secretStore('vault', wrong(given))],
  'StashAssert.hasNoFindings': [({ atLeast }) => library.StashAssert.of(chart()).hasNoFindings(wrong(atLeast))],
  'StashFunctionProps': [(given) => new library.StashFunction(chart(), 'X', wrong({ image: 'busybox', ...given }))],
  'StashOperator.useRelease': [({ release }) => library.StashOperator.of(chart()).useRelease(wrong(release))],
  'StashTaskProps': [(given) => new library.StashTask(chart(), 'X', wrong({ steps: [{ name: 'update-status' }], ...given }))],
  'TempDir': [(tempDir) => backup({ tempDir })],
  'VolumeClaimTemplateMetadata': [(metadata) => backup({ interimVolumeTemplate: { ...claimed, metadata: { name: 'interim', ...metadata } } })],
  'VolumeRestoreOptions': [ofFiles, ofTemplates],
  'VolumeSnapshotRestoreProps': [ofSnapshots],
  'WorkloadBackupOptions': [workload, reference],
};
