import { ApiObject, App, Chart } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus33 from 'cdk8s-plus-33';
import { AzureRepository, AzureStorageSecret, SecretDelivery, SecretStoreRef, SensitiveValue, StorageSecret } from 'cdk8s-stash';

const ours = (chart: Chart, namespace?: string) => new AzureStorageSecret(chart, 'Secret', {
  metadata: { name: 'azure-secret', namespace },
  accountName: 'stashdemo',
  accountKey: SensitiveValue.fromRemoteRef('account-key'),
  resticPassword: SensitiveValue.fromRemoteRef('restic-password'),
  delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.secretStore('vault') }),
});

/** Every way to a Secret that knows its namespace. */
const KNOWN: ReadonlyArray<[string, (chart: Chart, namespace?: string) => plus27.ISecret]> = [
  ['of this library', ours],
  ['that exists, by the base class', (chart, namespace) => StorageSecret.fromSecretName(chart, 'Secret', 'azure-secret', { namespace })],
  ['that exists, by its own class', (chart, namespace) => AzureStorageSecret.fromSecretName(chart, 'Secret', 'azure-secret', { namespace })],
  ['of cdk8s-plus-27', (chart, namespace) => new plus27.Secret(chart, 'Secret', { metadata: { name: 'azure-secret', namespace } })],
  ['of cdk8s-plus-33', (chart, namespace) => new plus33.Secret(chart, 'Secret', { metadata: { name: 'azure-secret', namespace } })],
];

/** Every way to a Secret that does not. */
const UNKNOWN: ReadonlyArray<[string, (chart: Chart) => plus27.ISecret]> = [
  ['that exists, by cdk8s-plus-27', (chart) => plus27.Secret.fromSecretName(chart, 'Secret', 'azure-secret')],
  ['that exists, by cdk8s-plus-33', (chart) => plus33.Secret.fromSecretName(chart, 'Secret', 'azure-secret')],
];

interface Given {
  readonly secret: (chart: Chart) => plus27.ISecret;
  readonly secretChart?: string;
  readonly chart?: string;
  readonly namespace?: string;
}

/** A Repository in one chart with a Secret in another. */
function repository({ secret, secretChart, chart, namespace }: Given): AzureRepository {
  const app = new App();
  const storageSecret = secret(new Chart(app, 'secrets', { namespace: secretChart }));
  return new AzureRepository(new Chart(app, 'demo', { namespace: chart }), 'Repository', {
    metadata: { namespace }, container: 'stash-backup', storageSecret,
  });
}

const secretNameOf = (written: AzureRepository) => ApiObject.of(written).toJson().spec.backend.storageSecretName as string;

const refusal = (secretNamespace: string, namespace: string) => new Error(
  `[demo/Repository] spec.backend.storageSecretName: the Secret "azure-secret" is in namespace "${secretNamespace}", but the Repository is in `
  + `"${namespace}", where Stash would look for it: define both in the same namespace`,
);

describe.each(KNOWN)('a Secret %s', (_, secret) => {
  test('in another chart\'s namespace', () => {
    expect(() => repository({ secret, secretChart: 'vault', chart: 'demo' })).toThrow(refusal('vault', 'demo'));
  });

  test('in another namespace by its own word', () => {
    expect(() => repository({ secret: (chart) => secret(chart, 'vault'), secretChart: 'demo', chart: 'demo' })).toThrow(refusal('vault', 'demo'));
  });

  test('in the namespace of the chart, which the Repository has left', () => {
    expect(() => repository({ secret, secretChart: 'demo', chart: 'demo', namespace: 'shop' })).toThrow(refusal('demo', 'shop'));
  });

  test.each<[string, Omit<Given, 'secret'>]>([
    ['in the same namespace', { secretChart: 'demo', chart: 'demo' }],
    ['in the namespace that the Repository names', { secretChart: 'shop', chart: 'demo', namespace: 'shop' }],
    ['in a chart whose namespace is not known', { chart: 'demo' }],
    ['for a Repository whose namespace is not known', { secretChart: 'vault' }],
    ['with nothing known of either', {}],
  ])('%s is taken', (__, given) => {
    expect(secretNameOf(repository({ secret, ...given }))).toBe('azure-secret');
  });
});

test.each(UNKNOWN)('a Secret %s may be anywhere', (_, secret) => {
  expect(secretNameOf(repository({ secret, secretChart: 'vault', chart: 'demo' }))).toBe('azure-secret');
});
