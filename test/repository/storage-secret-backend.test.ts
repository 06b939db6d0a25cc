import { ApiObject } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import { demoChart, demoRepository, yamlOf } from './demo';
import {
  AzureStorageSecret, B2StorageSecret, GcsStorageSecret, LocalStorageSecret, RestServerStorageSecret, S3StorageSecret, SecretDelivery, SecretStoreRef,
  SensitiveValue, StorageSecret, SwiftStorageSecret,
} from 'cdk8s-stash';

class OtherStorageSecret extends StorageSecret {
  protected readonly apiObject = new ApiObject(this, 'Resource', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'other-secret' } });

  public get _backend(): string {
    return 'gcs';
  }
}

test('the storage Secret of another backend', () => {
  const chart = demoChart();
  expect(() => demoRepository({ storageSecret: new OtherStorageSecret(chart, 'Other') }, chart)).toThrow(new Error(
    '[demo/Repository] spec.backend.storageSecretName: the Secret "other-secret" holds the keys of the backend "gcs" and not of "azure": '
    + 'give the storage Secret of this backend; StorageSecret.fromSecretName() takes an existing one for any backend',
  ));
});

test('the storage Secret of this backend is taken', () => {
  const chart = demoChart();
  const storageSecret = new AzureStorageSecret(chart, 'Own', {
    metadata: { name: 'own-secret' },
    accountName: 'stashdemo',
    accountKey: SensitiveValue.fromRemoteRef('account-key'),
    resticPassword: SensitiveValue.fromRemoteRef('restic-password'),
    delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.secretStore('vault') }),
  });
  expect(yamlOf(demoRepository({ storageSecret }, chart))).toContain('    storageSecretName: own-secret\n');
});

test.each<[string, Pick<typeof StorageSecret, 'fromSecretName'>]>([
  ['b2', B2StorageSecret], ['gcs', GcsStorageSecret], ['local', LocalStorageSecret], ['rest', RestServerStorageSecret], ['s3', S3StorageSecret],
  ['swift', SwiftStorageSecret],
])('a reference to an existing Secret of the backend %s', (backend, Other) => {
  const chart = demoChart();
  expect(() => demoRepository({ storageSecret: Other.fromSecretName(chart, 'Other', 'other-secret') }, chart)).toThrow(new Error(
    `[demo/Repository] spec.backend.storageSecretName: the Secret "other-secret" holds the keys of the backend "${backend}" and not of "azure": `
    + 'give the storage Secret of this backend; StorageSecret.fromSecretName() takes an existing one for any backend',
  ));
});

const { fromSecretName } = StorageSecret;

test.each<[string, typeof fromSecretName]>([
  ['this backend', (...given) => AzureStorageSecret.fromSecretName(...given)],
  ['any backend', (...given) => StorageSecret.fromSecretName(...given)],
  ['a backend that is not said', fromSecretName],
])('a reference to an existing Secret of %s is taken', (_, refer) => {
  const chart = demoChart();
  expect(yamlOf(demoRepository({ storageSecret: refer(chart, 'Existing', 'existing-secret') }, chart))).toContain('    storageSecretName: existing-secret\n');
});

test('a Secret of whose content nothing is known is taken', () => {
  const chart = demoChart();
  const storageSecret = Secret.fromSecretName(chart, 'Plain', 'plain-secret');
  expect(yamlOf(demoRepository({ storageSecret }, chart))).toContain('    storageSecretName: plain-secret\n');
});

test('a Secret that is known to hold nothing is not', () => {
  const chart = demoChart();
  const storageSecret = new Secret(chart, 'Plain', { metadata: { name: 'plain-secret' } });
  expect(() => yamlOf(demoRepository({ storageSecret }, chart))).toThrow('[demo/Plain] STASH201 stringData: has no AZURE_ACCOUNT_NAME and no AZURE_ACCOUNT_KEY '
    + 'and no RESTIC_PASSWORD, and Repository demo/demo-repository-c8b1dd50 cannot be opened without them: add them under exactly these names');
});
