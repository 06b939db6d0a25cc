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
      // With a chart for each tenant, the ids are the same in all charts.
      id: (what) => chartPerTenant ? what : `${tenant}-${what}`,
      metadata: { name: tenant, namespace: tenant },
      accountKey: `${tenant}-account-key`,
      resticPassword: `${tenant}-restic-password`,
      prefix: `clusters/west/${tenant}`,
    };
  }
};

exports.ONE_CHART = 'fleet';
