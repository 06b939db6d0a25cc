import fc from 'fast-check';
import { SERVICE_ACCOUNT_KEY } from './backend-modes';
import { capturedStderr, demoChart } from './demo-app';
import { refusal } from './refusal';
import { GcsCredentials, GcsStorageSecret, SecretDelivery, SensitiveValue } from 'cdk8s-stash';

capturedStderr();

function given({ projectId = 'stash-demo', key = SERVICE_ACCOUNT_KEY }: { projectId?: string; key?: string }): GcsStorageSecret {
  return new GcsStorageSecret(demoChart(), 'Secret', {
    credentials: GcsCredentials.serviceAccountKey({ projectId, serviceAccountJsonKey: SensitiveValue.unsafePlainText(key) }),
    resticPassword: SensitiveValue.unsafePlainText('password'),
    delivery: SecretDelivery.unsafePlainSecret(),
  });
}

describe('the project', () => {
  const COMPLAINT = 'is not the id of a project: use 6 to 30 characters from a-z, 0-9 and "-", starting with a letter and ending with a letter or digit; or the number of the project';

  test.each([
    ['', ''],
    ['short', ''],
    ['a'.repeat(31), ''],
    ['1stash', ''],
    ['stash-', ''],
    ['Stash Demo', '; did you mean "stash-demo"?'],
    ['stash_demo', '; did you mean "stash-demo"?'],
    ['stash-demo\n', '; did you mean "stash-demo"?'],
    ['projects/stash-demo', ''],
    ['012345', ''],
  ])('%j is none', (projectId, suggestion) => {
    expect(refusal(() => given({ projectId }))).toBe(`[demo/Secret] data.GOOGLE_PROJECT_ID: ${JSON.stringify(projectId)} ${COMPLAINT}${suggestion}`);
  });

  test.each(['stash-demo', 'a12345', 'a'.repeat(30), 'example.com:stash-demo', '123123123123'])('%s is one', (projectId) => {
    expect(() => given({ projectId })).not.toThrow();
  });

  test('any other is refused', () => {
    const unit = fc.constantFrom('a', 'z', '0', '9', '-', 'A', '_', ' ');
    fc.assert(fc.property(fc.oneof(fc.string({ unit, minLength: 4, maxLength: 33 }), fc.string({ unit: fc.constantFrom('0', '7'), maxLength: 12 })), (projectId) => {
      const inner = [...projectId].every((character) => 'abcdefghijklmnopqrstuvwxyz0123456789-'.includes(character));
      const isId = inner && projectId.length > 5 && projectId.length < 31 && projectId[0]! >= 'a' && projectId.at(-1) !== '-';
      const isNumber = projectId.length > 5 && projectId[0] !== '0' && [...projectId].every((character) => character >= '0' && character <= '9');
      if (isId || isNumber) {
        expect(() => given({ projectId })).not.toThrow();
      } else {
        const front = `[demo/Secret] data.GOOGLE_PROJECT_ID: ${JSON.stringify(projectId)} ${COMPLAINT}`;
        expect(refusal(() => given({ projectId })).slice(0, front.length)).toBe(front);
      }
    }), { numRuns: 500 });
  });
});

describe('the key of the service account', () => {
  const MEND = 'give the whole key file of a service account, as Google Cloud wrote it';
  const without = (name: string, value?: unknown) => JSON.stringify({ ...JSON.parse(SERVICE_ACCOUNT_KEY) as object, [name]: value });
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const EMPTY = `is empty: ${MEND}`;
  const OTHER = `is not a JSON object: ${MEND}`;
  const ENCODED = `is encoded in base64: ${MEND}`;
  const TYPE = `is JSON, but its type is not "service_account": ${MEND}`;
  const KEYLESS = `has no "private_key" in PEM or no "client_email": ${MEND}`;

  test.each([
    ['', EMPTY],
    ['\n', EMPTY],
    ['-----BEGIN PRIVATE KEY-----', OTHER],
    ['[]', OTHER],
    ['null', OTHER],
    ['"x"', OTHER],
    [`'${SERVICE_ACCOUNT_KEY}'`, OTHER],
    [SERVICE_ACCOUNT_KEY.slice(0, -1), OTHER],
    [base64(SERVICE_ACCOUNT_KEY), ENCODED],
    [base64(`${SERVICE_ACCOUNT_KEY}\n`), ENCODED],
    ['{}', TYPE],
    [without('type', 'authorized_user'), TYPE],
    [without('type', 'external_account'), TYPE],
    [without('type'), TYPE],
    [without('private_key'), KEYLESS],
    [without('private_key', ''), KEYLESS],
    [without('private_key', 1), KEYLESS],
    [without('client_email'), KEYLESS],
  ])('%# is refused', (key, complaint) => {
    expect(refusal(() => given({ key }))).toBe(`[demo/Secret] data.GOOGLE_SERVICE_ACCOUNT_JSON_KEY: the plain text ${complaint}`);
  });

  test('white space around it is no part of it', () => {
    expect(() => given({ key: `\n${SERVICE_ACCOUNT_KEY}\n` })).not.toThrow();
  });

  test('no JSON but that of a service account is taken', () => {
    fc.assert(fc.property(fc.json(), (key) => {
      expect([OTHER, TYPE]).toContain(refusal(() => given({ key })).replace('[demo/Secret] data.GOOGLE_SERVICE_ACCOUNT_JSON_KEY: the plain text ', ''));
    }), { numRuns: 300 });
  });
});
