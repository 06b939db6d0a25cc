import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { CERTIFICATE } from '../certificate';
import { demoChart, externalSecret, manifestOf, yamlOf } from '../demo-app';
import { SecretDelivery, SecretStoreProvider, SecretStoreRef, SensitiveValue, type RemoteRefOptions } from 'cdk8s-stash';

const store = SecretStoreRef.secretStore('azure-kv');

test('as little as possible', () => {
  expect(yamlOf(externalSecret())).toBe(`apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: azure-secret
  namespace: demo
spec:
  data:
    - remoteRef:
        key: stash-azure-account-key
      secretKey: AZURE_ACCOUNT_KEY
    - remoteRef:
        key: stash-restic-password
      secretKey: RESTIC_PASSWORD
  secretStoreRef:
    kind: ClusterSecretStore
    name: azure-kv
  target:
    template:
      data:
        AZURE_ACCOUNT_KEY: "{{ .AZURE_ACCOUNT_KEY | trim }}"
        AZURE_ACCOUNT_NAME: stashdemo
        RESTIC_PASSWORD: "{{ .RESTIC_PASSWORD }}"
`);
});

test('everything that can be said', () => {
  expect(yamlOf(externalSecret({
    metadata: { name: 'azure-secret', namespace: 'backup', labels: { team: 'storage' }, annotations: { owner: 'storage' } },
    accountKey: SensitiveValue.fromRemoteRef('secret/stash', { property: 'accountKey' }),
    resticPassword: SensitiveValue.fromRemoteRef('stash', { property: 'resticPassword', version: '7' }),
    caCertData: CERTIFICATE,
    delivery: SecretDelivery.externalSecret({
      store: SecretStoreRef.secretStore('azure-kv', { provider: SecretStoreProvider.AZURE_KEY_VAULT }),
      refreshInterval: Duration.minutes(90),
    }),
  }))).toBe(`apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  annotations:
    owner: storage
  labels:
    team: storage
  name: azure-secret
  namespace: backup
spec:
  data:
    - remoteRef:
        key: secret/stash
        property: accountKey
      secretKey: AZURE_ACCOUNT_KEY
    - remoteRef:
        key: stash
        property: resticPassword
        version: "7"
      secretKey: RESTIC_PASSWORD
  refreshInterval: 1h30m
  secretStoreRef:
    kind: SecretStore
    name: azure-kv
  target:
    template:
      data:
        AZURE_ACCOUNT_KEY: "{{ .AZURE_ACCOUNT_KEY | trim }}"
        AZURE_ACCOUNT_NAME: stashdemo
        CA_CERT_DATA: |
${CERTIFICATE.trimEnd().replace(/^/gm, '          ')}
        RESTIC_PASSWORD: "{{ .RESTIC_PASSWORD }}"
`);
});

test.each([
  [Duration.seconds(0), '0s'],
  [Duration.millis(1), '1ms'],
  [Duration.millis(1500), '1s500ms'],
  [Duration.seconds(59), '59s'],
  [Duration.seconds(90), '1m30s'],
  [Duration.minutes(60), '1h'],
  [Duration.minutes(90), '1h30m'],
  [Duration.days(2), '48h'],
  [Duration.millis(3_661_001), '1h1m1s1ms'],
])('a refresh interval of %s is written as Go reads it', (refreshInterval, written) => {
  const delivery = SecretDelivery.externalSecret({ store, refreshInterval });
  expect(yamlOf(externalSecret({ delivery }))).toContain(`\n  refreshInterval: ${written}\n`);
});

test('a refresh interval means what was given, whatever it is', () => {
  const UNITS = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };
  fc.assert(fc.property(fc.nat(10_000_000_000), (milliseconds) => {
    const delivery = SecretDelivery.externalSecret({ store, refreshInterval: Duration.millis(milliseconds) });
    const written = /refreshInterval: (.*)/.exec(yamlOf(externalSecret({ delivery })))![1]!;
    expect(written).toMatch(/^(\d+(h|ms|m|s))+$/);
    const parts = [...written.matchAll(/(\d+)(h|ms|m|s)/g)].map(([, count, unit]) => Number(count) * UNITS[unit as keyof typeof UNITS]);
    expect(parts.reduce((sum, part) => sum + part)).toBe(milliseconds);
  }), { numRuns: 300 });
});

test.each<[RemoteRefOptions, object]>([
  [{}, { key: 'k' }],
  [{ property: 'p' }, { key: 'k', property: 'p' }],
  [{ version: '0123' }, { key: 'k', version: '0123' }],
  [{ property: 'yes', version: '1e3' }, { key: 'k', property: 'yes', version: '1e3' }],
])('an entry with %j', (options, remoteRef) => {
  const { spec } = manifestOf(externalSecret({ resticPassword: SensitiveValue.fromRemoteRef('k', options) }));
  expect(spec.data[1]).toEqual({ secretKey: 'RESTIC_PASSWORD', remoteRef });
});

test('nothing is written about a namespace that is unknown', () => {
  const secret = externalSecret({}, demoChart(''));
  expect(manifestOf(secret).metadata).toEqual({ name: 'azure-secret' });
  expect(secret.secretNamespace).toBeUndefined();
});
