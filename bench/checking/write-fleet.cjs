'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const YAML = require('yaml');
const { ACCOUNT, tenants } = require('../contestants/fleet.cjs');
const { backupConfiguration, repository } = require('../contestants/manifests.cjs');

const TENANTS_PER_FILE = 1000;

const secret = ({ metadata, accountKey, resticPassword }) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata,
  stringData: { AZURE_ACCOUNT_KEY: accountKey, AZURE_ACCOUNT_NAME: ACCOUNT, RESTIC_PASSWORD: resticPassword },
});

/** Writes the manifests of so many tenants into files of a folder, three documents for each. */
exports.writeFleet = (count, folder) => {
  mkdirSync(folder, { recursive: true });
  const documents = [...tenants(count)].map((tenant) => [secret, repository, backupConfiguration]
    .map((manifest) => YAML.stringify(manifest(tenant), { version: '1.1', lineWidth: 0 })).join('---\n'));
  for (let from = 0; from < count; from += TENANTS_PER_FILE) {
    writeFileSync(join(folder, `fleet-${String(from).padStart(5, '0')}.yaml`), documents.slice(from, from + TENANTS_PER_FILE).join('---\n'));
  }
};
