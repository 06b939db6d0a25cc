import * as fc from 'fast-check';
import { RestoreRule, type RestoreRuleOptions } from 'cdk8s-stash';

const RUNS = { numRuns: 300 };

const NOT_ABSOLUTE = 'is not an absolute path: begin with "/", and leave out control characters';
const WILDCARD = 'contains a wildcard, which nothing expands, so restic finds nothing there and the run fails: name the folder, and leave parts of it out '
  + 'with exclude';
const NOT_AN_ID = 'is not the id of a snapshot: use 8 to 64 characters from 0-9 and a-f, or "latest"';
const FOLDER = 'is a folder in a snapshot, and restic does not restore its files to where they were: name the whole snapshot, and give the folder in include';
const NO_HOST = 'is not the name of a host: use at least one character, without white space, commas and invisible characters, such as "app-data"';
const NO_PATTERN = 'is not a pattern: it matches no file; leave it out';

test.each<[string, string[], string]>([
  ['none', [], 'names no path, so it would bring nothing back: name the paths that were backed up'],
  ['a relative one', ['/a', 'data'], `"data" ${NOT_ABSOLUTE}; did you mean "/data"?`],
  ['one from here', ['./data/x'], `"./data/x" ${NOT_ABSOLUTE}; did you mean "/data/x"?`],
  ['an empty one', [''], `"" ${NOT_ABSOLUTE}`],
  ['a parent', ['../data'], `"../data" ${NOT_ABSOLUTE}`],
  ['a wildcard', ['/data/*.txt'], `"/data/*.txt" ${WILDCARD}; did you mean "/data"?`],
  ['a question mark', ['/data/a?'], `"/data/a?" ${WILDCARD}; did you mean "/data"?`],
  ['a line break', ['/da\nta'], `"/da\\nta" ${NOT_ABSOLUTE}`],
])('paths: %s', (_, paths, complaint) => {
  expect(() => RestoreRule.paths(paths)).toThrow(new Error(`RestoreRule.paths: ${complaint}`));
});

test.each(['/', '/source/data', '/source/data/', '/a..b/...', '/with blank', '/a,b', '//x', '/data/../x'])('the path %j is taken', (path) => {
  expect(() => RestoreRule.paths([path])).not.toThrow();
});

test.each<[string, string[], string]>([
  ['none', [], 'names no snapshot, so it would bring nothing back: give the ids of snapshots, or "latest"'],
  ['the name of a Snapshot', ['latest', 'gcs-repo-2b8b1d4a'], `"gcs-repo-2b8b1d4a" ${NOT_AN_ID}; did you mean "2b8b1d4a"?`],
  ['upper case', ['2B8B1D4A'], `"2B8B1D4A" ${NOT_AN_ID}`],
  ['seven characters', ['2b8b1d4'], `"2b8b1d4" ${NOT_AN_ID}`],
  ['sixty-five characters', ['a'.repeat(65)], `"${'a'.repeat(65)}" ${NOT_AN_ID}`],
  ['a folder of a snapshot', ['2b8b1d4a:/data'], `"2b8b1d4a:/data" ${FOLDER}; did you mean "2b8b1d4a"?`],
  ['a folder of what is no snapshot', ['2b8b:/data'], `"2b8b:/data" ${NOT_AN_ID}`],
  ['an empty one', [''], `"" ${NOT_AN_ID}`],
  ['a misspelt latest', ['Latest'], `"Latest" ${NOT_AN_ID}`],
])('snapshots: %s', (_, snapshots, complaint) => {
  expect(() => RestoreRule.snapshots(snapshots)).toThrow(new Error(`RestoreRule.snapshots: ${complaint}`));
});

test.each(['latest', '2b8b1d4a', '0123456789abcdef'.repeat(4)])('the snapshot %j is taken', (snapshot) => {
  expect(() => RestoreRule.snapshots([snapshot])).not.toThrow();
});

test.each<[string, () => RestoreRule, string]>([
  ['an include that only takes back', () => RestoreRule.paths(['/data'], { include: ['!*.tmp'] }),
    'RestoreRule.paths: include "!*.tmp" takes back what a pattern before it includes, but there is none, so it restores nothing, and the restore reports success: '
    + 'write it without "!" into exclude, or after a pattern that includes more, such as "*"'],
  ['an include of snapshots that restic cannot parse', () => RestoreRule.snapshots(['latest'], { include: ['a['] }),
    'RestoreRule.snapshots: include "a[" is not a pattern that restic can parse, so every run fails: close each "[" after at least one character, or put "\\" in front of '
    + 'a character that is meant literally'],
  ['an include outside of the paths', () => RestoreRule.paths(['/data', '/srv'], { include: ['/data/a', '/dat/b'] }),
    'RestoreRule.paths: include "/dat/b" is outside of "/data" and "/srv", so it restores nothing, and the restore reports success: begin it with a path that is restored, '
    + 'or without a slash to match in all folders'],
  ['an exclude of a path', () => RestoreRule.paths(['/data', '/srv'], { exclude: ['*.tmp', 'srv'] }),
    'RestoreRule.paths: exclude "srv" leaves out all files of "/srv", so that none is restored and the restore reports success: name some of them, such as "*.tmp"'],
  ['an exclude of everything', () => RestoreRule.snapshots(['latest'], { exclude: ['*'] }),
    'RestoreRule.snapshots: exclude "*" leaves out all files, so that none is restored and the restore reports success: name some of them, such as "*.tmp"'],
])('%s is refused', (_, rule, message) => {
  expect(rule).toThrow(new Error(message));
});

