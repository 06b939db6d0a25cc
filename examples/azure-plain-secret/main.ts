import { Chart } from 'cdk8s';
import { AzureRepository, AzureStorageSecret, FleetApp, SecretDelivery, SensitiveValue } from 'cdk8s-stash';

const app = new FleetApp();
const chart = new Chart(app, 'demo', { namespace: 'demo' });

const secret = new AzureStorageSecret(chart, 'Secret', {
  metadata: { name: 'azure-secret' },
  accountName: 'stashprod01',
  accountKey: SensitiveValue.fromEnv('AZURE_ACCOUNT_KEY'),
  resticPassword: SensitiveValue.fromEnv('RESTIC_PASSWORD'),
  delivery: SecretDelivery.unsafePlainSecret(),
});

new AzureRepository(chart, 'Repository', {
  metadata: { name: 'azure-repo' },
  storageSecret: secret,
  container: 'stash-backup',
  prefix: '/demo/deployment/my-deploy',
});

app.synth();
