import * as fc from 'fast-check';
import { parse } from 'yaml';
import { b2, gcs, s3, swift } from './backend-repositories';
import { yamlOf } from './demo';
import type { Repository } from 'cdk8s-stash';

interface Given {
  readonly prefix?: string;
  readonly wipeOut?: boolean;
}

const BUCKETS: { readonly [backend: string]: (props: Given) => Repository } = { s3, gcs, b2, swift };
const WIPEABLE = ['s3', 'gcs', 'swift'];

const CONTROL = 'contains a control character, which an object name cannot keep unchanged: remove it';
const PARENT = 'contains "..", with which restic would leave the prefix: write the resulting path';
const TOO_LONG = 'is too long: use at most 951 bytes in UTF-8, since restic needs the rest of an object name for itself';
const BACKSLASH = 'contains a backslash, which a file name in B2 cannot contain: write "/"';
const SEGMENT = 'has more than 250 bytes in UTF-8 between two slashes, more than a file name in B2 can have: shorten it';
const ACME = 'begins with ".well-known/acme-challenge", under which Google Cloud Storage stores no objects: use another prefix';
const IN_URL = 'contains "?", "#" or "%", which restic would interpret as parts of a URL, since the endpoint is one, and so store the backups elsewhere: use a prefix without them';
const wiped = (form: string) => 'cannot be wiped out, because the operator would look for objects under it exactly as written, find none and '
  + `silently delete nothing: use a prefix ${form}`;
const ENDS = 'without a slash at either end, without "//" and without dot segments';
const END = 'without a slash at the end, without "//" and without dot segments';

/** What the manifest says, or the message without construct and field. */
function outcome(backend: string, props: Given): string {
  try {
    const { spec } = parse(yamlOf(BUCKETS[backend]!(props)), { version: '1.1' }) as { spec: { backend: Record<string, Given> } };
    return `written ${spec.backend[backend]!.prefix}`;
  } catch (error) {
    const front = `[demo/Repository] spec.backend.${backend}.prefix: `;
    const { message } = error as Error;
    expect(message.slice(0, front.length)).toBe(front);
    return message.slice(front.length);
  }
}

const deep = (bytes: number) => `${'a'.repeat(199)}/`.repeat(Math.ceil(bytes / 200)).slice(0, bytes);

describe.each(Object.keys(BUCKETS))('%s', (backend) => {
  test.each([
    ['a\u0000', `"a\\u0000" ${CONTROL}`],
    ['a\n', `"a\\n" ${CONTROL}`],
    ['a\ud800', `"a\\ud800" ${CONTROL}`],
    ['..', `".." ${PARENT}`],
    ['demo/../app', `"demo/../app" ${PARENT}; did you mean "app"?`],
    ['demo/app/..', `"demo/app/.." ${PARENT}; did you mean "demo"?`],
    ['/demo/../app', `"/demo/../app" ${PARENT}; did you mean "${backend === 'swift' ? '/' : ''}app"?`],
    [deep(952), `"${deep(120)}…" ${TOO_LONG}`],
    [`${deep(950)}é`, `"${deep(120)}…" ${TOO_LONG}`],
  ])('%# is refused', (prefix, message) => {
    expect(outcome(backend, { prefix })).toBe(message);
  });

  test.each(['', '/', 'demo/app', '/demo/app/', '//demo//app', './demo', '...', 'bläh', 'a b', '\u{1f4be}', deep(951), 'null', '1e3'])('%# is written as it is', (prefix) => {
    expect(outcome(backend, { prefix })).toBe(`written ${prefix}`);
  });
});

test.each<[string, string, string]>([
  ['b2', 'demo\\app', `"demo\\\\app" ${BACKSLASH}; did you mean "demo/app"?`],
  ['b2', 'a'.repeat(251), `"${'a'.repeat(120)}…" ${SEGMENT}`],
  ['b2', `demo/${'é'.repeat(126)}`, `"demo/${'é'.repeat(115)}…" ${SEGMENT}`],
  ['b2', 'a'.repeat(250), `written ${'a'.repeat(250)}`],
  ['gcs', '.well-known/acme-challenge', `".well-known/acme-challenge" ${ACME}`],
  ['gcs', '/.well-known//acme-challenge/x', `"/.well-known//acme-challenge/x" ${ACME}`],
  ['gcs', '.well-known/acme-challenges', 'written .well-known/acme-challenges'],
  ['gcs', 'demo\\app#1', 'written demo\\app#1'],
  ['s3', 'demo\\app?1#2%41', 'written demo\\app?1#2%41'],
  ['swift', 'a#?%', 'written a#?%'],
])('%s has rules of its own: %j', (backend, prefix, result) => {
  expect(outcome(backend, { prefix })).toBe(result);
});

