import { relative } from 'node:path';
import { ACCOUNT_KEY } from './credentials';
import { capturedStderr, demoChart, externalSecret, manifestOf, plainSecret } from './demo-app';
import { refusal } from './refusal';
import { temporaryFolder } from './temporary-folder';
import { delivery } from '../check/given';
import { S3Credentials, S3StorageSecret, SecretDelivery, SensitiveValue, TrailingNewline } from 'cdk8s-stash';

capturedStderr();
const remote = SensitiveValue.fromRemoteRef;
const BOTH = 'is also given for AZURE_ACCOUNT_KEY, so that both would have the same value';

beforeAll(() => {
  process.env.SHARED_BY_TWO_KEYS = ACCOUNT_KEY;
  process.env.shared_by_two_keys = ACCOUNT_KEY;
  process.env.OF_ONE_KEY = ACCOUNT_KEY;
});
afterAll(() => {
  delete process.env.SHARED_BY_TWO_KEYS;
  delete process.env.shared_by_two_keys;
  delete process.env.OF_ONE_KEY;
});

test.each<[string, () => SensitiveValue, string]>([
  ['an entry', () => remote('stash'), 'remote key "stash"'],
  ['a property of an entry', () => remote('stash', { property: 'key' }), 'remote key "stash"'],
  ['a version of an entry', () => remote('stash', { version: '2' }), 'remote key "stash"'],
])('%s cannot hold two values', (_, from, origin) => {
  expect(refusal(() => externalSecret({ accountKey: from(), resticPassword: from() })))
    .toBe(`[demo/Secret] data.RESTIC_PASSWORD: ${origin} ${BOTH}: name an entry for each, or a property for each`);
});

describe('a value that is read at synth', () => {
  const path = temporaryFolder().write('key', ACCOUNT_KEY);

  test.each<[string, SensitiveValue, SensitiveValue, string]>([
    ['an environment variable', SensitiveValue.fromEnv('SHARED_BY_TWO_KEYS'), SensitiveValue.fromEnv('SHARED_BY_TWO_KEYS'),
      'environment variable "SHARED_BY_TWO_KEYS"'],
    ['an environment variable whose name is not shown', SensitiveValue.fromEnv('shared_by_two_keys'), SensitiveValue.fromEnv('shared_by_two_keys'),
      'the environment variable (name not shown, since it is not in capitals)'],
    ['a file', SensitiveValue.fromFile(path), SensitiveValue.fromFile(path, { trailingNewline: TrailingNewline.STRIP }), `file "${path}"`],
    ['a file under two spellings of its path', SensitiveValue.fromFile(relative('', path)), SensitiveValue.fromFile(path), `file "${path}"`],
    ['a plain text', SensitiveValue.unsafePlainText(ACCOUNT_KEY), SensitiveValue.unsafePlainText(ACCOUNT_KEY), 'the plain text'],
  ])('%s cannot be for two keys', (_, accountKey, resticPassword, origin) => {
    expect(refusal(() => plainSecret({ accountKey, resticPassword })))
      .toBe(`[demo/Secret] data.RESTIC_PASSWORD: ${origin} ${BOTH}: give each its own`);
  });

  test.each<[string, SensitiveValue]>([
    ['another variable', SensitiveValue.fromEnv('OF_ONE_KEY')],
    ['a variable of another spelling', SensitiveValue.fromEnv('shared_by_two_keys')],
    ['a file', SensitiveValue.fromFile(path)],
    ['a plain text', SensitiveValue.unsafePlainText(ACCOUNT_KEY)],
  ])('%s with the same value is a source of its own', (_, resticPassword) => {
    expect(() => plainSecret({ accountKey: SensitiveValue.fromEnv('SHARED_BY_TWO_KEYS'), resticPassword })).not.toThrow();
  });
});

test('the two parts of an account may have one plain text, but not the repository with them', () => {
  const text = () => SensitiveValue.unsafePlainText('minioadmin');
  const credentials = S3Credentials.accessKey({ accessKeyId: text(), secretAccessKey: text() });
  const given = (resticPassword: SensitiveValue) => () => new S3StorageSecret(demoChart(), 'Secret', {
    credentials, resticPassword, delivery: SecretDelivery.unsafePlainSecret(),
  });
  expect(given(SensitiveValue.unsafePlainText('restic-password'))).not.toThrow();
  expect(refusal(given(text()))).toBe('[demo/Secret] data.RESTIC_PASSWORD: the plain text is also given for AWS_SECRET_ACCESS_KEY, '
    + 'so that both would have the same value: give each its own');
});

test('the two keys of a pair cannot come from one entry either', () => {
  const credentials = S3Credentials.accessKey({ accessKeyId: remote('s3'), secretAccessKey: remote('s3') });
  expect(refusal(() => new S3StorageSecret(demoChart(), 'Secret', { credentials, resticPassword: remote('restic'), delivery }))).toBe(
    '[demo/Secret] data.AWS_SECRET_ACCESS_KEY: remote key "s3" is also given for AWS_ACCESS_KEY_ID, so that both would have the same value: '
    + 'name an entry for each, or a property for each',
  );
});

test.each<[string, SensitiveValue, SensitiveValue]>([
  ['two entries', remote('key'), remote('password')],
  ['two properties of one entry', remote('stash', { property: 'key' }), remote('stash', { property: 'password' })],
  ['an entry and a property of it', remote('stash'), remote('stash', { property: 'password' })],
  ['two versions of one entry', remote('stash', { version: '1' }), remote('stash', { version: '2' })],
])('%s hold two values', (_, accountKey, resticPassword) => {
  expect(manifestOf(externalSecret({ accountKey, resticPassword })).spec.data).toHaveLength(2);
});

test('one entry may be for the same key of two Secrets', () => {
  const given = { accountKey: remote('key'), resticPassword: remote('password') };
  expect(() => [externalSecret(given), externalSecret(given)]).not.toThrow();
});
