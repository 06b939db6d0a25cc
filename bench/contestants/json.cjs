'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { ONE_CHART, tenants } = require('./fleet.cjs');
const { objectsOf } = require('./manifests.cjs');
const { race } = require('./race.cjs');

// The lower bound for writing these objects: no constructs, no YAML, and one write for each file.
race((count, chartPerTenant, outdir, withBackup) => {
  mkdirSync(outdir, { recursive: true });
  const save = (chart, objects) => writeFileSync(join(outdir, `${chart}.k8s.json`), JSON.stringify(objects));
  const all = [];
  for (const tenant of tenants(count)) {
    const objects = objectsOf(tenant, withBackup);
    if (chartPerTenant) {
      save(tenant.chart, objects);
    } else {
      all.push(...objects);
    }
  }
  if (!chartPerTenant) {
    save(ONE_CHART, all);
  }
});
