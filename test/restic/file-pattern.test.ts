import { textOf } from '../../lib/refusal/complaint';
import { excludePattern, includePattern, NOT_BACKED_UP } from '../../lib/restic/file-pattern';

const PATH = '/tmp/src/var/data';
const leavesOut = (pattern: string, ...later: string[]) => excludePattern(NOT_BACKED_UP, [PATH], [pattern, ...later])(pattern) !== undefined;

// Each was tried with restic 0.14, with a folder of files of several kinds at the path.
test.each([
  '*', '**', '/', '/*', '/**', '/tmp', '/tmp/', PATH, `${PATH}/`, `${PATH}/*`, `${PATH}/**`, `${PATH}/**/*`, `${PATH}/*/`, 'data', 'var/data', 'd*', 'dat?',
  '/tmp/*', '/*/src', '/**/data', '**/data', './data', `${PATH}/.`, '/tmp/../tmp/src', '/tmp//src', '*/data', '[d]ata', '[^a]ata', '[a-d]ata', '\\data', 'data/*', '*/',
  './*', '?*', '**/*', '*/*', '/t[m]p', '/t\\mp',
])('%s leaves out everything', (pattern) => {
  expect(leavesOut(pattern)).toBe(true);
});

test.each([
  '', '.', './', '*.*', '!/*', '*.tmp', 'dat', 'data?', '/data', '/var', `${PATH}/sub`, `${PATH}2`, `${PATH}/*/*`, `${PATH}/*.*`, '.*', '/*/var', '[e-z]ata',
  '[^d]ata', 'data/x', '$HOME', 'D*', '\\*', '/data/..x', '!', '[*]',
])('%j leaves something', (pattern) => {
  expect(leavesOut(pattern)).toBe(false);
});

// Each was tried with restic 0.14, which takes the one and ends with an error at the other.
test.each([
  '[', '[]', '[]a]', '[-a]', '[a-]', '[a-b-c]', '[^]', '[^]a]', '[^-a]', '[a-z', 'a\\', '[\\', '[\\]', 'x/[a/b]', '[a/]b]', '!a[', '[]]', '/srv/cache[1',
])('%s cannot be read', (pattern) => {
  const unreadable = 'is not a pattern that restic can parse, so every run fails: close each "[" after at least one character, or put "\\" in front of a character '
    + 'that is meant literally';
  expect([excludePattern(NOT_BACKED_UP, [PATH])(pattern), includePattern(undefined)(pattern)].map((complaint) => complaint && textOf(complaint)))
    .toEqual([unreadable, unreadable]);
});

test.each(['[^a]', '[a\\]]', '[!a]', ']', 'a]', '[^^]', '[a^]', '[\\-a]', '[b-a]', '[a-ce]', '\\[', '[é-ü]', '[😀]'])('%s can be read', (pattern) => {
  expect([excludePattern(NOT_BACKED_UP, [PATH])(pattern), includePattern(undefined)(pattern)]).toEqual([undefined, undefined]);
});

test.each<[string, string[], boolean]>([
  ['what is below the path', [`${PATH}/*`, `!${PATH}/g`], false],
  ['something in a folder that is left out itself', [PATH, `!${PATH}/g`], true],
  ['the path', [PATH, `!${PATH}`], false],
  ['something that a later one leaves out', [`!${PATH}/g`, `${PATH}/*`], true],
])('a pattern that takes back %s', (_, patterns, expected) => {
  expect(patterns.some((pattern) => excludePattern(NOT_BACKED_UP, [PATH], patterns)(pattern) !== undefined)).toBe(expected);
});

test.each<[string, readonly string[] | undefined, string | undefined]>([
  ['cache', ['/srv/data', '/srv/cache'], 'leaves out all files of "/srv/cache", so that none is backed up and each run reports success: '
    + 'name some of them, such as "*.tmp"'],
  ['*', ['/a', '/b'], 'leaves out all files of "/a" and "/b", so that none is backed up and each run reports success: name some of them, such as "*.tmp"'],
  ['*', undefined, 'leaves out all files, so that none is backed up and each run reports success: name some of them, such as "*.tmp"'],
  ['/', undefined, 'leaves out all files, so that none is backed up and each run reports success: name some of them, such as "*.tmp"'],
  ['data', undefined, undefined],
  ['*', [], undefined],
])('%s of %j', (pattern, paths, expected) => {
  const complaint = excludePattern(NOT_BACKED_UP, paths)(pattern);
  expect(complaint && textOf(complaint)).toBe(expected);
});

// Each was tried with restic 0.14 as well.
test.each([
  '/', '/tmp', '/tmp/src', PATH, `${PATH}/`, `${PATH}/g`, `${PATH}/*`, 'g', '/*/src', '/**/g', '/t*p/src', 'data', '*', './g', `${PATH}/sub/nothing`, '/tmp/**/x',
])('%s may include something', (pattern) => {
  expect(includePattern(['/other', PATH])(pattern)).toBeUndefined();
});

test.each(['/data', `${PATH}/../x`, '/x*', `${PATH}2/x`, '/tmp/sr', '/tmp/x/**', '/[a-s]*'])('%s includes nothing', (pattern) => {
  expect(includePattern([PATH, '/srv'])(pattern)?.wrong.replace(/, so it[^]*/, '')).toBe(pattern === '/[a-s]*' ? undefined : `is outside of "${PATH}" and "/srv"`);
});

test('many wildcards take no time', () => {
  const pattern = `${'a*'.repeat(200)}b`;
  expect(excludePattern(NOT_BACKED_UP, [`/${'a'.repeat(5_000)}`])(`${'**/'.repeat(50)}${pattern}`)).toBeUndefined();
});
