'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const YAML = require('yaml');
const { ONE_CHART, tenants } = require('./fleet.cjs');
const { objectsOf } = require('./manifests.cjs');
const { race } = require('./race.cjs');

// As in cdk8s's own Yaml.stringify.
const OPTIONS = { keepUndefined: true, lineWidth: 0, version: '1.1' };

race((count, chartPerTenant, outdir, withBackup) => {
  mkdirSync(outdir, { recursive: true });
  const save = (chart, objects) =>
    writeFileSync(join(outdir, `${chart}.k8s.yaml`), objects.map((object) => YAML.stringify(object, OPTIONS)).join('---\n'));
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
