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