test('patterns of some files are taken', () => {
  expect(() => RestoreRule.paths(['/data'], { include: ['/data/a', '*.json', '!*.tmp.json'] })).not.toThrow();
  expect(() => RestoreRule.snapshots(['latest'], { include: ['/other'] })).not.toThrow();
  expect(() => RestoreRule.snapshots(['latest'], { exclude: ['/data'] })).not.toThrow();
});

describe.each<[string, (options: RestoreRuleOptions) => RestoreRule]>([
  ['RestoreRule.paths', (options) => RestoreRule.paths(['/data'], options)],
  ['RestoreRule.snapshots', (options) => RestoreRule.snapshots(['latest'], options)],
])('%s', (factory, rule) => {
  test.each<[RestoreRuleOptions, string]>([
    [{ targetHosts: [] }, 'targetHosts is an empty list: Stash would apply the rule to all hosts that no other rule names; leave it out if that is intended'],
    [{ targetHosts: ['host-0', ''] }, `targetHosts "" ${NO_HOST}`],
    [{ targetHosts: ['host-0,host-1'] }, `targetHosts "host-0,host-1" ${NO_HOST}`],
    [{ sourceHost: '' }, `sourceHost "" ${NO_HOST}`],
    [{ sourceHost: 'host 0' }, `sourceHost "host 0" ${NO_HOST}`],
    [{ sourceHost: 'host-0\u202e' }, `sourceHost "host-0\\u202e" ${NO_HOST}`],
    [{ include: [] }, 'include is an empty list: restic would bring back all files; leave it out if that is intended'],
    [{ include: ['*.json', ' '] }, `include " " ${NO_PATTERN}`],
    [{ exclude: [] }, 'exclude is an empty list: restic would leave nothing out; leave it out if that is intended'],
    [{ exclude: [''] }, `exclude "" ${NO_PATTERN}`],
    [{ include: ['*.json'], exclude: ['*.txt'] }, 'exclude is set together with include, but restic accepts only one of the two: leave one out'],
  ])('%j', (options, complaint) => {
    expect(() => rule(options)).toThrow(new Error(`${factory}: ${complaint}`));
  });
});

/** The message of the refusal, without the value that it quotes, or does not show, and what it suggests; nothing where there is none. */
function complaintOf(build: () => unknown): string | undefined {
  try {
    build();
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/"(?:[^"\\]|\\.)*" |the given value \(not shown, since it looks like a credential\) /, '… ')
      .replace(/; did you mean "(?:[^"\\]|\\.)*"\?$/, '');
  }
}

const anyPath = fc.oneof(
  fc.array(fc.constantFrom('', '.', '..', '...', 'a', 'a..', 'data', ',', ' ')).map((segments) => segments.join('/')),
  fc.string(),
  fc.string().map((text) => `/${text}`),
);

test('any path', () => {
  fc.assert(fc.property(anyPath, (path) => {
    const expected = path[0] !== '/' ? `… ${NOT_ABSOLUTE}` : /[*?]/.test(path) ? `… ${WILDCARD}` : undefined;
    const complaint = complaintOf(() => RestoreRule.paths([path]));
    expect(complaint).toBe(expected === undefined ? undefined : `RestoreRule.paths: ${expected}`);
  }), RUNS);
});

const HEXADECIMAL = '0123456789abcdef';
const anyId = fc.oneof(
  fc.integer({ min: 5, max: 68 }).chain((length) => fc.string({ unit: fc.constantFrom(...HEXADECIMAL), minLength: length, maxLength: length })),
  fc.string({ unit: fc.constantFrom('a', 'f', 'g', '0', '-', 'A'), minLength: 6, maxLength: 12 }),
  fc.constantFrom('latest', 'Latest', 'latest ', ''),
  fc.string(),
);

test('any snapshot', () => {
  fc.assert(fc.property(anyId, (id) => {
    const right = id === 'latest' || (id.length > 7 && id.length < 65 && Array.from(id).every((digit) => HEXADECIMAL.includes(digit)));
    expect(complaintOf(() => RestoreRule.snapshots([id]))).toBe(right ? undefined : `RestoreRule.snapshots: … ${NOT_AN_ID}`);
  }), RUNS);
});

const anyHost = fc.oneof(fc.string({ unit: fc.constantFrom('a', '-', '.', '0', ' ', ',', '\t') }), fc.string());

test('any host', () => {
  fc.assert(fc.property(anyHost, (sourceHost) => {
    const right = sourceHost.length > 0 && !sourceHost.includes(',') && Array.from(sourceHost).every((character) => character.trim() !== '');
    expect(complaintOf(() => RestoreRule.paths(['/data'], { sourceHost }))).toBe(right ? undefined : `RestoreRule.paths: sourceHost … ${NO_HOST}`);
  }), RUNS);
});