test.each(['http://minio:9000', 'https://minio.example.com'])('with the endpoint %s restic would cut a prefix, or decode it', (endpoint) => {
  for (const prefix of ['a#b', 'a?b', 'a%41']) {
    expect(() => s3({ endpoint, prefix })).toThrow(new Error(`[demo/Repository] spec.backend.s3.prefix: "${prefix}" ${IN_URL}`));
  }
  expect(() => s3({ endpoint, prefix: 'a/../b' })).toThrow(new Error(`[demo/Repository] spec.backend.s3.prefix: "a/../b" ${PARENT}; did you mean "b"?`));
  expect(s3({ endpoint, prefix: 'a b&c' }).resticRepository).toBe(`s3:${endpoint}/stash-demo/a b&c`);
});

describe('wipeOut', () => {
  test.each<[string, string | undefined, string]>([
    ['s3', undefined, `"" ${wiped(ENDS)}`],
    ['s3', '/x', `"/x" ${wiped(ENDS)}; did you mean "x"?`],
    ['s3', 'x/', `"x/" ${wiped(ENDS)}; did you mean "x"?`],
    ['s3', 'x/y', 'written x/y'],
    ['s3', 'stash-demo/x', '"stash-demo/x" cannot be wiped out, because the operator removes "stash-demo/" from its front and would delete what is under "x" instead: '
      + 'use a prefix that does not begin with the name of the bucket'],
    ['s3', 'stash-demo', 'written stash-demo'],
    ['s3', 'stash-demo-2/x', 'written stash-demo-2/x'],
    ['gcs', undefined, `"" ${wiped(ENDS)}`],
    ['gcs', 'x//y', `"x//y" ${wiped(ENDS)}; did you mean "x/y"?`],
    ['gcs', 'x', 'written x'],
    ['swift', undefined, `"" ${wiped(END)}`],
    ['swift', '/', `"/" ${wiped(END)}`],
    ['swift', '/x', 'written /x'],
    ['swift', 'x', 'written x'],
    ['swift', '/x/', `"/x/" ${wiped(END)}; did you mean "/x"?`],
    ['swift', '//x', `"//x" ${wiped(END)}; did you mean "/x"?`],
    ['swift', 'x/./y', `"x/./y" ${wiped(END)}; did you mean "x/y"?`],
  ])('%s with the prefix %j', (backend, prefix, result) => {
    expect(outcome(backend, { prefix, wipeOut: true })).toBe(result);
  });

  test.each(WIPEABLE)('%s: false asks for nothing', (backend) => {
    expect(outcome(backend, { prefix: '/x/', wipeOut: false })).toBe('written /x/');
  });
});

const anySegment = fc.oneof(fc.constantFrom('', '.', '..', '...', 'a', 'b', 'a\\b', '\ud800', '\u0085'), fc.string(), fc.string({ unit: 'binary', maxLength: 4 }));
const anyPrefix = fc.oneof(
  fc.array(anySegment, { maxLength: 6 }).map((segments) => segments.join('/')),
  fc.array(fc.constantFrom('', '.', 'a', 'b'), { maxLength: 4 }).map((segments) => segments.join('/')),
  fc.integer({ min: 940, max: 960 }).map((bytes) => `/${deep(bytes)}é`),
);

/** Bytes in UTF-8, counted by hand. */
const bytes = (text: string) => [...text].reduce((sum, character) => {
  const code = character.codePointAt(0)!;
  return sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
}, 0);
const segmentsOf = (prefix: string) => prefix.split('/').filter((segment) => segment !== '' && segment !== '.');
const isUnwritable = (prefix: string) => [...prefix].some((character) => {
  const code = character.codePointAt(0)!;
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000);
});

/** What an independent reading of the rules says; the value and what is suggested have tests of their own. */
function expected(backend: string, prefix: string, wipeOut: boolean): string {
  const slash = backend === 'swift' && prefix.startsWith('/') ? '/' : '';
  if (backend === 'b2' && prefix.includes('\\')) return BACKSLASH;
  if (isUnwritable(prefix)) return CONTROL;
  if (`/${prefix}/`.includes('/../')) return PARENT;
  if (bytes(slash + segmentsOf(prefix).join('/')) > 951) return TOO_LONG;
  if (backend === 'b2' && prefix.split('/').some((segment) => bytes(segment) > 250)) return SEGMENT;
  const clean = segmentsOf(prefix).length > 0 && slash + segmentsOf(prefix).join('/') === prefix;
  return wipeOut && !clean ? wiped(backend === 'swift' ? END : ENDS) : `written ${prefix}`;
}

test.each(Object.keys(BUCKETS))('%s: any prefix', (backend) => {
  fc.assert(fc.property(anyPrefix, fc.boolean(), (prefix, wipe) => {
    const wipeOut = wipe && WIPEABLE.includes(backend);
    const result = outcome(backend, { prefix, wipeOut });
    const complaint = expected(backend, prefix, wipeOut);
    expect(result === complaint || result.replace(/; did you mean ".*"\?$/, '').endsWith(` ${complaint}`) ? complaint : result).toBe(complaint);
  }), { numRuns: 400 });
});
