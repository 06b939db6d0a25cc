import fc from 'fast-check';
import { capturedStderr, demoChart } from './demo-app';
import { refusal } from './refusal';
import { B2StorageSecret, SecretDelivery, SensitiveValue } from 'cdk8s-stash';

capturedStderr();
const ID = '0014a1b2c3d4e5f0000000001';
const KEY = 'K001hsdKSDNnsl83hd/hs82kSbs7nwo';

function given(accountId: string, accountKey: string): B2StorageSecret {
  return new B2StorageSecret(demoChart(), 'Secret', {
    accountId: SensitiveValue.unsafePlainText(accountId),
    accountKey: SensitiveValue.unsafePlainText(accountKey),
    resticPassword: SensitiveValue.unsafePlainText('password'),
    delivery: SecretDelivery.unsafePlainSecret(),
  });
}

const ID_FORM = ' (the id of an application key is 25 digits of 0-9 and a-f, that of an account 12)';
const NO_ID = 'is neither an application key id nor an account id: give one of them';

test.each([
  ['', 'is empty: give a value'],
  [`${ID} `, 'begins or ends with white space: remove it'],
  [`"${ID}"`, 'is in quotes: remove them'],
  [`{"keyID":"${ID}"}`, 'is a whole JSON document: give only the value inside it'],
  [`B2_ACCOUNT_ID=${ID}`, 'is an assignment: give only what follows "="'],
  [KEY, NO_ID],
  [ID.slice(1), NO_ID],
  [`${ID}0`, NO_ID],
  [ID.toUpperCase(), NO_ID],
  ['4a1b2c3d4e5', NO_ID],
  ['4a1b2c3d4e5g', NO_ID],
])('%j is no id', (id, complaint) => {
  expect(refusal(() => given(id, KEY))).toBe(`[demo/Secret] data.B2_ACCOUNT_ID: the plain text ${complaint}${ID_FORM}`);
});

test('any digits of 12 or 25 are an id', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789abcdefg'), minLength: 10, maxLength: 27 }), (id) => {
    if ([12, 25].includes(id.length) && !id.includes('g')) {
      expect(() => given(id, KEY)).not.toThrow();
    } else {
      expect(refusal(() => given(id, KEY))).toBe(`[demo/Secret] data.B2_ACCOUNT_ID: the plain text ${NO_ID}${ID_FORM}`);
    }
  }), { numRuns: 500 });
});

test.each([
  ['', 'is empty: give a value'],
  [`${KEY}\r\n`, 'begins or ends with white space: remove it'],
  [`B2_ACCOUNT_KEY=${KEY}`, 'is an assignment: give only what follows "="'],
  [ID, 'is an id: give the key that belongs to it'],
  ['4a1b2c3d4e5f', 'is an id: give the key that belongs to it'],
])('%j is no key', (key, complaint) => {
  expect(refusal(() => given(ID, key)))
    .toBe(`[demo/Secret] data.B2_ACCOUNT_KEY: the plain text ${complaint} (an application key is one word, which Backblaze shows only once)`);
});
