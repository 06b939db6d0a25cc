import { App, Chart, Lazy } from 'cdk8s';
import { refusal } from './refusal';
import { SealingScope, RestServerStorageSecret, SecretDelivery, SecretStoreRef, SensitiveValue, AzureStorageSecret } from 'cdk8s-stash';

const chart = () => new Chart(new App(), 'demo', { namespace: 'demo' });
const value = SensitiveValue.fromRemoteRef('key');
const delivery = SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('vault') });
const azure = { accountName: 'stashdemo', accountKey: value, resticPassword: value, delivery };

test('a text that the operator would evaluate', () => {
  expect(refusal(() => new RestServerStorageSecret(chart(), 'Secret', {
    resticPassword: value, delivery, credentials: { username: 'svc-{{ .RESTIC_PASSWORD }}', password: value },
  }))).toBe('[demo/Secret] data.REST_SERVER_USERNAME: contains "{{" (not shown), which the operator would take for a template: remove it, '
    + 'or use an existing Secret');
});

const MISSING = 'is missing: give a string; an environment variable that is not set is undefined';
const UNQUOTED = 'is not a string: write it in quotes';

test.each([
  [undefined, MISSING], [null, MISSING], [12345, UNQUOTED], [true, UNQUOTED], [['abc'], 'is not a string: write it without brackets'],
  [new Date(0), 'is not a string: write it as a string'],
  [Lazy.any({ produce: () => 'stashdemo' }), 'is a Lazy, whose value is not known when it is checked: give the value itself'],
])('an account name that is no text: %j', (accountName, message) => {
  expect(refusal(() => new AzureStorageSecret(chart(), 'Secret', { ...azure, accountName: accountName as unknown as string })))
    .toBe(`[demo/Secret] data.AZURE_ACCOUNT_NAME: ${message}`);
});

test('no delivery', () => {
  expect(refusal(() => new AzureStorageSecret(chart(), 'Secret', { ...azure, delivery: undefined as never })))
    .toBe('[demo/Secret] delivery: is missing: choose SecretDelivery.externalSecret(), .sealedSecret() or .unsafePlainSecret()');
});

test.each([[undefined, 'missing'], [{}, 'missing'], [{ store: 'azure-kv' }, 'not a SecretStoreRef']])('no store: %j is %s', (options, is) => {
  expect(refusal(() => SecretDelivery.externalSecret(options as never)))
    .toBe(`SecretDelivery.externalSecret: store is ${is}: give SecretStoreRef.clusterSecretStore(name) or .secretStore(name)`);
});

test('a scope that is none, and may be anything', () => {
  expect(refusal(() => SecretDelivery.sealedSecret({ scope: 'hunter2' as SealingScope })))
    .toBe('SecretDelivery.sealedSecret: scope is not a SealingScope: choose SealingScope.STRICT, SealingScope.NAMESPACE_WIDE or SealingScope.CLUSTER_WIDE');
});

const plain = (resticPassword: SensitiveValue) => new AzureStorageSecret(chart(), 'Secret', {
  ...azure,
  accountKey: SensitiveValue.unsafePlainText(Buffer.alloc(64, 1).toString('base64')),
  resticPassword,
  delivery: SecretDelivery.unsafePlainSecret(),
});
const ALTERED = '[demo/Secret] data.RESTIC_PASSWORD: the given value (not shown) is not valid UTF-8 and would be altered: put it into a file, '
  + 'and use SensitiveValue.fromFile()';

test.each([[undefined, MISSING], [42, UNQUOTED]])('a text that is none: %p', (given, message) => {
  expect(refusal(() => plain(SensitiveValue.unsafePlainText(given as unknown as string))))
    .toBe(`[demo/Secret] data.RESTIC_PASSWORD: ${message}`);
});

test.each(['a\ud800b', '\udc00'])('a text that has no bytes of its own: %j', (text) => {
  expect(refusal(() => plain(SensitiveValue.unsafePlainText(text)))).toBe(ALTERED);
});

test('a variable whose bytes Node has replaced', () => {
  process.env.TEST_REPLACED = 'p\ufffdss';
  expect(refusal(() => plain(SensitiveValue.fromEnv('TEST_REPLACED')))).toBe(ALTERED);
  delete process.env.TEST_REPLACED;
});

test('a file without end', () => {
  expect(refusal(() => plain(SensitiveValue.fromFile('/dev/zero'))))
    .toBe('[demo/Secret] data.RESTIC_PASSWORD: file "/dev/zero" is longer than 64 KiB, which is too long for a credential: give the file that holds the credential');
});

test('a value in the place of a path is not shown', () => {
  expect(refusal(() => plain(SensitiveValue.fromFile('hunter2-secret')))).toBe('[demo/Secret] data.RESTIC_PASSWORD: '
    + 'the file (path not shown, since it has neither folder nor extension) cannot be read (ENOENT): give a path to a readable file, '
    + 'relative to the working directory');
});
