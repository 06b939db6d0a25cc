import { App, type Chart } from 'cdk8s';
import { CERTIFICATE } from './certificate';
import { demoChart } from './demo-app';
import {
  B2StorageSecret, type B2StorageSecretProps, GcsCredentials, GcsStorageSecret, type GcsStorageSecretProps, LocalStorageSecret,
  type LocalStorageSecretProps, RestServerStorageSecret, type RestServerStorageSecretProps, SecretDelivery, SecretStoreRef, SensitiveValue,
  type StorageSecretProps, SwiftCredentials, SwiftStorageSecret, type SwiftStorageSecretProps,
} from 'cdk8s-stash';

const COMMON: Required<StorageSecretProps> = {
  metadata: { name: 'storage-secret', labels: { team: 'shop' }, annotations: { owner: 'shop' } },
  resticPassword: SensitiveValue.fromRemoteRef('restic'),
  caCertData: CERTIFICATE,
  delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.secretStore('vault') }),
};
const B2: Required<B2StorageSecretProps> = {
  ...COMMON, accountId: SensitiveValue.fromRemoteRef('b2-id'), accountKey: SensitiveValue.fromRemoteRef('b2-key'),
};
const GCS: Required<GcsStorageSecretProps> = {
  ...COMMON,
  credentials: GcsCredentials.serviceAccountKey({ projectId: '123123123123', serviceAccountJsonKey: SensitiveValue.fromRemoteRef('gcs') }),
};
const LOCAL: Required<LocalStorageSecretProps> = COMMON;
const REST: Required<RestServerStorageSecretProps> = { ...COMMON, credentials: { username: 'stash', password: SensitiveValue.fromRemoteRef('rest') } };
const SWIFT: Required<SwiftStorageSecretProps> = {
  ...COMMON, credentials: SwiftCredentials.token({ storageUrl: 'https://swift/v1', authToken: SensitiveValue.fromRemoteRef('token') }),
};

const indented = (text: string, spaces: number) => text.trimEnd().split('\n').map((line) => ' '.repeat(spaces) + line).join('\n');
const remote = (key: string, name: string) => `    - remoteRef:\n        key: ${name}\n      secretKey: ${key}\n`;
const lines = (...entries: string[]) => entries.map((entry) => `        ${entry}\n`).join('');

/** What stands among the references, and in the template in front of CA_CERT_DATA, between it and RESTIC_PASSWORD, and behind that. */
type Parts = readonly [data: string, first: string, second: string, last: string];

test.each<[string, (chart: Chart) => unknown, Parts]>([
  ['B2', (chart) => new B2StorageSecret(chart, 'Secret', B2), [
    remote('B2_ACCOUNT_ID', 'b2-id') + remote('B2_ACCOUNT_KEY', 'b2-key'),
    lines('B2_ACCOUNT_ID: "{{ .B2_ACCOUNT_ID | trim }}"', 'B2_ACCOUNT_KEY: "{{ .B2_ACCOUNT_KEY | trim }}"'), '', '',
  ]],
  ['GCS', (chart) => new GcsStorageSecret(chart, 'Secret', GCS), [
    remote('GOOGLE_SERVICE_ACCOUNT_JSON_KEY', 'gcs'), '',
    lines('GOOGLE_PROJECT_ID: "123123123123"', 'GOOGLE_SERVICE_ACCOUNT_JSON_KEY: "{{ .GOOGLE_SERVICE_ACCOUNT_JSON_KEY }}"'), '',
  ]],
  ['a volume', (chart) => new LocalStorageSecret(chart, 'Secret', LOCAL), ['', '', '', '']],
  ['a REST server', (chart) => new RestServerStorageSecret(chart, 'Secret', REST), [
    remote('REST_SERVER_PASSWORD', 'rest'), '', '', lines('REST_SERVER_PASSWORD: "{{ .REST_SERVER_PASSWORD }}"', 'REST_SERVER_USERNAME: stash'),
  ]],
  ['Swift', (chart) => new SwiftStorageSecret(chart, 'Secret', SWIFT), [
    remote('OS_AUTH_TOKEN', 'token'), '', lines('OS_AUTH_TOKEN: "{{ .OS_AUTH_TOKEN | trim }}"', 'OS_STORAGE_URL: https://swift/v1'), '',
  ]],
])('all the props of the Secret for %s', (_, define, [data, first, second, last]) => {
  const chart = demoChart();
  define(chart);
  expect(App.of(chart).synthYaml()).toBe(`apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  annotations:
    owner: shop
  labels:
    team: shop
  name: storage-secret
  namespace: demo
spec:
  data:
${data}${remote('RESTIC_PASSWORD', 'restic')}  secretStoreRef:
    kind: SecretStore
    name: vault
  target:
    template:
      data:
${first}        CA_CERT_DATA: |
${indented(CERTIFICATE, 10)}
${second}        RESTIC_PASSWORD: "{{ .RESTIC_PASSWORD }}"
${last}`);
});
