'use strict';

const { ApiObject, App, Chart } = require('cdk8s');
const { Construct } = require('constructs');
const { ONE_CHART, tenants } = require('./fleet.cjs');
const { objectsOf } = require('./manifests.cjs');
const { race } = require('./race.cjs');

// The lower bound for constructs of these objects: each is created, and nothing is done with it.
race((count, chartPerTenant, outdir, withBackup) => {
  const app = new App({ outdir });
  const one = chartPerTenant ? undefined : new Chart(app, ONE_CHART);
  for (const tenant of tenants(count, chartPerTenant)) {
    const scope = one ?? new Chart(app, tenant.chart);
    for (const object of objectsOf(tenant, withBackup)) {
      new ApiObject(new Construct(scope, tenant.id(object.kind)), 'Resource', object);
    }
  }
});
