import { Chart } from 'cdk8s';
import { AzureRepository, AzureStorageSecret, FleetApp, SecretDelivery, SensitiveValue } from 'cdk8s-stash';

const app = new FleetApp();
const chart = new Chart(app, 'demo', { namespace: 'demo' });

const sealed = SensitiveValue.fromSealedFile('azure-secret.sealed.yaml');

const secret = new AzureStorageSecret(chart, 'Secret', {
  metadata: { name: 'azure-secret' },
  accountName: 'stashprod01',
  accountKey: sealed,
  resticPassword: sealed,
  delivery: SecretDelivery.sealedSecret(),
});

new AzureRepository(chart, 'Repository', {
  metadata: { name: 'azure-repo' },
  storageSecret: secret,
  container: 'stash-backup',
  prefix: '/demo/deployment/my-deploy',
});

app.synth();
