import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { ACCOUNT_KEY, PASSWORD } from '../credentials';
import { bytesOf, capturedStderr, plainSecret } from '../demo-app';
import { refusal } from '../refusal';
import { temporaryFolder } from '../temporary-folder';
import { SensitiveValue, TrailingNewline } from 'cdk8s-stash';

capturedStderr();
const folder = temporaryFolder();

const given = (path: string, trailingNewline?: TrailingNewline) =>
  plainSecret({ resticPassword: SensitiveValue.fromFile(path, { trailingNewline }) });
const complaint = (path: string, text: string) => `[demo/Secret] data.RESTIC_PASSWORD: file ${JSON.stringify(path)} ${text}`;

const LINE_BREAK = 'ends in a line break, which would become part of the credential: write the file without it '
  + '(printf instead of echo), or say what to do with it: { trailingNewline: TrailingNewline.STRIP } or KEEP';
const WHITE_SPACE = /^begins or ends with white space, which would be part of the password: remove it /;

test.each([
  ['missing', 'absent', 'ENOENT'],
  ['a directory', '', 'EISDIR'],
  ['behind a file', 'password/below', 'ENOTDIR'],
  ['no path at all', 'null\0byte', 'ERR_INVALID_ARG_VALUE'],
])('a file that is %s cannot be read', (_, name, code) => {
  folder.write('password', PASSWORD);
  const path = join(folder.path, name);
  expect(refusal(() => given(path)))
    .toBe(complaint(path, `cannot be read (${code}): give a path to a readable file, relative to the working directory`));
});

test.each<[string, TrailingNewline | undefined, string]>([
  [PASSWORD, undefined, PASSWORD],
  [PASSWORD, TrailingNewline.REJECT, PASSWORD],
  [PASSWORD, TrailingNewline.STRIP, PASSWORD],
  [PASSWORD, TrailingNewline.KEEP, PASSWORD],
  [`${PASSWORD}\n`, TrailingNewline.STRIP, PASSWORD],
  [`${PASSWORD}\r\n`, TrailingNewline.STRIP, PASSWORD],
  [`${PASSWORD}\n`, TrailingNewline.KEEP, `${PASSWORD}\n`],
  [`${PASSWORD}\r\n`, TrailingNewline.KEEP, `${PASSWORD}\r\n`],
])('%j with %s is the password %j', (content, trailingNewline, password) => {
  const path = folder.write('password', content);
  expect(bytesOf(given(path, trailingNewline), 'RESTIC_PASSWORD').toString()).toBe(password);
});

test.each([undefined, TrailingNewline.REJECT].flatMap((handling) => ['\n', '\r\n', '\n\n', 'x\n'].map((content) => [content, handling] as const)))(
  '%j with %s is refused', (content, trailingNewline) => {
    const path = folder.write('password', content);
    expect(refusal(() => given(path, trailingNewline))).toBe(complaint(path, LINE_BREAK));
  });

test.each<[string, TrailingNewline | undefined]>([
  ['', undefined], ['', TrailingNewline.STRIP], ['', TrailingNewline.KEEP], ['\n', TrailingNewline.STRIP], ['\r\n', TrailingNewline.KEEP],
])('%j with %s is an empty password', (content, trailingNewline) => {
  const path = folder.write('password', content);
  expect(refusal(() => given(path, trailingNewline))).toBe(complaint(path, 'is empty, which restic refuses: give the password'));
});

test('a line break after an account key is kept where it is said', () => {
  const accountKey = SensitiveValue.fromFile(folder.write('key', `${ACCOUNT_KEY}\n`), { trailingNewline: TrailingNewline.KEEP });
  expect(bytesOf(plainSecret({ accountKey }), 'AZURE_ACCOUNT_KEY').toString()).toBe(`${ACCOUNT_KEY}\n`);
});

test('a path is relative to the working directory, through links too', () => {
  const link = join(folder.path, 'link');
  symlinkSync(folder.write('target', PASSWORD), link);
  expect(bytesOf(given(relative(process.cwd(), link)), 'RESTIC_PASSWORD').toString()).toBe(PASSWORD);
});

test('the file is read when the secret is defined', () => {
  const path = folder.write('password', 'written-later');
  const value = SensitiveValue.fromFile(path);
  folder.write('password', 'first');
  const secret = plainSecret({ resticPassword: value });
  folder.write('password', 'second');
  expect(bytesOf(secret, 'RESTIC_PASSWORD').toString()).toBe('first');
});

describe('whatever bytes a file holds', () => {
  const bytes = fc.tuple(fc.uint8Array({ maxLength: 12 }), fc.constantFrom('', '\n', '\r\n', '\r', '\n\n'))
    .map(([body, end]) => Buffer.concat([body, Buffer.from(end)]));

  /** What is left as the password proper, by reading from the end. */
  function passwordIn(content: Buffer): Buffer {
    if (!content.toString('latin1').endsWith('\n')) return content;
    return content.toString('latin1').endsWith('\r\n') ? content.subarray(0, -2) : content.subarray(0, -1);
  }

  function verdict(content: Buffer, trailingNewline: TrailingNewline): string | RegExp | Buffer {
    if (trailingNewline === TrailingNewline.REJECT && content.at(-1) === 10) return LINE_BREAK;
    const text = passwordIn(content).toString();
    if (text === '') return 'is empty, which restic refuses: give the password';
    if (/^\s|\s$/.test(text)) return WHITE_SPACE;
    if ([...text].some((character) => character.codePointAt(0)! < 32 || character === '\x7f')) {
      return 'contains a control character, which would not reach restic unchanged through its environment: remove it';
    }
    if (text.length > 1 && text[0] === text.at(-1) && '"\'`'.includes(text[0]!)) {
      return /^is in quotes, which would be part of the password: remove them /;
    }
    return trailingNewline === TrailingNewline.KEEP ? content : passwordIn(content);
  }

  test('they are the password to the byte, or refused by name', () => {
    fc.assert(fc.property(bytes, fc.constantFrom(TrailingNewline.REJECT, TrailingNewline.STRIP, TrailingNewline.KEEP), (content, trailingNewline) => {
      const path = folder.write('password', content);
      const expected = verdict(content, trailingNewline);
      if (expected instanceof Buffer) {
        expect(bytesOf(given(path, trailingNewline), 'RESTIC_PASSWORD')).toEqual(expected);
        return;
      }
      const message = refusal(() => given(path, trailingNewline));
      const front = complaint(path, '');
      expect(message.slice(0, front.length)).toBe(front);
      if (expected instanceof RegExp) {
        expect(message.slice(front.length)).toMatch(expected);
      } else {
        expect(message.slice(front.length)).toBe(expected);
      }
    }), { numRuns: 500 });
  });
});
