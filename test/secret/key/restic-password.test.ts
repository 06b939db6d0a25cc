import fc from 'fast-check';
import { bytesOf, capturedStderr, plainSecret } from '../demo-app';
import { refusal } from '../refusal';
import { SensitiveValue } from 'cdk8s-stash';

capturedStderr();
const given = (password: string) => plainSecret({ resticPassword: SensitiveValue.unsafePlainText(password) });

const EMPTY = 'is empty, which restic refuses: give the password';
const WHITE_SPACE = 'begins or ends with white space, which would be part of the password: remove it '
  + '(for a repository that was created with it, keep its Secret: StorageSecret.fromSecretName() in an app, an acknowledgement in a manifest)';
const CONTROL = 'contains a control character, which would not reach restic unchanged through its environment: remove it';
const UNSET = 'is what JavaScript writes for a value that is not set: set the variable that it comes from';
const QUOTED = 'is in quotes, which would be part of the password: remove them '
  + '(for a repository that was created with it, keep its Secret: StorageSecret.fromSecretName() in an app, an acknowledgement in a manifest)';

test.each([
  ['', EMPTY],
  [' ', WHITE_SPACE], ['\n', WHITE_SPACE], [' secret', WHITE_SPACE], ['secret ', WHITE_SPACE], ['secret\t', WHITE_SPACE], ['secret\n', WHITE_SPACE],
  ['secret\r\n', WHITE_SPACE], ['\u00a0secret', WHITE_SPACE], ['\ufeffsecret', WHITE_SPACE], ['" secret" ', WHITE_SPACE],
  ['"secret"', QUOTED], ["'secret'", QUOTED], ['`secret`', QUOTED], ['""', QUOTED], ['" secret "', QUOTED],
  [`${process.env.NOT_SET}`, UNSET], ['NaN', UNSET], [`shop-${{}}`, UNSET],
])('%j is refused', (password, complaint) => {
  expect(refusal(() => given(password))).toBe(`[demo/Secret] data.RESTIC_PASSWORD: the plain text ${complaint}`);
});

test.each([
  'x', 'with blanks inside', 'pässwörd ✓ 密码 🔑', '"one quote', 'don\'t', '"mixed\'', '"',
  'replaced \ufffd', 'yes', 'null', 'undefined behaviour', '0123456789', '0x1f', '1e3', '{{ .x }}', '${HOME}', '\\n', '#', ': x', '%41',
])('%j is a password, to the byte', (password) => {
  expect(bytesOf(given(password), 'RESTIC_PASSWORD').toString()).toBe(password);
});

test('whatever the password, it arrives to the byte or is refused by name', () => {
  const password = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.tuple(fc.constantFrom('', ' ', '\n', '"', "'", '`'), fc.string(), fc.constantFrom('', ' ', '\n', '"', "'", '`', '\0'))
      .map((parts) => parts.join('')),
  );
  fc.assert(fc.property(password, (text) => {
    const codes = [...text].map((character) => character.codePointAt(0)!);
    const expected = text === '' ? EMPTY
      : /^\s|\s$/.test(text) ? WHITE_SPACE
        : codes.some((code) => code < 32 || code === 127) ? CONTROL
          : text.length > 1 && ['"', "'", '`'].some((quote) => text.startsWith(quote) && text.endsWith(quote)) ? QUOTED
            : undefined;
    if (expected === undefined) {
      expect(bytesOf(given(text), 'RESTIC_PASSWORD')).toEqual(Buffer.from(text));
    } else {
      expect(refusal(() => given(text))).toBe(`[demo/Secret] data.RESTIC_PASSWORD: the plain text ${expected}`);
    }
  }), { numRuns: 500 });
});
