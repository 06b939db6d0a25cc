'use strict';

// What every contestant declares: the names are made here, so that the contestants differ in nothing but how they write them.

exports.STORE = 'azure-key-vault';
exports.ACCOUNT = 'acmebackups';
exports.CONTAINER = 'stash-backups';

exports.tenants = function* (count, chartPerTenant) {
  for (let i = 0; i < count; i++) {
    const tenant = `tenant-${String(i).padStart(5, '0')}`;
    yield {
      chart: tenant,
      // Whoever writes a chart for each tenant calls the same thing the same in all of them.
      id: (what) => chartPerTenant ? what : `${tenant}-${what}`,
      metadata: { name: tenant, namespace: tenant },
      accountKey: `${tenant}-account-key`,
      resticPassword: `${tenant}-restic-password`,
      prefix: `clusters/west/${tenant}`,
    };
  }
};

exports.ONE_CHART = 'fleet';
