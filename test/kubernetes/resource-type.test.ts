import { App, Chart } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import { BackupTarget, RestoreTarget, VolumeSnapshotTarget, VolumeSource } from 'cdk8s-stash';

test.each<[string, (claim: plus27.IPersistentVolumeClaim) => unknown]>([
  ['VolumeSource.persistentVolumeClaim', (claim) => VolumeSource.persistentVolumeClaim(claim)],
  ['BackupTarget.persistentVolumeClaim', (claim) => BackupTarget.persistentVolumeClaim(claim)],
  ['VolumeSnapshotTarget.persistentVolumeClaim', (claim) => VolumeSnapshotTarget.persistentVolumeClaim(claim)],
  ['RestoreTarget.persistentVolumeClaim', (claim) => RestoreTarget.persistentVolumeClaim(claim, { rules: [] })],
])('%s takes nothing that only has the shape of a claim', (where, take) => {
  const configMap = new plus27.ConfigMap(new Chart(new App(), 'demo'), 'ConfigMap', { metadata: { name: 'settings' } });
  expect(() => take(configMap)).toThrow(new Error(`${where}: "settings" is a ConfigMap and not a PersistentVolumeClaim: give a claim`));
});
