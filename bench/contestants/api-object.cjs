'use strict';

const { ApiObject, Chart } = require('cdk8s');
const { appFor } = require('./app.cjs');
const { ONE_CHART, tenants } = require('./fleet.cjs');
const { objectsOf } = require('./manifests.cjs');
const { race } = require('./race.cjs');

race((count, chartPerTenant, outdir, withBackup) => {
  const app = appFor(outdir);
  const one = chartPerTenant ? undefined : new Chart(app, ONE_CHART);
  for (const tenant of tenants(count, chartPerTenant)) {
    const scope = one ?? new Chart(app, tenant.chart);
    for (const object of objectsOf(tenant, withBackup)) {
      new ApiObject(scope, tenant.id(object.kind), object);
    }
  }
  app.synth();
});
