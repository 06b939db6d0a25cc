'use strict';

const { Chart, Cron } = require('cdk8s');
const stash = require('cdk8s-stash');
const { appFor } = require('./app.cjs');
const { ACCOUNT, CONTAINER, ONE_CHART, STORE, tenants } = require('./fleet.cjs');
const { race } = require('./race.cjs');

// Names are looked up at each use, as in the code that TypeScript generates for an import.
race((count, chartPerTenant, outdir, withBackup) => {
  const app = appFor(outdir);
  const one = chartPerTenant ? undefined : new Chart(app, ONE_CHART);
  const delivery = stash.SecretDelivery.externalSecret({
    store: stash.SecretStoreRef.clusterSecretStore(STORE, { provider: stash.SecretStoreProvider.AZURE_KEY_VAULT }),
  });
  for (const { chart, id, metadata, accountKey, resticPassword, prefix } of tenants(count, chartPerTenant)) {
    const scope = one ?? new Chart(app, chart);
    const storageSecret = new stash.AzureStorageSecret(scope, id('credentials'), {
      metadata,
      delivery,
      accountName: ACCOUNT,
      accountKey: stash.SensitiveValue.fromRemoteRef(accountKey),
      resticPassword: stash.SensitiveValue.fromRemoteRef(resticPassword),
    });
    const repository = new stash.AzureRepository(scope, id('repository'), { metadata, storageSecret, container: CONTAINER, prefix });
    if (withBackup) {
      new stash.BackupConfiguration(scope, id('backup'), {
        metadata,
        repository,
        target: stash.BackupTarget.of({ apiVersion: 'apps/v1', kind: 'Deployment', name: metadata.name }, {
          paths: ['/var/lib/data'], volumeMounts: [{ mountPath: '/var/lib/data', name: 'data' }],
        }),
        schedule: Cron.schedule({ minute: '17', hour: '2' }),
        retentionPolicy: stash.RetentionPolicy.keep({ daily: 7, weekly: 4 }),
      });
    }
  }
  app.synth();
});
