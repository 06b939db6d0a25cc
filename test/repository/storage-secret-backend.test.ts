import { ApiObject } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import { demoChart, demoRepository, yamlOf } from './demo';
import { AzureStorageSecret, SecretDelivery, SecretStoreRef, SensitiveValue, StorageSecret } from 'cdk8s-stash';

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
    + 'give the storage Secret of this backend',
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
