'use strict';

const { ACCOUNT, CONTAINER, STORE } = require('./fleet.cjs');

// Keys in the order of the alphabet, as cdk8s writes them: the bare objects go to the YAML writer as they are.

exports.externalSecret = ({ metadata, accountKey, resticPassword }) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata,
  spec: {
    data: [
      { remoteRef: { key: accountKey }, secretKey: 'AZURE_ACCOUNT_KEY' },
      { remoteRef: { key: resticPassword }, secretKey: 'RESTIC_PASSWORD' },
    ],
    secretStoreRef: { kind: 'ClusterSecretStore', name: STORE },
    target: {
      template: {
        data: {
          AZURE_ACCOUNT_KEY: '{{ .AZURE_ACCOUNT_KEY | trim }}',
          AZURE_ACCOUNT_NAME: ACCOUNT,
          RESTIC_PASSWORD: '{{ .RESTIC_PASSWORD }}',
        },
      },
    },
  },
});

exports.repository = ({ metadata, prefix }) => ({
  apiVersion: 'stash.appscode.com/v1alpha1',
  kind: 'Repository',
  metadata,
  spec: {
    backend: {
      azure: { container: CONTAINER, prefix },
      storageSecretName: metadata.name,
    },
  },
});

exports.backupConfiguration = ({ metadata }) => ({
  apiVersion: 'stash.appscode.com/v1beta1',
  kind: 'BackupConfiguration',
  metadata,
  spec: {
    repository: { name: metadata.name },
    retentionPolicy: { keepDaily: 7, keepWeekly: 4, name: 'keep-daily-7-weekly-4', prune: true },
    schedule: '17 2 * * *',
    target: {
      paths: ['/var/lib/data'],
      ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: metadata.name, namespace: metadata.namespace },
      volumeMounts: [{ mountPath: '/var/lib/data', name: 'data' }],
    },
  },
});

/** The objects of a tenant: the credentials and the Repository, and in some layouts a backup. */
exports.objectsOf = (tenant, withBackup) =>
  [exports.externalSecret(tenant), exports.repository(tenant), ...(withBackup ? [exports.backupConfiguration(tenant)] : [])];
