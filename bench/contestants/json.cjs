'use strict';

const { writeFileSync } = require('fs');
const { join } = require('path');
const { tenants } = require('./fleet.cjs');
const { objectsOf } = require('./manifests.cjs');
const { race } = require('./race.cjs');

// The floor: the same objects, in one write, whatever the layout.
race((count, _, outdir, withBackup) => {
  writeFileSync(join(outdir, 'app.json'), JSON.stringify([...tenants(count)].flatMap((tenant) => objectsOf(tenant, withBackup))));
});
