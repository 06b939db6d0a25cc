import { readFileSync } from 'node:fs';
import { Chart, Cron, Duration, YamlOutputType } from 'cdk8s';
import { AppBinding, BackupConfiguration, BackupTarget, FleetApp, RetentionPolicy, S3Repository, S3StorageSecret, UsagePolicy } from 'cdk8s-stash';

const plans = new Map([
  ['basic', RetentionPolicy.keepDaily7()],
  ['business', RetentionPolicy.keepDaily7Weekly4Monthly12()],
]);

const app = new FleetApp({ yamlOutputType: YamlOutputType.FILE_PER_APP });

const platform = new Chart(app, 'platform', { namespace: 'backups' });
const storageSecret = S3StorageSecret.fromSecretName(platform, 'Secret', 's3-secret');

for (const row of readFileSync('tenants.csv', 'utf8').trim().split('\n').slice(1)) {
  const [tenant, plan] = row.split(',') as [string, string];
  const retentionPolicy = plans.get(plan);
  if (retentionPolicy === undefined) {
    throw new Error(`tenants.csv: ${tenant} has the unknown plan "${plan}"`);
  }
  const chart = new Chart(app, tenant, { namespace: tenant });
  const repository = new S3Repository(chart, 'Repository', {
    metadata: { name: tenant, namespace: 'backups' },
    storageSecret,
    endpoint: 's3.eu-central-1.amazonaws.com',
    bucket: 'example-tenants',
    prefix: tenant,
    usagePolicy: UsagePolicy.onlyNamespaces(tenant),
  });
  new BackupConfiguration(chart, 'Backup', {
    metadata: { name: 'postgres' },
    repository,
    // KubeDB created it, and it names the addon.
    target: BackupTarget.appBinding(AppBinding.fromAppBindingName(chart, 'Database', 'postgres')),
    schedule: Cron.schedule({ minute: '0', hour: '22' }),
    scheduleSpread: Duration.hours(6),
    retentionPolicy,
  });
}

app.synth();
