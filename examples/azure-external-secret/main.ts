import { Chart } from 'cdk8s';
import { AzureRepository, AzureStorageSecret, FleetApp, SecretDelivery, SecretStoreRef, SensitiveValue } from 'cdk8s-stash';

const app = new FleetApp();
const chart = new Chart(app, 'demo', { namespace: 'demo' });

const secret = new AzureStorageSecret(chart, 'Secret', {
  metadata: { name: 'azure-secret' },
  accountName: 'stashprod01',
  accountKey: SensitiveValue.fromRemoteRef('stash-azure-account-key'),
  resticPassword: SensitiveValue.fromRemoteRef('stash-restic-password'),
  delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('azure-kv') }),
});

new AzureRepository(chart, 'Repository', {
  metadata: { name: 'azure-repo' },
  storageSecret: secret,
  container: 'stash-backup',
  prefix: '/demo/deployment/my-deploy',
});

app.synth();
