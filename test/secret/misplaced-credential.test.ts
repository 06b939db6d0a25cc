import { Chart, App } from 'cdk8s';
import { ACCOUNT_KEY, PASSWORD } from './credentials';
import { NAMED, capturedStderr, demoChart, externalSecret, plainSecret, sealedSecret } from './demo-app';
import { refusal } from './refusal';
import { traceOf } from './trace';
import {
  AzureRepository, AzureStorageSecret, SecretDelivery, SecretStoreProvider, SecretStoreRef, SensitiveValue, type AzureStorageSecretProps,
} from 'cdk8s-stash';

capturedStderr();

const SIGNATURE = 'cGxlYXNlIGRvIG5vdCB1c2UgdGhpcyBzaWduYXR1cmU%3D';
const CREDENTIALS: ReadonlyArray<[string, string, string]> = [
  ['an account key', ACCOUNT_KEY, ACCOUNT_KEY],
  ['a connection string', `DefaultEndpointsProtocol=https;AccountName=stashdemo;AccountKey=${ACCOUNT_KEY}`, ACCOUNT_KEY],
  ['a SAS token', `sv=2022-11-02&ss=b&srt=sco&sp=rwdlacup&se=2030-01-01T00:00:00Z&spr=https&sig=${SIGNATURE}`, SIGNATURE],
];

const existing = (chart: Chart) => AzureStorageSecret.fromSecretName(chart, 'Existing', 'azure-secret');
const repository = (props: { container?: string; prefix?: string; wipeOut?: boolean }) => {
  const chart = demoChart();
  return new AzureRepository(chart, 'Repository', { container: 'backup', storageSecret: existing(chart), ...props });
};
const keyVault = SecretDelivery.externalSecret({ store: SecretStoreRef.secretStore('azure-kv', { provider: SecretStoreProvider.AZURE_KEY_VAULT }) });

/** Every place that takes text and refuses it, with a credential in it. */
const PLACES: ReadonlyArray<[string, (credential: string) => unknown]> = [
  ['the name of an environment variable', (text) => SensitiveValue.fromEnv(text)],
  ['the path of a file', (text) => plainSecret({ resticPassword: SensitiveValue.fromFile(text) })],
  ['a remote key', (text) => SensitiveValue.fromRemoteRef(text)],
  ['a remote key with white space', (text) => SensitiveValue.fromRemoteRef(`${text}\n`)],
  ['a remote key in Key Vault', (text) => externalSecret({ delivery: keyVault, resticPassword: SensitiveValue.fromRemoteRef(text) })],
  ['the path of a sealed file', (text) => sealedSecret(text)],
  ['the path of another sealed file', (text) => sealedSecret('azure.yaml', { resticPassword: SensitiveValue.fromSealedFile(text) })],
  ['the account name', (text) => externalSecret({ accountName: text })],
  ['the certificates', (text) => externalSecret({ caCertData: text })],
  ['the name of a secret', (text) => externalSecret({ metadata: { name: text } })],
  ['the namespace of a secret', (text) => externalSecret({ metadata: { ...NAMED, namespace: text } })],
  ['the namespace of a chart', (text) => externalSecret({}, demoChart(text))],
  ['an annotation of ours', (text) => plainSecret({ metadata: { ...NAMED, annotations: { 'cdk8s-stash/unsafe-plaintext': text } } })],
  ['the name of a SecretStore', (text) => SecretStoreRef.secretStore(text)],
  ['the name of a ClusterSecretStore', (text) => SecretStoreRef.clusterSecretStore(text)],
  ['the name of a secret that exists', (text) => AzureStorageSecret.fromSecretName(demoChart(), 'Secret', text)],
  ['the namespace of a secret that exists', (text) => AzureStorageSecret.fromSecretName(demoChart(), 'Secret', 'azure-secret', { namespace: text })],
  ['the container', (text) => repository({ container: text })],
  ['the prefix, leaving it', (text) => repository({ prefix: `../${text}` })],
  ['the prefix, with a backslash', (text) => repository({ prefix: `a\\${text}` })],
  ['the prefix that is wiped out', (text) => repository({ prefix: `${text}/`, wipeOut: true })],
];

describe.each(PLACES)('%s', (_, given) => {
  test.each(CREDENTIALS)('does not show %s', (__, credential, secret) => {
    expect(traceOf(secret, refusal(() => given(credential)))).toBeUndefined();
  });
});

describe('a credential as a string, where a SensitiveValue is due', () => {
  const asString = (props: object) => props as Partial<AzureStorageSecretProps>;

  test.each<[string, string, (chart: Chart) => unknown]>([
    ['an account key', ACCOUNT_KEY, (chart) => externalSecret(asString({ accountKey: ACCOUNT_KEY }), chart)],
    ['a password', PASSWORD, (chart) => externalSecret(asString({ resticPassword: PASSWORD }), chart)],
    ['a malformed account key', ACCOUNT_KEY, (chart) => externalSecret(asString({ accountKey: ACCOUNT_KEY.slice(0, -1) }), chart)],
    ['a malformed password', PASSWORD, (chart) => externalSecret(asString({ resticPassword: ` ${PASSWORD}` }), chart)],
    ['a password beside a sealed file', PASSWORD, (chart) => sealedSecret('absent.yaml', asString({ resticPassword: PASSWORD }), chart)],
  ])('%s is neither written nor shown', (_, secret, define) => {
    const chart = new Chart(new App(), 'demo', { namespace: 'demo' });
    let text;
    try {
      define(chart);
      text = App.of(chart).synthYaml();
    } catch (error) {
      text = (error as Error).message;
    }
    expect(traceOf(secret, text)).toBeUndefined();
  });
});

// A password has no shape by which it could be told from a name, so it is kept out of the messages that can do without it.
test.each<[string, () => unknown]>([
  ['the name of an environment variable', () => SensitiveValue.fromEnv(PASSWORD)],
  ['a remote key with white space', () => SensitiveValue.fromRemoteRef(`${PASSWORD}\n`)],
  ['the certificates', () => externalSecret({ caCertData: PASSWORD })],
])('%s does not show a password', (_, attempt) => {
  expect(traceOf(PASSWORD, refusal(attempt))).toBeUndefined();
});
