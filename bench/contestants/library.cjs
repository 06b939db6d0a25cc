'use strict';

const { Chart, Cron } = require('cdk8s');
const {
  AzureRepository, AzureStorageSecret, BackupConfiguration, BackupTarget, RetentionPolicy, SecretDelivery, SecretStoreProvider, SecretStoreRef, SensitiveValue,
} = require('cdk8s-stash');
const { appFor } = require('./app.cjs');
const { ACCOUNT, CONTAINER, ONE_CHART, STORE, tenants } = require('./fleet.cjs');
const { race } = require('./race.cjs');

race((count, chartPerTenant, outdir, withBackup) => {
  const app = appFor(outdir);
  const one = chartPerTenant ? undefined : new Chart(app, ONE_CHART);
  const delivery = SecretDelivery.externalSecret({
    store: SecretStoreRef.clusterSecretStore(STORE, { provider: SecretStoreProvider.AZURE_KEY_VAULT }),
  });
  for (const { chart, id, metadata, accountKey, resticPassword, prefix } of tenants(count, chartPerTenant)) {
    const scope = one ?? new Chart(app, chart);
    const storageSecret = new AzureStorageSecret(scope, id('credentials'), {
      metadata,
      delivery,
      accountName: ACCOUNT,
      accountKey: SensitiveValue.fromRemoteRef(accountKey),
      resticPassword: SensitiveValue.fromRemoteRef(resticPassword),
    });
    const repository = new AzureRepository(scope, id('repository'), { metadata, storageSecret, container: CONTAINER, prefix });
    if (withBackup) {
      new BackupConfiguration(scope, id('backup'), {
        metadata,
        repository,
        target: BackupTarget.of({ apiVersion: 'apps/v1', kind: 'Deployment', name: metadata.name }, {
          paths: ['/var/lib/data'], volumeMounts: [{ mountPath: '/var/lib/data', name: 'data' }],
        }),
        schedule: Cron.schedule({ minute: '17', hour: '2' }),
        retentionPolicy: RetentionPolicy.keep({ daily: 7, weekly: 4 }),
      });
    }
  }
  app.synth();
});
