'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const YAML = require('yaml');
const { tenants } = require('../contestants/fleet.cjs');
const { objectsOf } = require('../contestants/manifests.cjs');

const TENANTS_PER_FILE = 1000;

/** Writes the manifests of `count` tenants into files of a folder, three documents for each. */
exports.writeFleet = (count, folder) => {
  mkdirSync(folder, { recursive: true });
  const documents = [...tenants(count)].map((tenant) => objectsOf(tenant, true).map((manifest) => YAML.stringify(manifest, { version: '1.1', lineWidth: 0 })).join('---\n'));
  for (let from = 0; from < count; from += TENANTS_PER_FILE) {
    writeFileSync(join(folder, `fleet-${String(from).padStart(5, '0')}.yaml`), documents.slice(from, from + TENANTS_PER_FILE).join('---\n'));
  }
};
