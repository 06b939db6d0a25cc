'use strict';

const { ApiObject, App, Chart } = require('cdk8s');
const { ONE_CHART, tenants } = require('./fleet.cjs');
const { externalSecret, repository } = require('./manifests.cjs');
const { race } = require('./race.cjs');

race((count, chartPerTenant, outdir) => {
  const app = new App({ outdir });
  const one = chartPerTenant ? undefined : new Chart(app, ONE_CHART);
  for (const tenant of tenants(count)) {
    const scope = one ?? new Chart(app, tenant.chart);
    new ApiObject(scope, `${tenant.chart}-credentials`, externalSecret(tenant));
    new ApiObject(scope, `${tenant.chart}-repository`, repository(tenant));
  }
  app.synth();
});
