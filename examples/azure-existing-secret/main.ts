import { Chart } from 'cdk8s';
import { AzureRepository, AzureStorageSecret, FleetApp } from 'cdk8s-stash';

const app = new FleetApp();
const chart = new Chart(app, 'demo', { namespace: 'demo' });

new AzureRepository(chart, 'Repository', {
  metadata: { name: 'azure-repo' },
  storageSecret: AzureStorageSecret.fromSecretName(chart, 'Secret', 'azure-secret'),
  container: 'stash-backup',
  prefix: '/demo/deployment/my-deploy',
});

app.synth();
