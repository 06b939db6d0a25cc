import { Chart, Cron, Duration } from 'cdk8s';
import { Deployment, PersistentVolumeClaim, Volume } from 'cdk8s-plus-27';
import {
  AzureStorageSecret, BackupBlueprint, BlueprintRepository, BlueprintVariable, FleetApp, RetentionPolicy, SecretDelivery, SecretStoreRef,
  SensitiveValue, UsagePolicy,
} from 'cdk8s-stash';

const { TARGET_NAMESPACE, TARGET_KIND, TARGET_NAME } = BlueprintVariable;

const app = new FleetApp();

// The platform team writes the pattern once, for the whole cluster.
const platform = new Chart(app, 'platform', { namespace: 'backups' });

const secret = new AzureStorageSecret(platform, 'Secret', {
  metadata: { name: 'azure-secret' },
  accountName: 'examplebackups',
  accountKey: SensitiveValue.fromRemoteRef('stash-azure-account-key'),
  resticPassword: SensitiveValue.fromRemoteRef('stash-restic-password'),
  delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('azure-kv') }),
});

const nightly = new BackupBlueprint(platform, 'Nightly', {
  metadata: { name: 'nightly' },
  repoNamespace: 'backups',
  repository: BlueprintRepository.azure({
    storageSecret: secret,
    container: 'example-backups',
    prefix: `auto/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}`,
    usagePolicy: UsagePolicy.selector({ matchLabels: { 'example.com/backups': 'nightly' } }),
  }),
  schedule: Cron.schedule({ minute: '0', hour: '2' }),
  retentionPolicy: RetentionPolicy.keepDaily7Weekly4(),
  // Every workload of this platform runs as this user.
  runtimeSettings: { container: { securityContext: { runAsUser: 1000, runAsGroup: 1000 } } },
});

// A product team asks for it with one line.
const wiki = new Chart(app, 'wiki', { namespace: 'wiki' });

const pages = PersistentVolumeClaim.fromClaimName(wiki, 'Pages', 'wiki-pages');

const server = new Deployment(wiki, 'Server', {
  metadata: { name: 'wiki' },
  replicas: 1,
  // The container that Stash adds to the pod calls the Kubernetes API.
  automountServiceAccountToken: true,
  securityContext: { user: 1000, group: 1000, fsGroup: 1000 },
  containers: [{
    image: 'wiki:3.1.0',
    portNumber: 3000,
    volumeMounts: [{ path: '/wiki/data', volume: Volume.fromPersistentVolumeClaim(wiki, 'PagesVolume', pages) }],
  }],
});

nightly.autoBackup(server, { schedule: Cron.schedule({ minute: '0', hour: '22' }), scheduleSpread: Duration.hours(1) });

app.synth();
