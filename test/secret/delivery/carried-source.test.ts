import { ACCOUNT_KEY, PASSWORD } from '../credentials';
import { capturedStderr, plainSecret, yamlOf } from '../demo-app';
import { refusal } from '../refusal';
import { sealedObject } from '../sealing';
import { temporaryFolder } from '../temporary-folder';
import { SecretDelivery, SecretStoreRef, SensitiveValue, type AzureStorageSecretProps } from 'cdk8s-stash';

capturedStderr();
const folder = temporaryFolder();
const passwordFile = folder.write('password', PASSWORD);
const sealedFile = folder.write('azure.json', JSON.stringify(sealedObject({ AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD })));
process.env.STASH_TEST_PASSWORD = PASSWORD;

/** One value from each source. */
const SOURCES = {
  'SensitiveValue.fromEnv()': SensitiveValue.fromEnv('STASH_TEST_PASSWORD'),
  'SensitiveValue.fromFile()': SensitiveValue.fromFile(passwordFile),
  'SensitiveValue.fromRemoteRef()': SensitiveValue.fromRemoteRef('stash-restic-password'),
  'SensitiveValue.fromSealedFile()': SensitiveValue.fromSealedFile(sealedFile),
  'SensitiveValue.unsafePlainText()': SensitiveValue.unsafePlainText(PASSWORD),
};
type Source = keyof typeof SOURCES;

/** Each delivery with an account key that it carries, the sources that it carries, and how a message names them. */
interface Case extends Pick<AzureStorageSecretProps, 'delivery' | 'accountKey'> {
  readonly factory: string;
  readonly carries: readonly Source[];
  readonly sources: string;
}

const DELIVERIES: readonly Case[] = [
  {
    delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('azure-kv') }),
    accountKey: SensitiveValue.fromRemoteRef('stash-azure-account-key'),
    factory: 'SecretDelivery.externalSecret()',
    carries: ['SensitiveValue.fromRemoteRef()'],
    sources: 'SensitiveValue.fromRemoteRef()',
  },
  {
    delivery: SecretDelivery.sealedSecret(),
    accountKey: SensitiveValue.fromSealedFile(sealedFile),
    factory: 'SecretDelivery.sealedSecret()',
    carries: ['SensitiveValue.fromSealedFile()'],
    sources: 'SensitiveValue.fromSealedFile()',
  },
  {
    delivery: SecretDelivery.unsafePlainSecret(),
    accountKey: SensitiveValue.unsafePlainText(ACCOUNT_KEY),
    factory: 'SecretDelivery.unsafePlainSecret()',
    carries: ['SensitiveValue.fromEnv()', 'SensitiveValue.fromFile()', 'SensitiveValue.unsafePlainText()'],
    sources: 'SensitiveValue.fromEnv(), .fromFile() or .unsafePlainText()',
  },
];

const PAIRS = DELIVERIES.flatMap((delivery) => (Object.keys(SOURCES) as Source[]).map((source) => ({ ...delivery, source })));

test.each(PAIRS.filter(({ carries, source }) => carries.includes(source)))('$factory carries $source', ({ delivery, accountKey, source }) => {
  expect(yamlOf(plainSecret({ delivery, accountKey, resticPassword: SOURCES[source] }))).toContain('RESTIC_PASSWORD');
});

test.each(PAIRS.filter(({ carries, source }) => !carries.includes(source)))('$factory refuses $source', (pair) => {
  const { delivery, accountKey, factory, sources, source } = pair;
  const fitting = DELIVERIES.find(({ carries }) => carries.includes(source))!.factory;
  expect(refusal(() => plainSecret({ delivery, accountKey, resticPassword: SOURCES[source] })))
    .toBe(`[demo/Secret] data.RESTIC_PASSWORD: ${factory} cannot deliver a value from ${source}: use ${sources}, or the delivery ${fitting}`);
});

test('the key that a message names is the key of the value', () => {
  expect(refusal(() => plainSecret({ accountKey: SensitiveValue.fromRemoteRef('stash-azure-account-key') })))
    .toBe('[demo/Secret] data.AZURE_ACCOUNT_KEY: SecretDelivery.unsafePlainSecret() cannot deliver a value from SensitiveValue.fromRemoteRef(): '
      + 'use SensitiveValue.fromEnv(), .fromFile() or .unsafePlainText(), or the delivery SecretDelivery.externalSecret()');
});

// JavaScript has no compiler that keeps these out, and a password that is taken for no secret would be written in plain text.
const PRETENDERS: ReadonlyArray<[string, unknown]> = [
  ['a string', PASSWORD],
  ['nothing', undefined],
  ['null', null],
  ['an object', {}],
  ['a buffer', Buffer.from(PASSWORD)],
  ['a copy', structuredClone(SOURCES['SensitiveValue.unsafePlainText()'])],
  ['one that inherits', Object.create(SOURCES['SensitiveValue.unsafePlainText()'])],
];

describe.each(DELIVERIES)('$factory', ({ delivery, accountKey }) => {
  test.each(PRETENDERS)('refuses %s instead of a SensitiveValue', (_, pretender) => {
    expect(refusal(() => plainSecret({ delivery, accountKey, resticPassword: pretender as SensitiveValue })))
      .toBe('[demo/Secret] data.RESTIC_PASSWORD: the given value (not shown) is not a SensitiveValue: say where the credential comes from, '
        + 'for example with SensitiveValue.fromRemoteRef()');
  });
});
