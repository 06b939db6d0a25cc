import { Chart, Cron, Size } from 'cdk8s';
import { Deployment, PersistentVolumeAccessMode, PersistentVolumeClaim, Volume } from 'cdk8s-plus-27';
import {
  BackupConfiguration, BackupTarget, FleetApp, RestoreSession, RetentionPolicy, RuntimeSettings, S3Credentials, S3Repository, S3StorageSecret,
  SecretDelivery, SecretStoreRef, SensitiveValue,
} from 'cdk8s-stash';

const app = new FleetApp();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

const uploads = new PersistentVolumeClaim(chart, 'Uploads', {
  metadata: { name: 'shop-uploads' },
  storage: Size.gibibytes(20),
  accessModes: [PersistentVolumeAccessMode.READ_WRITE_ONCE],
});

const shop = new Deployment(chart, 'Shop', {
  metadata: { name: 'shop' },
  replicas: 1,
  // The container that Stash adds to the pod calls the Kubernetes API.
  automountServiceAccountToken: true,
  securityContext: { user: 1000, group: 1000, fsGroup: 1000 },
  containers: [{
    image: 'shop:1.4.2',
    portNumber: 8080,
    volumeMounts: [{ path: '/srv/uploads', volume: Volume.fromPersistentVolumeClaim(chart, 'UploadsVolume', uploads) }],
  }],
});

const secret = new S3StorageSecret(chart, 'Secret', {
  metadata: { name: 'shop-backup' },
  credentials: S3Credentials.accessKey({
    accessKeyId: SensitiveValue.fromRemoteRef('stash/s3', { property: 'access-key-id' }),
    secretAccessKey: SensitiveValue.fromRemoteRef('stash/s3', { property: 'secret-access-key' }),
  }),
  resticPassword: SensitiveValue.fromRemoteRef('stash/shop-restic-password'),
  delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('aws') }),
});

const repository = new S3Repository(chart, 'Repository', {
  metadata: { name: 'shop-uploads' },
  storageSecret: secret,
  endpoint: 's3.eu-central-1.amazonaws.com',
  region: 'eu-central-1',
  bucket: 'example-backups',
  prefix: 'shop/deployment/shop',
});

// Stash reads and writes the files as their owner.
const runtimeSettings: RuntimeSettings = { container: { securityContext: { runAsUser: 1000, runAsGroup: 1000 } } };

const backup = new BackupConfiguration(chart, 'Backup', {
  metadata: { name: 'shop-uploads' },
  repository,
  target: BackupTarget.workload(shop, { alias: 'shop', exclude: ['*.part'] }),
  schedule: Cron.schedule({ minute: '30', hour: '2' }),
  retentionPolicy: RetentionPolicy.keepDaily7Weekly4Monthly12(),
  runtimeSettings,
});

// In a file of its own, since applying it restores at once.
const restore = new Chart(app, 'restore', { namespace: 'shop' });

RestoreSession.ofBackup(restore, 'Restore', backup, { metadata: { name: 'shop-uploads' }, runtimeSettings });

app.synth();
