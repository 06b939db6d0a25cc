import { Chart, Cron } from 'cdk8s';
import { Deployment, EnvValue, PersistentVolumeClaim, Secret, Volume } from 'cdk8s-plus-27';
import {
  Addon, AppBinding, BackupBatch, BackupTarget, ClientConfig, ExecutionOrder, FleetApp, RestoreBatch, RetentionPolicy, RuntimeSettings, S3Repository,
  S3StorageSecret,
} from 'cdk8s-stash';

const app = new FleetApp();
const chart = new Chart(app, 'blog', { namespace: 'blog' });

const content = PersistentVolumeClaim.fromClaimName(chart, 'Content', 'wordpress-content');
const user = Secret.fromSecretName(chart, 'DatabaseUser', 'wordpress-db-user');

const wordpress = new Deployment(chart, 'WordPress', {
  metadata: { name: 'wordpress' },
  replicas: 1,
  // The container that Stash adds to the pod calls the Kubernetes API, and restores as root, so that files get their owners back.
  automountServiceAccountToken: true,
  securityContext: { ensureNonRoot: false, fsGroup: 33 },
  containers: [{
    image: 'wordpress:6.6-apache',
    portNumber: 80,
    securityContext: { ensureNonRoot: false, readOnlyRootFilesystem: false },
    envVariables: {
      WORDPRESS_DB_HOST: EnvValue.fromValue('wordpress-db'),
      WORDPRESS_DB_USER: EnvValue.fromSecretValue({ secret: user, key: 'username' }),
      WORDPRESS_DB_PASSWORD: EnvValue.fromSecretValue({ secret: user, key: 'password' }),
    },
    volumeMounts: [{ path: '/var/www/html', volume: Volume.fromPersistentVolumeClaim(chart, 'ContentVolume', content) }],
  }],
});

const database = new AppBinding(chart, 'Database', {
  metadata: { name: 'wordpress-db' },
  clientConfig: ClientConfig.service({ name: 'wordpress-db', port: 3306, scheme: 'mysql' }),
  secret: user,
  addon: Addon.mysql('8.0.21', { args: '--databases wordpress --routines --events' }),
  version: '8.0.36',
});

const repository = new S3Repository(chart, 'Repository', {
  metadata: { name: 'blog' },
  storageSecret: S3StorageSecret.fromSecretName(chart, 'Secret', 'blog-backup'),
  endpoint: 'https://minio.storage.svc:9000',
  bucket: 'backups',
  prefix: 'blog',
});

const asWebServer: RuntimeSettings = { container: { securityContext: { runAsUser: 33, runAsGroup: 33 } } };

const backup = new BackupBatch(chart, 'Backup', {
  metadata: { name: 'blog' },
  repository,
  schedule: Cron.schedule({ minute: '0', hour: '1' }),
  retentionPolicy: RetentionPolicy.keepDaily7Weekly4(),
  executionOrder: ExecutionOrder.SEQUENTIAL,
  members: [
    { target: BackupTarget.appBinding(database, { alias: 'database' }) },
    { target: BackupTarget.workload(wordpress, { alias: 'content' }), runtimeSettings: asWebServer },
  ],
});

// In a file of its own, since applying it restores at once.
const restore = new Chart(app, 'restore', { namespace: 'blog' });

RestoreBatch.ofBackup(restore, 'Restore', backup, { metadata: { name: 'blog' }, executionOrder: ExecutionOrder.SEQUENTIAL });

app.synth();
