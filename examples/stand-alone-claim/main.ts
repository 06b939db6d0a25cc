import { Chart, Cron, Duration, Size } from 'cdk8s';
import { PersistentVolumeAccessMode, PersistentVolumeClaim } from 'cdk8s-plus-27';
import {
  B2Repository, B2StorageSecret, BackupConfiguration, BackupTarget, FleetApp, RestoreSession, RetentionPolicy, RuntimeSettings, SecretDelivery,
  SecretStoreRef, SensitiveValue,
} from 'cdk8s-stash';

const app = new FleetApp();
const chart = new Chart(app, 'media', { namespace: 'media' });

const photos = new PersistentVolumeClaim(chart, 'Photos', {
  metadata: { name: 'photos' },
  storage: Size.gibibytes(200),
  accessModes: [PersistentVolumeAccessMode.READ_WRITE_MANY],
});

const repository = new B2Repository(chart, 'Repository', {
  metadata: { name: 'photos' },
  storageSecret: new B2StorageSecret(chart, 'Secret', {
    metadata: { name: 'photos-backup' },
    accountId: SensitiveValue.fromRemoteRef('stash/b2', { property: 'account-id' }),
    accountKey: SensitiveValue.fromRemoteRef('stash/b2', { property: 'account-key' }),
    resticPassword: SensitiveValue.fromRemoteRef('stash/photos-restic-password'),
    delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.secretStore('vault') }),
  }),
  bucket: 'example-backups',
  prefix: 'media/pvc/photos',
});

// Without this, the Job would read the files as a user that owns none of them.
const runtimeSettings: RuntimeSettings = { container: { securityContext: { runAsUser: 1000, runAsGroup: 1000 } } };

const backup = new BackupConfiguration(chart, 'Backup', {
  metadata: { name: 'photos' },
  repository,
  target: BackupTarget.persistentVolumeClaim(photos, { alias: 'photos', exclude: ['lost+found', 'thumbnails'] }),
  schedule: Cron.schedule({ minute: '15', hour: '4', weekDay: '0' }),
  retentionPolicy: RetentionPolicy.keep({ weekly: 8, yearly: 10 }),
  retryConfig: { maxRetry: 2, delay: Duration.minutes(30) },
  runtimeSettings,
});

// In a file of its own, since applying it restores at once.
const restore = new Chart(app, 'restore', { namespace: 'media' });

RestoreSession.ofBackup(restore, 'Restore', backup, { metadata: { name: 'photos' } });

app.synth();
