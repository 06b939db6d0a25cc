import { Chart, App } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { ACCOUNT_KEY, PASSWORD } from './credentials';
import { NAMED, capturedStderr, demoChart, externalSecret, plainSecret, sealedSecret } from './demo-app';
import { refusal } from './refusal';
import { traceOf } from './trace';
import { demoBinding } from '../addon/demo';
import { b2, gcs, local, rest, s3, swift } from '../repository/backend-repositories';
import {
  Addon, AzureRepository, AzureStorageSecret, type AzureStorageSecretProps, ClientConfig, Hook, SecretDelivery, SecretStoreProvider,
  SecretStoreRef, SensitiveValue,
} from 'cdk8s-stash';

capturedStderr();

const SIGNATURE = 'cGxlYXNlIGRvIG5vdCB1c2UgdGhpcyBzaWduYXR1cmU%3D';
const CREDENTIALS: ReadonlyArray<[string, string, string]> = [
  ['an account key', ACCOUNT_KEY, ACCOUNT_KEY],
  ['a connection string', `DefaultEndpointsProtocol=https;AccountName=stashdemo;AccountKey=${ACCOUNT_KEY}`, ACCOUNT_KEY],
  ['a SAS token', `sv=2022-11-02&ss=b&srt=sco&sp=rwdlacup&se=2030-01-01T00:00:00Z&spr=https&sig=${SIGNATURE}`, SIGNATURE],
];

const ADDRESSES: typeof CREDENTIALS = [
  ['user and password of an address', `s3://AKIAIOSFODNN7EXAMPLE:${PASSWORD}@bucket`, PASSWORD],
  ['user and password without a scheme', `me:${PASSWORD}@bucket`, PASSWORD],
  ['a password in a query', `https://h:5432/?password=${PASSWORD}`, PASSWORD],
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
  ['the bucket of S3', (text) => s3({ bucket: text })],
  ['the region of S3', (text) => s3({ region: text })],
  ['the endpoint of S3', (text) => s3({ endpoint: text })],
  ['the bucket of Google', (text) => gcs({ bucket: text })],
  ['the bucket of B2', (text) => b2({ bucket: text })],
  ['the container of Swift', (text) => swift({ container: `${text}/` })],
  ['the address of a REST server', (text) => rest({ url: text })],
  ['the path of a mount', (text) => local({ mountPath: text })],
  ['a path inside of a volume', (text) => local({ subPath: `../${text}` })],
  ['the scheme of a Service', (text) => demoBinding({ clientConfig: ClientConfig.service({ name: 'db', port: 1, scheme: text }) })],
  ['the query of a Service', (text) => demoBinding({ clientConfig: ClientConfig.service({ name: 'db', port: 1, scheme: 'x', query: `?${text}` }) })],
  ['the address of an application', (text) => demoBinding({ clientConfig: ClientConfig.url(`${text}?x`) })],
  ['the scheme of a hook', (text) => Hook.httpGet({ port: k8s.IntOrString.fromNumber(80), scheme: text })],
  ['the version of an addon', (text) => Addon.mysql(text, { multiDumpArgs: 'a' })],
  ['the name of a Task', (text) => Addon.custom({ backupTask: text })],
];

describe.each(PLACES)('%s', (place, given) => {
  // Some stores have keys that look like addresses.
  const credentials = place === 'a remote key' ? CREDENTIALS : [...CREDENTIALS, ...ADDRESSES];

  test.each(credentials)('does not show %s', (_, credential, secret) => {
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
