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
  ['', '"" is empty: give a value'],
  [' stash', '" stash" begins or ends with white space: remove it'],
  ["'stash'", '"\'stash\'" is in quotes: remove them'],
  ['sta\tsh', '"sta\\tsh" contains a control character: remove it'],
  ['stash:secret', '"stash:secret" contains a colon, where a server ends the user name: give the name without the password'],
])('%j is no user', (username, complaint) => {
  expect(refusal(() => given(username, 'x'))).toBe(`[demo/Secret] data.REST_SERVER_USERNAME: ${complaint}`);
});

test.each([
  ['', 'is empty: give a value'],
  ['x\n', 'begins or ends with white space: remove it'],
  ['"x"', 'is in quotes: remove them'],
  ['undefined', 'is what JavaScript writes for a value that is not set: set the variable that it comes from'],
  ['x\u0000y', 'contains a control character, which would not reach restic unchanged through its environment: remove it'],
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
