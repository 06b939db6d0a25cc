import fc from 'fast-check';
import { capturedStderr, demoChart } from './demo-app';
import { refusal } from './refusal';
import { RestServerStorageSecret, SecretDelivery, SensitiveValue } from 'cdk8s-stash';

capturedStderr();

function given(username: string, password: string): RestServerStorageSecret {
  return new RestServerStorageSecret(demoChart(), 'Secret', {
    credentials: { username, password: SensitiveValue.unsafePlainText(password) },
    resticPassword: SensitiveValue.unsafePlainText('password'),
    delivery: SecretDelivery.unsafePlainSecret(),
  });
}

test.each([
  ['', '"" is empty: give it'],
  [' stash', '" stash" begins or ends with white space: remove it'],
  ["'stash'", '"\'stash\'" stands in quotes: remove them'],
  ['sta\tsh', '"sta\\tsh" holds a control character: remove it'],
  ['stash:secret', '"stash:secret" holds a colon, at which a server ends the name of a user: give the name without the password'],
])('%j is no user', (username, complaint) => {
  expect(refusal(() => given(username, 'x'))).toBe(`[demo/Secret] data.REST_SERVER_USERNAME: ${complaint}`);
});

test.each([
  ['', 'is empty: give it'],
  ['x\n', 'begins or ends with white space: remove it'],
  ['"x"', 'stands in quotes: remove them'],
  ['x\u0000y', 'holds a control character, which cannot reach restic through its environment unharmed: remove it'],
])('%j is no password', (password, complaint) => {
  expect(refusal(() => given('stash', password))).toBe(`[demo/Secret] data.REST_SERVER_PASSWORD: the plain text ${complaint}`);
});

test('any other password is taken', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (password) => {
    const isControl = (character: string) => character < ' ' || (character >= '\u007f' && character < '\u00a0');
    const quoted = password.length > 1 && ['"', "'", '`'].some((mark) => password.startsWith(mark) && password.endsWith(mark));
    const right = password !== '' && password.trim() === password && !quoted && ![...password].some(isControl);
    if (right) {
      expect(() => given('stash', password)).not.toThrow();
    } else {
      expect(refusal(() => given('stash', password)).startsWith('[demo/Secret] data.REST_SERVER_PASSWORD: the plain text ')).toBe(true);
    }
  }), { numRuns: 500 });
});
