import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Cron, Include, JsonPatch } from 'cdk8s';
import { demoBackup, demoChart, demoDeployment, demoRepository, findings, specOf, yamlOf } from './demo';
import {
  Addon, BackupTarget, type ReferenceRestoreOptions, RestoreRule, RestoreSession, RestoreTarget, RetentionPolicy, StashAssert, VolumeSnapshotBackup,
  VolumeSnapshotTarget, type WorkloadBackupOptions,
} from 'cdk8s-stash';

const MANIFESTS = `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  template:
    spec:
      automountServiceAccountToken: true
      containers:
        - name: shop
          volumeMounts: [{ name: data, mountPath: /data }, { name: scratch, mountPath: /tmp }]
      volumes: [{ name: data, persistentVolumeClaim: { claimName: shop } }, { name: scratch, emptyDir: {} }]
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: shop }
---
apiVersion: appcatalog.appscode.com/v1alpha1
kind: AppBinding
metadata: { name: shop, namespace: databases }
spec: { type: postgres, version: '14.0', clientConfig: { service: { name: shop, port: 5432, scheme: postgresql } }, secret: { name: shop } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: shop }
---
apiVersion: v1
kind: Deploiment
metadata: { name: shop }
`;

/** The objects of an Include, by kind, in a chart. */
function included() {
  const folder = mkdtempSync(join(tmpdir(), 'include-'));
  try {
    writeFileSync(join(folder, 'shop.yaml'), MANIFESTS);
    const chart = demoChart();
    const { apiObjects } = new Include(chart, 'Shop', { url: join(folder, 'shop.yaml') });
    return { chart, object: (kind: string) => apiObjects.find((one) => one.kind === kind)! };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const backedUp = (kind: string, options?: WorkloadBackupOptions, addon?: Addon) => {
  const { chart, object } = included();
  return demoBackup({ target: BackupTarget.apiObject(object(kind), options), addon }, chart);
};

const restored = (kind: string, options?: ReferenceRestoreOptions) => {
  const { chart, object } = included();
  return new RestoreSession(chart, 'Restore', { repository: demoRepository(chart), target: RestoreTarget.apiObject(object(kind), options) });
};

const snapshotted = (kind: string, patch?: JsonPatch) => {
  const { chart, object } = included();
  const backup = new VolumeSnapshotBackup(chart, 'Backup', {
    target: VolumeSnapshotTarget.apiObject(object(kind)), schedule: Cron.daily(), retentionPolicy: RetentionPolicy.keepLast(5),
  });
  if (patch !== undefined) {
    object(kind).addJsonPatch(patch);
  }
  return backup;
};

const REF = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop', namespace: 'demo' };
const MOUNTS = [{ name: 'data', mountPath: '/data' }];

test('a workload of an Include is backed up where its claims are mounted, and restored there', () => {
  const backup = backedUp('Deployment', { alias: 'shop' });
  expect(specOf(backup).target).toEqual({ alias: 'shop', ref: REF, paths: ['/data'], volumeMounts: MOUNTS });
  const restore = RestoreSession.ofBackup(backup.node.scope as never, 'Restore', backup, { metadata: { name: 'shop' } });
  expect(ApiObject.of(restore).toJson()).toMatchObject({ spec: { target: { alias: 'shop', ref: REF, rules: [{ paths: ['/data'] }], volumeMounts: MOUNTS } } });
  expect(() => yamlOf(backup)).not.toThrow();
});

test('it is read at synth, with its patches', () => {
  const { chart, object } = included();
  const backup = demoBackup({ target: BackupTarget.apiObject(object('Deployment')) }, chart);
  object('Deployment').addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/volumeMounts/0/mountPath', '/files'));
  expect(specOf(backup).target).toMatchObject({ paths: ['/files'], volumeMounts: [{ name: 'data', mountPath: '/files' }] });
});

test('a claim and a database of an Include', () => {
  expect(specOf(backedUp('PersistentVolumeClaim'))).toMatchObject({
    target: { ref: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'shop' } }, task: { name: 'pvc-backup' },
  });
  expect(specOf(backedUp('AppBinding', {}, Addon.postgres('14.0'))).target).toEqual({
    ref: { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'shop', namespace: 'databases' },
  });
});

test('the assertions of an app know the same object', () => {
  const { chart, object } = included();
  demoBackup({ target: BackupTarget.apiObject(object('Deployment')) }, chart);
  expect(() => StashAssert.of(chart).hasBackup(object('Deployment'), { paths: ['/data'] })).not.toThrow();
});

test('a restore reads the mounts of a workload', () => {
  const restore = restored('Deployment', { rules: [RestoreRule.paths(['/data'])] });
  expect(ApiObject.of(restore).toJson()).toMatchObject({ spec: { target: { ref: REF, volumeMounts: MOUNTS } } });
});

test('VolumeSnapshots of the claims of a workload, and of a claim', () => {
  const backup = snapshotted('Deployment');
  expect(specOf(backup).target).toEqual({ ref: REF });
  expect(() => yamlOf(backup)).not.toThrow();
  expect(specOf(snapshotted('PersistentVolumeClaim')).target).toEqual({ ref: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'shop' } });
});

test('VolumeSnapshots of a workload that loses its claims are refused at synth', () => {
  expect(() => yamlOf(snapshotted('Deployment', JsonPatch.remove('/spec/template/spec/volumes/0')))).toThrow(findings(
    '[demo/Backup] STASH327 spec.target.ref: Deployment demo/shop mounts no claim, so no VolumeSnapshot is ever taken: name a PersistentVolumeClaim, '
    + 'or a workload that has claims; for other volumes, leave out this driver, so that restic backs up the files',
  ));
});

test.each<[string, () => unknown, string]>([
  ['a kind that does not exist', () => backedUp('Deploiment'),
    'BackupTarget.apiObject: kind "Deploiment" is not a kind that Stash knows, so it would find nothing: did you mean "Deployment"?'],
  ['a construct around an object', () => BackupTarget.apiObject(demoChart() as never),
    'BackupTarget.apiObject: is not an ApiObject: give ApiObject.of() the construct, or choose one of Include.apiObjects'],
  ['files of a database', () => backedUp('AppBinding', { paths: ['/data'] }),
    '[demo/Backup] spec.target.paths: would be ignored, because a database is backed up as a whole: leave it out'],
  ['no rules for a claim', () => restored('PersistentVolumeClaim'),
    '[demo/Restore] spec.target.rules: is empty, so the restore would bring nothing back and report success: give RestoreRule.paths() with the paths of the '
    + 'backup'],
  ['VolumeSnapshots of a database', () => snapshotted('AppBinding'),
    'VolumeSnapshotTarget.apiObject: kind "AppBinding" is not a kind whose volumes Stash finds: name a Deployment, a StatefulSet, a DaemonSet or a '
    + 'PersistentVolumeClaim'],
  ['VolumeSnapshots of a construct around an object', () => VolumeSnapshotTarget.apiObject(demoChart() as never),
    'VolumeSnapshotTarget.apiObject: is not an ApiObject: give ApiObject.of() the construct, or choose one of Include.apiObjects'],
])('%s', (_, define, message) => {
  expect(define).toThrow(new Error(message));
});

test('a Deployment of cdk8s-plus is no ApiObject, but has one', () => {
  const chart = demoChart();
  const deployment = demoDeployment(chart, '/data');
  expect(specOf(demoBackup({ target: BackupTarget.apiObject(ApiObject.of(deployment)) }, chart)).target).toMatchObject({ paths: ['/data'] });
});
