import { demoRepository, manifestOf } from './demo';

const BACKSLASH = 'contains a backslash, which Azure turns into a slash: write "/"';
const CONTROL = 'contains a control character, which a blob name cannot contain: remove it';
const PARENT = 'contains "..", with which restic would leave the prefix: write the resulting path';
const TOO_LONG = 'is too long: use at most 951 characters in 251 segments, since restic needs the rest of a blob name for itself';

const UNSET = (segment: string) => `contains "${segment}", which JavaScript writes for a value that is not set: set it, or leave that part out`;

/** A prefix of so many segments of one character each. */
const segments = (count: number) => Array<string>(count).fill('a').join('/');

test.each<[string, string]>([
  ['demo\\app', `"demo\\\\app" ${BACKSLASH}; did you mean "demo/app"?`],
  ['\\', `"\\\\" ${BACKSLASH}; did you mean "/"?`],
  ['demo\\..\\app', `"demo\\\\..\\\\app" ${BACKSLASH}`],
  ['demo\u0000', `"demo\\u0000" ${CONTROL}`],
  ['demo\n', `"demo\\n" ${CONTROL}`],
  ['\tdemo', `"\\tdemo" ${CONTROL}`],
  ['a\u001fb', `"a\\u001fb" ${CONTROL}`],
  ['a\u007fb', `"a\\u007fb" ${CONTROL}`],
  ['a\u0085b', `"a\\u0085b" ${CONTROL}`],
  ['a\u009fb', `"a\\u009fb" ${CONTROL}`],
  ['a\ud800', `"a\\ud800" ${CONTROL}`],
  ['\udc00a', `"\\udc00a" ${CONTROL}`],
  ['a\ue000b', `"a\\ue000b" ${CONTROL}`],
  ['..', `".." ${PARENT}`],
  ['../demo', `"../demo" ${PARENT}; did you mean "demo"?`],
  ['/../demo', `"/../demo" ${PARENT}; did you mean "demo"?`],
  ['demo/../app', `"demo/../app" ${PARENT}; did you mean "app"?`],
  ['demo/app/..', `"demo/app/.." ${PARENT}; did you mean "demo"?`],
  ['/demo/app/../', `"/demo/app/../" ${PARENT}; did you mean "demo"?`],
  [`../${'a'.repeat(952)}`, `"../${'a'.repeat(117)}…" ${PARENT}`],
  ['shop/undefined', `"shop/undefined" ${UNSET('undefined')}`],
  ['/undefined/', `"/undefined/" ${UNSET('undefined')}`],
  ['shop/NaN/app', `"shop/NaN/app" ${UNSET('NaN')}`],
  ['[object Object]', `"[object Object]" ${UNSET('[object Object]')}`],
  ['a'.repeat(952), `"${'a'.repeat(120)}…" ${TOO_LONG}`],
  [segments(252), `"${segments(60)}/…" ${TOO_LONG}`],
])('%# is refused', (prefix, complaint) => {
  expect(() => demoRepository({ prefix })).toThrow(new Error(`[demo/Repository] spec.backend.azure.prefix: ${complaint}`));
});

test.each([
  '',
  '/',
  'demo/app',
  'undefinedness/nullable/NaNs',
  '/demo/app',
  'demo/app/',
  '//demo//app//',
  './demo/./app',
  '...',
  'a..b/..c/d..',
  'bläh bläh/%2F/#?:',
  '\u{1f4be}',
  'a'.repeat(951),
  `/${'a'.repeat(951)}/`,
  segments(251),
  `//${segments(251)}//`,
])('%# is written as it is given', (prefix) => {
  expect(manifestOf(demoRepository({ prefix })).spec.backend.azure.prefix).toBe(prefix);
});

test('a credential in the query of a URL is not repeated', () => {
  expect(() => demoRepository({ prefix: 'demo\\app?sig=Zm9vYmFyMTIz' }))
    .toThrow(new Error(`[demo/Repository] spec.backend.azure.prefix: the given value (not shown, since it looks like a credential) ${BACKSLASH}`));
});
