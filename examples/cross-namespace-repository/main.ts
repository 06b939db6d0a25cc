import { Chart, Cron } from 'cdk8s';
import { PersistentVolumeClaim } from 'cdk8s-plus-27';
import {
  BackupConfiguration, BackupTarget, FleetApp, RetentionPolicy, S3Credentials, S3Repository, S3StorageSecret, SecretDelivery, SecretStoreRef,
  SensitiveValue, UsagePolicy,
} from 'cdk8s-stash';

const app = new FleetApp();

// The credentials stay in one namespace.
const backups = new Chart(app, 'backups', { namespace: 'backups' });

const repository = new S3Repository(backups, 'Repository', {
  metadata: { name: 'shop-uploads' },
  storageSecret: new S3StorageSecret(backups, 'Secret', {
    metadata: { name: 's3-secret' },
    credentials: S3Credentials.accessKey({
      accessKeyId: SensitiveValue.fromRemoteRef('stash/s3', { property: 'access-key-id' }),
      secretAccessKey: SensitiveValue.fromRemoteRef('stash/s3', { property: 'secret-access-key' }),
    }),
    resticPassword: SensitiveValue.fromRemoteRef('stash/restic-password'),
    delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('aws') }),
  }),
  endpoint: 's3.eu-central-1.amazonaws.com',
  bucket: 'example-backups',
  prefix: 'shop/pvc/uploads',
  usagePolicy: UsagePolicy.namespaces('shop'),
});

// The backup is in the namespace of its target.
const shop = new Chart(app, 'shop', { namespace: 'shop' });

new BackupConfiguration(shop, 'Backup', {
  metadata: { name: 'uploads' },
  repository,
  target: BackupTarget.persistentVolumeClaim(PersistentVolumeClaim.fromClaimName(shop, 'Uploads', 'uploads')),
  schedule: Cron.schedule({ minute: '30', hour: '2' }),
  retentionPolicy: RetentionPolicy.keepDaily7(),
  runtimeSettings: { container: { securityContext: { runAsUser: 1000, runAsGroup: 1000 } } },
});

app.synth();
