import * as fc from 'fast-check';
import { normalPrefix } from '../../lib/backend/prefix';

/** Go's path.Clean of a rooted path, by the four rules of its documentation, applied until none applies any more. */
function goPathClean(rooted: string): string {
  const once = rooted
    .replace(/\/+/g, '/')
    .replace(/\/\.(?=\/|$)/g, '')
    .replace(/^(\/\.\.)+(?=\/|$)/, '')
    .replace(/\/(?!\.\.(?:\/|$))[^/]+\/\.\.(?=\/|$)/, '');
  return once === rooted ? rooted.replace(/\/$/, '') || '/' : goPathClean(once);
}

const anyPrefix = fc.oneof(
  fc.array(fc.constantFrom('', '.', '..', '...', 'a', 'b.c', ' '), { maxLength: 12 }).map((segments) => segments.join('/')),
  fc.string({ unit: fc.constantFrom('/', '.', 'a', '\n', 'ü') }),
  fc.string(),
);

test.each([
  ['', ''],
  ['/', ''],
  ['/a/b', 'a/b'],
  ['a/b', 'a/b'],
  ['a/b/', 'a/b'],
  ['//a//b', 'a/b'],
  ['./a/./b/.', 'a/b'],
  ['a/../b', 'b'],
  ['../x', 'x'],
  ['a/../../x', 'x'],
  ['a/b/..', 'a'],
  ['.../a', '.../a'],
])('%j is %j', (prefix, normal) => {
  expect(normalPrefix(prefix)).toBe(normal);
  expect(goPathClean(`/${prefix}`)).toBe(`/${normal}`);
});

test('the normal form is what restic makes of the prefix', () => {
  fc.assert(fc.property(anyPrefix, (prefix) => {
    expect(normalPrefix(prefix)).toBe(goPathClean(`/${prefix}`).slice(1));
  }), { numRuns: 1000 });
});

test('the normal form of a normal form is itself', () => {
  fc.assert(fc.property(anyPrefix, (prefix) => {
    expect(normalPrefix(normalPrefix(prefix))).toBe(normalPrefix(prefix));
  }), { numRuns: 1000 });
});
