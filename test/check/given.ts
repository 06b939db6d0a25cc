import { App, Chart, Cron } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as library from 'cdk8s-stash';

/** What gets past the types: JavaScript has none, and `!` and `as any` switch them off. */
export const wrong = (value: unknown) => value as never;

export const chart = () => new Chart(new App(), 'demo', { namespace: 'demo' });
export const shared = chart();
export const deployment = new kplus.Deployment(shared, 'Deployment', { containers: [{ image: 'busybox' }] });
export const claim = kplus.PersistentVolumeClaim.fromClaimName(shared, 'Claim', 'photos');
export const repository = library.Repository.fromRepositoryName(shared, 'Repository', 'gcs-repo');
export const storageSecret = library.StorageSecret.fromSecretName(shared, 'Secret', 'secret');
export const resticPassword = library.SensitiveValue.fromRemoteRef('restic-password');
export const delivery = library.SecretDelivery.externalSecret({ store: library.SecretStoreRef.clusterSecretStore('vault') });
export const rules = [library.RestoreRule.paths(['/data'])];
export const routine = { schedule: Cron.schedule({ minute: '0', hour: '2' }), retentionPolicy: library.RetentionPolicy.keepLast(5) };
export const template = { metadata: { name: 'data' }, spec: {} };

export type Given = { readonly [prop: string]: unknown };
export const backup = (given: Given = {}) => new library.BackupConfiguration(chart(), 'X', {
  repository, target: library.BackupTarget.persistentVolumeClaim(claim), ...routine, ...given,
});
export const snapshots = (given: Given) => new library.VolumeSnapshotBackup(chart(), 'X', {
  target: library.VolumeSnapshotTarget.persistentVolumeClaim(claim), ...routine, ...given,
});
export const backups = (given: Given) => new library.BackupBatch(chart(), 'X', { repository, ...routine, ...given });
export const blueprint = (given: Given) => new library.BackupBlueprint(chart(), 'X', {
  repository: library.BlueprintRepository.gcs({ storageSecret, bucket: 'backup', prefix: '${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}' }), ...routine, ...given,
});
export const restore = (given: Given = {}) => new library.RestoreSession(chart(), 'X', {
  repository, target: library.RestoreTarget.persistentVolumeClaim(claim, { rules, mountPath: '/data' }), ...given,
});
export const restores = (given: Given) => new library.RestoreBatch(chart(), 'X', { repository, ...given });
export const azure = (given: Given) => new library.AzureRepository(chart(), 'X', { storageSecret, container: 'backup', ...given });
export const volume = (given: Given) => new library.LocalRepository(chart(), 'X', {
  storageSecret, mountPath: '/backup', volume: library.VolumeSource.nfs({ server: 'nfs', path: '/' }), ...given,
});
export const secret = (given: Given) => new library.S3StorageSecret(chart(), 'X', {
  resticPassword, delivery, credentials: library.S3Credentials.cloudIdentity(), ...given,
});
export const gcs = (given: Given) => new library.GcsStorageSecret(chart(), 'X', { resticPassword, delivery, credentials: wrong(undefined), ...given });
export const swift = (given: Given) => new library.SwiftStorageSecret(chart(), 'X', { resticPassword, delivery, credentials: wrong(undefined), ...given });
export const external = (given: Given) => library.SecretDelivery.externalSecret({ store: library.SecretStoreRef.clusterSecretStore('vault'), ...given });
export const database = (given: Given) => new library.AppBinding(chart(), 'X', {
  clientConfig: library.ClientConfig.url('postgresql://db:5432'), ...given,
});
