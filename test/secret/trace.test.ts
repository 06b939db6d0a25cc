import { ACCOUNT_KEY, PASSWORD } from './credentials';
import { traceOf } from './trace';

// A search that finds nothing proves something only if it would have found it.
test.each<[string, (secret: string) => string]>([
  ['itself', (secret) => secret],
  ['a part', (secret) => secret.slice(7, 21)],
  ['another case', (secret) => secret.toUpperCase()],
  ['JSON', (secret) => JSON.stringify({ deep: [secret] })],
  ['base64', (secret) => Buffer.from(secret).toString('base64')],
  ['base64 without padding', (secret) => Buffer.from(secret).toString('base64url')],
  ['base64 of a text around', (secret) => Buffer.from(`password=${secret};`).toString('base64')],
  ['base64 of a text around, shifted', (secret) => Buffer.from(`password: ${secret};`).toString('base64')],
  ['base64 twice', (secret) => Buffer.from(Buffer.from(secret).toString('base64')).toString('base64')],
  ['hex', (secret) => Buffer.from(secret).toString('hex')],
  ['hex in capitals', (secret) => Buffer.from(secret).toString('hex').toUpperCase()],
  ['a URL', (secret) => `https://example.test/?key=${encodeURIComponent(secret)}`],
  ['a buffer', (secret) => JSON.stringify(Buffer.from(secret))],
])('a secret shows in %s', (_, show) => {
  for (const secret of [ACCOUNT_KEY, PASSWORD]) {
    expect(traceOf(secret, `before ${show(secret)} after`)).toBeDefined();
  }
});

test('a secret does not show in another', () => {
  expect(traceOf(PASSWORD, Buffer.from(ACCOUNT_KEY).toString('base64') + ACCOUNT_KEY)).toBeUndefined();
});
