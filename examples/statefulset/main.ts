import { ApiObject, Chart, Cron, JsonPatch } from 'cdk8s';
import { k8s, StatefulSet } from 'cdk8s-plus-27';
import {
  BackupConfiguration, BackupTarget, FleetApp, GcsCredentials, GcsRepository, GcsStorageSecret, Hook, RestoreSession, RetentionPolicy,
  RuntimeSettings, SecretDelivery, SecretStoreRef, SensitiveValue,
} from 'cdk8s-stash';

const app = new FleetApp();
const chart = new Chart(app, 'search', { namespace: 'search' });

const search = new StatefulSet(chart, 'Search', {
  metadata: { name: 'search' },
  replicas: 3,
  // The container that Stash adds to each pod calls the Kubernetes API.
  automountServiceAccountToken: true,
  securityContext: { user: 1000, group: 1000, fsGroup: 1000 },
  containers: [{ name: 'search', image: 'search:9.2.0', portNumber: 8983 }],
});

// cdk8s-plus does not support volumeClaimTemplates, so a patch adds them; the backup reads it too. A size must be a Quantity, or cdk8s-plus loses it.
ApiObject.of(search).addJsonPatch(
  JsonPatch.add('/spec/volumeClaimTemplates', [{
    metadata: { name: 'index' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: k8s.Quantity.fromString('50Gi') } } },
  }]),
  JsonPatch.add('/spec/template/spec/containers/0/volumeMounts', [{ name: 'index', mountPath: '/var/search' }]),
);

const repository = new GcsRepository(chart, 'Repository', {
  metadata: { name: 'search-index' },
  storageSecret: new GcsStorageSecret(chart, 'Secret', {
    metadata: { name: 'search-backup' },
    credentials: GcsCredentials.serviceAccountKey({
      projectId: 'example-backups',
      serviceAccountJsonKey: SensitiveValue.fromRemoteRef('stash-gcs-key'),
    }),
    resticPassword: SensitiveValue.fromRemoteRef('search-restic-password'),
    delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('gcp') }),
  }),
  bucket: 'example-backups',
  prefix: 'search/statefulset/search',
});

const runtimeSettings: RuntimeSettings = { container: { securityContext: { runAsUser: 1000, runAsGroup: 1000 } } };

const backup = new BackupConfiguration(chart, 'Backup', {
  metadata: { name: 'search-index' },
  repository,
  target: BackupTarget.workload(search, { alias: 'search', paths: ['/var/search/segments', '/var/search/config'] }),
  schedule: Cron.schedule({ minute: '0', hour: '3' }),
  retentionPolicy: RetentionPolicy.keepDaily7Weekly4(),
  hooks: { preBackup: Hook.exec(['/opt/search/bin/flush'], { containerName: 'search' }) },
  runtimeSettings,
});

// In a file of its own, since applying it restores at once. Each pod gets its own data back.
const restore = new Chart(app, 'restore', { namespace: 'search' });

RestoreSession.ofBackup(restore, 'Restore', backup, { metadata: { name: 'search-index' }, runtimeSettings });

app.synth();
