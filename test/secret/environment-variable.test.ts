import { PASSWORD } from './credentials';
import { bytesOf, capturedStderr, plainSecret } from './demo-app';
import { refusal } from './refusal';
import { SensitiveValue } from 'cdk8s-stash';

capturedStderr();
const VARIABLE = 'STASH_TEST_VARIABLE';
const given = () => plainSecret({ resticPassword: SensitiveValue.fromEnv(VARIABLE) });

afterEach(() => {
  delete process.env[VARIABLE];
});

test('a variable is the password to the byte', () => {
  process.env[VARIABLE] = PASSWORD;
  expect(bytesOf(given(), 'RESTIC_PASSWORD').toString()).toBe(PASSWORD);
});

test('a variable is read when the secret is defined', () => {
  const value = SensitiveValue.fromEnv(VARIABLE);
  process.env[VARIABLE] = 'first';
  const secret = plainSecret({ resticPassword: value });
  process.env[VARIABLE] = 'second';
  expect(bytesOf(secret, 'RESTIC_PASSWORD').toString()).toBe('first');
});

test('a variable that is not set', () => {
  expect(refusal(given)).toBe('[demo/Secret] data.RESTIC_PASSWORD: environment variable "STASH_TEST_VARIABLE" is not set: set it, '
    + 'or use SensitiveValue.fromRemoteRef() or .fromSealedFile(), which need no value at synth');
});

test.each([
  ['', 'is empty, which restic refuses: give the password'],
  ['\ttab', 'begins or ends with white space, which would be part of the password: remove it '
    + '(for a repository that was created with it, keep its Secret: StorageSecret.fromSecretName() in an app, an acknowledgement in a manifest)'],
])('a variable that holds %j', (value, complaint) => {
  process.env[VARIABLE] = value;
  expect(refusal(given)).toBe(`[demo/Secret] data.RESTIC_PASSWORD: environment variable "STASH_TEST_VARIABLE" ${complaint}`);
});
