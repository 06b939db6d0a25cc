import { ACCOUNT_KEY } from './credentials';
import { capturedStderr, demoChart, externalSecret, manifestOf, plainSecret } from './demo-app';
import { refusal } from './refusal';
import { delivery } from '../check/given';
import { S3Credentials, S3StorageSecret, SensitiveValue } from 'cdk8s-stash';

capturedStderr();
const remote = SensitiveValue.fromRemoteRef;
const BOTH = 'is also given for AZURE_ACCOUNT_KEY, so that both would have the same value';

beforeAll(() => {
  process.env.SHARED_BY_TWO_KEYS = ACCOUNT_KEY;
});
afterAll(() => {
  delete process.env.SHARED_BY_TWO_KEYS;
});

test.each<[string, () => SensitiveValue, string]>([
  ['an entry', () => remote('stash'), 'remote key "stash"'],
  ['a property of an entry', () => remote('stash', { property: 'key' }), 'remote key "stash"'],
  ['a version of an entry', () => remote('stash', { version: '2' }), 'remote key "stash"'],
])('%s cannot hold two values', (_, from, origin) => {
  expect(refusal(() => externalSecret({ accountKey: from(), resticPassword: from() })))
    .toBe(`[demo/Secret] data.RESTIC_PASSWORD: ${origin} ${BOTH}: name an entry for each, or a property for each`);
});

test('an environment variable cannot hold two values', () => {
  const from = () => SensitiveValue.fromEnv('SHARED_BY_TWO_KEYS');
  expect(refusal(() => plainSecret({ accountKey: from(), resticPassword: from() })))
    .toBe(`[demo/Secret] data.RESTIC_PASSWORD: environment variable "SHARED_BY_TWO_KEYS" ${BOTH}: give each its own`);
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
