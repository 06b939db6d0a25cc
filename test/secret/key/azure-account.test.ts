import fc from 'fast-check';
import { ACCOUNT_KEY } from '../credentials';
import { bytesOf, capturedStderr, externalSecret, manifestOf, plainSecret } from '../demo-app';
import { refusal } from '../refusal';
import { SensitiveValue } from 'cdk8s-stash';

capturedStderr();

describe('the account name', () => {
  const NAME = 'the given value (not shown) is not the name of a storage account: use 3 to 24 characters from a-z and 0-9, without the domain';
  const refused = (accountName: string) => refusal(() => externalSecret({ accountName }));

  test.each(['abc', '0'.repeat(24), 'stashdemo01', '123', '0123', '1e3', 'null', 'true', 'yes', '0x1f'])('%s arrives as it is', (accountName) => {
    expect(manifestOf(externalSecret({ accountName })).spec.target.template.data.AZURE_ACCOUNT_NAME).toBe(accountName);
    expect(bytesOf(plainSecret({ accountName }), 'AZURE_ACCOUNT_NAME').toString()).toBe(accountName);
  });

  test.each([
    ['', ''],
    ['ab', ''],
    ['a'.repeat(25), ''],
    ['stash-demo', ''],
    ['stash_demo', ''],
    ['störe', ''],
    ['StashDemo', ''],
    ['stashdemo\n', ''],
    [' stashdemo ', ''],
    ['Hunter2', ''],
    ['stash\u2028demo', ''],
    ['stashdemo.blob.core.windows.net', '; did you mean "stashdemo"?'],
    ['https://StashDemo.blob.core.windows.net/backup', '; did you mean "stashdemo"?'],
  ])('%j is refused', (accountName, suggestion) => {
    expect(refused(accountName)).toBe(`[demo/Secret] data.AZURE_ACCOUNT_NAME: ${NAME}${suggestion}`);
  });

  test('any other is refused, at most with a name that is taken', () => {
    const allowed = (name: string) => name.length > 2 && name.length < 25
      && [...name].every((character) => (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9'));
    const unit = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789');
    const name = fc.string({ unit, minLength: 1, maxLength: 27 });
    const near = fc.tuple(fc.constantFrom('', 'https://', ' ', 'A'), name, fc.constantFrom('', '.blob.core.windows.net', '\n', '-', 'É'))
      .map((parts) => parts.join(''));
    const any = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !/sig=|accountkey=|private key/i.test(text));
    fc.assert(fc.property(fc.oneof(name, near, any), (accountName) => {
      if (allowed(accountName)) {
        expect(manifestOf(externalSecret({ accountName })).spec.target.template.data.AZURE_ACCOUNT_NAME).toBe(accountName);
        return;
      }
      const message = refused(accountName);
      const front = `[demo/Secret] data.AZURE_ACCOUNT_NAME: ${NAME}`;
      expect(message.slice(0, front.length)).toBe(front);
      const suggestion = /^; did you mean "(.*)"\?$/.exec(message.slice(front.length))?.[1];
      expect(message === front || (suggestion !== undefined && allowed(suggestion) && accountName.toLowerCase().includes(suggestion))).toBe(true);
    }), { numRuns: 500 });
  });
});

describe('the account key', () => {
  const MEND = 'an account key is 64 bytes in base64, 88 characters that end in "=="';
  const EMPTY = `is empty: ${MEND}`;
  const CONNECTION_STRING = `is a connection string: give only the part between "AccountKey=" and the next ";" (${MEND})`;
  const SAS = `is a SAS token, which Stash does not pass on to restic: give an access key of the storage account (${MEND})`;
  const WHITE_SPACE = `begins or ends with white space: remove it (${MEND})`;
  const QUOTED = `is in quotes: remove them (${MEND})`;
  const TWICE = `is encoded in base64 twice: give it as Azure shows it (${MEND})`;
  const OTHER = `is not an account key: ${MEND}`;
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const given = (key: string) => plainSecret({ accountKey: SensitiveValue.unsafePlainText(key) });

  test.each([
    ['', EMPTY],
    [`DefaultEndpointsProtocol=https;AccountName=stashdemo;AccountKey=${ACCOUNT_KEY};EndpointSuffix=core.windows.net`, CONNECTION_STRING],
    [`accountkey=${ACCOUNT_KEY}`, CONNECTION_STRING],
    ['?sv=2022-11-02&ss=b&srt=sco&sp=rwdl&sig=cGxlYXNlIGRvIG5vdA%3D%3D', SAS],
    ['sig=cGxlYXNlIGRvIG5vdA%3D%3D', SAS],
    [` ${ACCOUNT_KEY}`, WHITE_SPACE],
    [`${ACCOUNT_KEY}\n`, WHITE_SPACE],
    [`${ACCOUNT_KEY}\r\n`, WHITE_SPACE],
    [`"${ACCOUNT_KEY}"`, QUOTED],
    [`'${ACCOUNT_KEY}'`, QUOTED],
    [`\`${ACCOUNT_KEY}\``, QUOTED],
    [base64(ACCOUNT_KEY), TWICE],
    [base64(`${ACCOUNT_KEY}\n`), TWICE],
    ['x', OTHER],
    [ACCOUNT_KEY.slice(0, -1), OTHER],
    [ACCOUNT_KEY.slice(0, -2), OTHER],
    [ACCOUNT_KEY.slice(1), OTHER],
    [`${ACCOUNT_KEY}=`, OTHER],
    [`A${ACCOUNT_KEY}`, OTHER],
    [ACCOUNT_KEY.replace(/[+/]/g, '-'), OTHER],
    [Buffer.alloc(32).toString('base64'), OTHER],
    [Buffer.alloc(66).toString('base64'), OTHER],
    [`${ACCOUNT_KEY.slice(0, 40)}\n${ACCOUNT_KEY.slice(40)}`, OTHER],
  ])('%j is refused', (key, complaint) => {
    expect(refusal(() => given(key))).toBe(`[demo/Secret] data.AZURE_ACCOUNT_KEY: the plain text ${complaint}`);
  });

  test('64 bytes arrive as they are given, anything else is refused by what it is', () => {
    const key = fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString('base64'));
    const spoiled = fc.tuple(key, fc.nat(87), fc.constantFrom('', '-', '_', 'é', '=', '\n', 'AA'))
      .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1));
    const wrapped = fc.tuple(fc.constantFrom('"', "'", '', ' ', 'sig=', 'AccountKey='), key, fc.constantFrom('"', "'", '', ' ', '\n', '='))
      .map((parts) => parts.join(''));
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const isKey = (text: string) => text.length === 88 && text.endsWith('==')
      && [...text.slice(0, 86)].every((character) => alphabet.includes(character));
    const isTwice = (text: string) => isKey(Buffer.from(text, 'base64').toString().trim());
    fc.assert(fc.property(fc.oneof(key, key.map(base64), spoiled, wrapped, fc.string({ unit: 'binary' })), (text) => {
      if (isKey(text)) {
        expect(bytesOf(given(text), 'AZURE_ACCOUNT_KEY').toString()).toBe(text);
        return;
      }
      const complaint = text === '' ? EMPTY
        : text.toLowerCase().includes('accountkey=') ? CONNECTION_STRING
          : text.split('sig=').slice(0, -1).some((before) => !/\w$/.test(before)) ? SAS
            : text.trim() !== text ? WHITE_SPACE
              : text.length > 1 && ['"', "'", '`'].some((quote) => text.startsWith(quote) && text.endsWith(quote)) ? QUOTED
                : isTwice(text) ? TWICE : OTHER;
      expect(refusal(() => given(text))).toBe(`[demo/Secret] data.AZURE_ACCOUNT_KEY: the plain text ${complaint}`);
    }), { numRuns: 500 });
  });
});
