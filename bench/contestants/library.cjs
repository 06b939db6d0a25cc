'use strict';

const { App, Chart } = require('cdk8s');
const { AzureRepository, AzureStorageSecret, SecretDelivery, SecretStoreProvider, SecretStoreRef, SensitiveValue } = require('cdk8s-stash');
const { ACCOUNT, CONTAINER, ONE_CHART, STORE, tenants } = require('./fleet.cjs');
const { race } = require('./race.cjs');

race((count, chartPerTenant, outdir) => {
  const app = new App({ outdir });
  const one = chartPerTenant ? undefined : new Chart(app, ONE_CHART);
  const delivery = SecretDelivery.externalSecret({
    store: SecretStoreRef.clusterSecretStore(STORE, { provider: SecretStoreProvider.AZURE_KEY_VAULT }),
  });
  for (const { chart, metadata, accountKey, resticPassword, prefix } of tenants(count)) {
    const scope = one ?? new Chart(app, chart);
    const storageSecret = new AzureStorageSecret(scope, `${chart}-credentials`, {
      metadata,
      delivery,
      accountName: ACCOUNT,
      accountKey: SensitiveValue.fromRemoteRef(accountKey),
      resticPassword: SensitiveValue.fromRemoteRef(resticPassword),
    });
    new AzureRepository(scope, `${chart}-repository`, { metadata, storageSecret, container: CONTAINER, prefix });
  }
  app.synth();
});
