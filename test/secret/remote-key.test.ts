import fc from 'fast-check';
import { ACCOUNT_KEY } from './credentials';
import { externalSecret, manifestOf } from './demo-app';
import { refusal } from './refusal';
import { SecretDelivery, SecretStoreProvider, SecretStoreRef, SensitiveValue } from 'cdk8s-stash';

const anyStore = SecretDelivery.externalSecret({ store: SecretStoreRef.secretStore('some-store') });
const keyVault = SecretDelivery.externalSecret({ store: SecretStoreRef.secretStore('azure-kv', { provider: SecretStoreProvider.AZURE_KEY_VAULT }) });

const written = (key: string, delivery = anyStore) => {
  const secret = externalSecret({ delivery, resticPassword: SensitiveValue.fromRemoteRef(key) });
  return manifestOf(secret).spec.data[1]!.remoteRef.key;
};

const NO_KEY = 'SensitiveValue.fromRemoteRef: the given value (not shown) is not the key of an entry: '
  + 'give the name that the entry has in the store, not its value, without white space around it';

test.each([
  '',
  ' ',
  ' stash',
  'stash\n',
  ACCOUNT_KEY,
  `DefaultEndpointsProtocol=https;AccountName=stashdemo;AccountKey=${ACCOUNT_KEY};EndpointSuffix=core.windows.net`,
  'sv=2022-11-02&ss=b&sp=rwdl&sig=cGxlYXNlIGRvIG5vdA%3D%3D',
  '-----BEGIN PRIVATE KEY-----\nMC4CAQ==\n-----END PRIVATE KEY-----',
])('%j is no key, wherever the store is', (key) => {
  expect(refusal(() => SensitiveValue.fromRemoteRef(key))).toBe(NO_KEY);
});

test.each([['undefined', 'undefined'], ['prod/undefined/key', 'undefined'], ['stash-NaN', 'NaN'], ['key-[object Object]', '[object Object]']])(
  '%j is no key, since a part of it is not set', (key, part) => {
    expect(refusal(() => SensitiveValue.fromRemoteRef(key))).toBe(
      `SensitiveValue.fromRemoteRef: "${key}" contains "${part}", which JavaScript writes for a value that is not set: set it, or leave that part out`);
  });

describe('where the provider is unknown', () => {
  test.each([
    'RESTIC_PASSWORD', 'a/b/c', 'key/x', 'cert/x', 'with blank', 'ä', 'x'.repeat(500),
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:stash-AbCdEf',
  ])('%s is a key as it stands', (key) => {
    expect(written(key)).toBe(key);
  });
});

const NO_NAME = 'is not the name of a secret in Azure Key Vault: use 1 to 127 characters from 0-9, a-z, A-Z and "-", with or without "secret/" in front';
const refusedByKeyVault = (key: string) => refusal(() => externalSecret({ delivery: keyVault, resticPassword: SensitiveValue.fromRemoteRef(key) }));

describe('in Azure Key Vault', () => {
  const NAMES = ['x', 'Stash-RESTIC-password-2', 'secret/stash-restic-password', '0', '-', 'a'.repeat(127), `secret/${'a'.repeat(127)}`];
  test.each(NAMES)('%s is a name', (key) => {
    expect(written(key, keyVault)).toBe(key);
  });

  test.each([
    ['RESTIC_PASSWORD', '; did you mean "RESTIC-PASSWORD"?'],
    ['_stash__password_', '; did you mean "stash-password"?'],
    ['stash.password', '; did you mean "stash-password"?'],
    ['secret/stash_password', '; did you mean "secret/stash-password"?'],
    ['secret/', ''],
    ['secret/a/b', '; did you mean "secret/a-b"?'],
    ['a/b', '; did you mean "a-b"?'],
    ['Secret/a', '; did you mean "Secret-a"?'],
    ['pässword', '; did you mean "p-ssword"?'],
    ['___', ''],
  ])('%j is no name', (key, suggestion) => {
    expect(refusedByKeyVault(key)).toBe(`[demo/Secret] data.RESTIC_PASSWORD: ${JSON.stringify(key)} ${NO_NAME}${suggestion}`);
  });

  test.each(['', 'secret/'])('128 characters after "%s" are no name', (front) => {
    const key = front + 'a'.repeat(128);
    expect(refusedByKeyVault(key)).toBe(`[demo/Secret] data.RESTIC_PASSWORD: "${key.slice(0, 120)}…" ${NO_NAME}`);
  });

  test.each([
    ['key/stash', 'key'], ['cert/stash', 'certificate'], ['key/', 'key'], ['cert/a_b', 'certificate'],
  ])('%s is another kind of object', (key, object) => {
    expect(refusedByKeyVault(key)).toBe(`[demo/Secret] data.RESTIC_PASSWORD: "${key}" is a Key Vault ${object}, `
      + 'which holds no credential for Stash: give the name of a secret, with or without "secret/" in front');
  });

  test('the account key is judged too', () => {
    expect(refusal(() => externalSecret({ delivery: keyVault, accountKey: SensitiveValue.fromRemoteRef('AZURE_ACCOUNT_KEY') })))
      .toBe(`[demo/Secret] data.AZURE_ACCOUNT_KEY: "AZURE_ACCOUNT_KEY" ${NO_NAME}; did you mean "AZURE-ACCOUNT-KEY"?`);
  });
});

describe('whatever the key', () => {
  const ordinary = (text: string) => !['sig=', 'accountkey=', 'private key'].some((part) => text.toLowerCase().includes(part));

  test('it is written as it stands, or refused', () => {
    const key = fc.tuple(fc.constantFrom('', '', ' ', '\n'), fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constantFrom('', '', ' ', '\t'))
      .map((parts) => parts.join('')).filter(ordinary);
    fc.assert(fc.property(key, (text) => {
      if (text === '' || /^\s|\s$/.test(text)) {
        expect(refusal(() => SensitiveValue.fromRemoteRef(text))).toBe(NO_KEY);
      } else {
        expect(written(text)).toBe(text);
      }
    }), { numRuns: 300 });
  });

  test('an account key in its place is never shown', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), fc.constantFrom('', 'AccountKey=', 'x/'), (bytes, front) => {
      const key = front + Buffer.from(bytes).toString('base64');
      expect(refusal(() => SensitiveValue.fromRemoteRef(key))).toBe(NO_KEY);
    }), { numRuns: 200 });
  });

  test('Key Vault takes it, or it is refused with a name that Key Vault takes', () => {
    const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-';
    const takes = (name: string) => name.length >= 1 && name.length <= 127 && [...name].every((character) => LETTERS.includes(character));
    const name = fc.string({ unit: fc.constantFrom(...LETTERS, '_', '.', '/', 'ä'), minLength: 1, maxLength: 135 });
    fc.assert(fc.property(fc.constantFrom('', 'secret/'), name, (front, rest) => {
      fc.pre(!/^(secret|key|cert)\//.test(rest));
      const key = front + rest;
      if (takes(rest)) {
        expect(written(key, keyVault)).toBe(key);
        return;
      }
      const shown = key.length > 120 ? `${key.slice(0, 120)}…` : key;
      const message = refusedByKeyVault(key);
      const start = `[demo/Secret] data.RESTIC_PASSWORD: "${shown}" ${NO_NAME}`;
      expect(message.slice(0, start.length)).toBe(start);
      const end = message.slice(start.length);
      const suggestion = /^; did you mean "([^"…]*)…?"\?$/.exec(end)?.[1];
      expect(end === '' || (suggestion?.startsWith(front) && takes(suggestion.slice(front.length)))).toBe(true);
    }), { numRuns: 300 });
  });
});
