import { Chart, Cron, Duration } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import { demoChart, demoClaim, demoDeployment, findings, specOf, yamlOf } from './demo';
import { Hook, RetentionPolicy, type TargetReference, VolumeSnapshotBackup, type VolumeSnapshotBackupProps, VolumeSnapshotTarget } from 'cdk8s-stash';

const backup = (target: (chart: Chart) => VolumeSnapshotTarget, props: Partial<VolumeSnapshotBackupProps> = {}) => {
  const chart = demoChart();
  return new VolumeSnapshotBackup(chart, 'Backup', {
    metadata: { name: 'snapshots' }, schedule: Cron.daily(), retentionPolicy: RetentionPolicy.keepLast(5), target: target(chart), ...props,
  });
};

const statefulSet: TargetReference = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'shop' };

test('a claim has no Repository', () => {
  expect(yamlOf(backup((chart) => VolumeSnapshotTarget.persistentVolumeClaim(demoClaim(chart))))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: BackupConfiguration
metadata:
  name: snapshots
  namespace: demo
spec:
  driver: VolumeSnapshotter
  retentionPolicy:
    keepLast: 5
    name: keep-last-5
    prune: true
  schedule: 0 0 * * *
  target:
    ref:
      apiVersion: v1
      kind: PersistentVolumeClaim
      name: stash-sample-data
`);
});

test('all that it can say', () => {
  const props: Required<VolumeSnapshotBackupProps> = {
    metadata: { name: 'all' },
    target: VolumeSnapshotTarget.of(statefulSet),
    snapshotClassName: 'csi',
    replicas: 2,
    schedule: Cron.daily(),
    scheduleSpread: Duration.minutes(1),
    retentionPolicy: RetentionPolicy.keepLast(1),
    paused: false,
    backupHistoryLimit: 2,
    timeOut: Duration.hours(1),
    retryConfig: { maxRetry: 1 },
    runtimeSettings: { pod: { priorityClassName: 'low' } },
    hooks: { preBackup: Hook.exec(['sync']) },
  };
  expect(specOf(new VolumeSnapshotBackup(demoChart(), 'Backup', props))).toEqual({
    driver: 'VolumeSnapshotter',
    target: { ref: { ...statefulSet, namespace: 'demo' }, snapshotClassName: 'csi', replicas: 2 },
    schedule: '0 0 * * *',
    retentionPolicy: { name: 'keep-last-1', keepLast: 1, prune: true },
    paused: false,
    backupHistoryLimit: 2,
    timeOut: '1h',
    retryConfig: { maxRetry: 1 },
    runtimeSettings: { pod: { priorityClassName: 'low' } },
    hooks: { preBackup: { exec: { command: ['sync'] } } },
  });
});

test('a workload is named, without paths', () => {
  expect(specOf(backup((chart) => VolumeSnapshotTarget.workload(demoDeployment(chart, '/source/data')))).target).toEqual({
    ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'stash-demo', namespace: 'demo' },
  });
});

test('a workload without claims is refused at synth, when it has all its volumes', () => {
  expect(() => yamlOf(backup((chart) => VolumeSnapshotTarget.workload(demoDeployment(chart))))).toThrow(findings(
    '[demo/Backup] STASH327 spec.target.ref: Deployment demo/stash-demo mounts no claim, so no VolumeSnapshot is ever taken: name a '
    + 'PersistentVolumeClaim, or a workload that has claims; for other volumes, leave out this driver, so that restic backs up the files',
  ));
});

test.each<[string, (chart: Chart) => VolumeSnapshotTarget, Partial<VolumeSnapshotBackupProps>, string]>([
  ['a ConfigMap', (chart) => VolumeSnapshotTarget.workload(new plus27.ConfigMap(chart, 'Config')), {},
    'VolumeSnapshotTarget.workload: the ConfigMap "demo/Config" is not a workload: give a Deployment, a StatefulSet or a DaemonSet'],
  ['a database', () => VolumeSnapshotTarget.of({ apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'db' }), {},
    'VolumeSnapshotTarget.of: kind "AppBinding" is not a kind whose volumes Stash finds: name a Deployment, a StatefulSet, a DaemonSet or a PersistentVolumeClaim'],
  ['a workload whose claims Stash does not find', () => VolumeSnapshotTarget.of({ apiVersion: 'apps.openshift.io/v1', kind: 'DeploymentConfig', name: 'web' }), {},
    'VolumeSnapshotTarget.of: kind "DeploymentConfig" is not a kind whose volumes Stash finds: name a Deployment, a StatefulSet, a DaemonSet or a PersistentVolumeClaim'],
  ['a workload elsewhere', () => VolumeSnapshotTarget.of({ ...statefulSet, namespace: 'shop' }), {},
    '[demo/Backup] spec.target.ref.namespace: the StatefulSet "shop" is in namespace "shop", but the backup or restore is in "demo", and Stash allows different namespaces only for databases: '
    + 'define both in the same namespace; a restore into another one is defined there, and names the copy: ofBackup(…, { into: copy })'],
  ['replicas of a claim', (chart) => VolumeSnapshotTarget.persistentVolumeClaim(demoClaim(chart)), { replicas: 2 },
    '[demo/Backup] spec.target.replicas: 2 is only for a StatefulSet, and a PersistentVolumeClaim ignores it: leave it out'],
  ['no replica', () => VolumeSnapshotTarget.of(statefulSet), { replicas: 0 },
    '[demo/Backup] spec.target.replicas: 0 is not a valid number of pods: use an integer of at least 1; leave it out for all'],
  ['a class that is none', () => VolumeSnapshotTarget.of(statefulSet), { snapshotClassName: 'CSI' },
    '[demo/Backup] spec.target.snapshotClassName: "CSI" is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter '
    + 'or digit; did you mean "csi"?'],
])('%s is refused', (_, target, props, message) => {
  expect(() => backup(target, props)).toThrow(new Error(message));
});
