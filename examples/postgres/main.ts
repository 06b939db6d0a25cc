import { Chart, Cron, Duration } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import {
  Addon, AppBinding, AzureRepository, AzureStorageSecret, BackupConfiguration, BackupTarget, ClientConfig, FleetApp, RestoreSession, RetentionPolicy,
  SecretDelivery, SecretStoreProvider, SecretStoreRef, SensitiveValue,
} from 'cdk8s-stash';

const app = new FleetApp();
const chart = new Chart(app, 'orders', { namespace: 'orders' });

const database = new AppBinding(chart, 'Database', {
  metadata: { name: 'orders-db' },
  clientConfig: ClientConfig.service({ name: 'orders-db', port: 5432, scheme: 'postgresql', query: 'sslmode=require' }),
  // Holds `username` and `password`.
  secret: Secret.fromSecretName(chart, 'DatabaseUser', 'orders-db-backup-user'),
  // The version in the catalogue with the server's major version.
  addon: Addon.postgres('16.1'),
  type: 'postgres',
  version: '16.4',
});

const repository = new AzureRepository(chart, 'Repository', {
  metadata: { name: 'orders-db' },
  storageSecret: new AzureStorageSecret(chart, 'Secret', {
    metadata: { name: 'orders-backup' },
    accountName: 'examplebackups',
    accountKey: SensitiveValue.fromRemoteRef('stash-azure-account-key'),
    resticPassword: SensitiveValue.fromRemoteRef('orders-restic-password'),
    delivery: SecretDelivery.externalSecret({
      store: SecretStoreRef.clusterSecretStore('azure-kv', { provider: SecretStoreProvider.AZURE_KEY_VAULT }),
    }),
  }),
  container: 'example-backups',
  prefix: 'orders/postgres/orders-db',
});

const backup = new BackupConfiguration(chart, 'Backup', {
  metadata: { name: 'orders-db' },
  repository,
  target: BackupTarget.appBinding(database, { alias: 'orders-db' }),
  schedule: Cron.schedule({ minute: '5', hour: '*/6' }),
  retentionPolicy: RetentionPolicy.keep({ last: 8, daily: 14, monthly: 6 }),
  timeOut: Duration.hours(2),
});

// In a file of its own, since applying it restores at once.
const restore = new Chart(app, 'restore', { namespace: 'orders' });

RestoreSession.ofBackup(restore, 'Restore', backup, { metadata: { name: 'orders-db' } });

app.synth();
