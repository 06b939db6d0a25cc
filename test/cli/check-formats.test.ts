import { findsAll, runCheck } from './run-check';
import type { Finding, Rule } from '../../lib/check/rule';
import { called, type Subject } from '../../lib/check/subject';

const OBJECTS = [
  'apiVersion: stash.appscode.com/v1alpha1\nkind: Repository\nmetadata: { name: a, namespace: ns }\nspec: { backend: {} }\n',
  'apiVersion: stash.appscode.com/v1alpha1\nkind: Repository\nmetadata: { name: "b\\e[31m\\u2028" }\n',
  'apiVersion: v1\nkind: Secret\nmetadata: { name: c, "AccountKey=abcdefgh": 1 }\n',
];

const rule = (id: string, level: Rule['level'], judge: Rule['judge']): Rule =>
  ({ id, name: `rule-${id.slice(-1)}`, level, title: 'A title.', why: 'A reason.', mend: 'Mend it.', facts: [], judge });

const RULES = [
  rule('STASH911', 'error', ({ subjects: [a, b] }, report) =>
    report(a!, ['spec', 'backend', 'azure'], { found: '100% of it, "x": y', mend: 'change it', also: [{ subject: b!, field: [] }] })),
  rule('STASH912', 'warning', ({ subjects: [, b] }, report) => report(b!, ['metadata', 'name'], { found: 'one', mend: 'change it' })),
  rule('STASH913', 'note', ({ subjects: [, , c] }, report) => report(c!, ['metadata', 'AccountKey=abcdefgh'], { found: 'three', mend: 'change it' })),
];

const given = { files: { 'a,b:c%/ä x.yaml': OBJECTS.join('---\n'), 'bad.yaml': 'kind: @secret\n---\n{{ end }}\n' }, rules: RULES };
const PAGE = 'https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#';
const PROBLEM = 'a string begins with a character that has a meaning in YAML: put it in quotes';
const TEMPLATE = 'a template that is not YAML yet: render it first, such as with helm template';

test('text', async () => {
  expect(await runCheck(['.'], given)).toEqual({
    code: 2,
    stdout: `"a,b:c%/ä x.yaml":4:9 error STASH911 Repository ns/a spec.backend.azure
  100% of it, "x": y
  fix: change it
  also "a,b:c%/ä x.yaml":6:1 Repository "b\\u001b[31m\\u2028"
  ${PAGE}stash911

"a,b:c%/ä x.yaml":8:13 warning STASH912 Repository "b\\u001b[31m\\u2028" metadata.name
  one
  fix: change it
  ${PAGE}stash912

"a,b:c%/ä x.yaml":12:22 note STASH913 Secret c the given value (not shown, since it looks like a credential)
  three
  fix: change it
  ${PAGE}stash913

2 files, 3 documents, 3 objects checked: 1 error, 1 warning, 1 note
`,
    stderr: `bad.yaml:1:7 ${PROBLEM}\nbad.yaml:3:1 ${TEMPLATE}\n`,
  });
});

describe('text, of a mistake that many objects share', () => {
  const stdin = Array.from({ length: 8 }, (_, index) =>
    `apiVersion: stash.appscode.com/v1alpha1\nkind: Repository\nmetadata: { name: repo-${index}, namespace: shop-${index} }\n`).join('---\n');
  const found = async (count: number, judge: (subject: Subject, others: readonly Subject[]) => Partial<Finding>) => {
    const shared = rule('STASH914', 'warning', ({ subjects }, report) => subjects.slice(0, count).forEach((subject) => {
      const { field = ['metadata'], ...said } = judge(subject, subjects);
      report(subject, field, { found: 'it is wrong', mend: 'mend it', ...said });
    }));
    return (await runCheck(['-'], { stdin, rules: [shared] })).stdout;
  };
  const place = (index: number) => `stdin:${4 * index + 3}:1 Repository shop-${index}/repo-${index} metadata`;
  const block = (...lines: readonly string[]) => [place(0).replace(' ', ' warning STASH914 '), 'it is wrong', 'fix: mend it', ...lines, `${PAGE}stash914`].join('\n  ');
  const counts = (count: number) => `8 documents, 8 objects checked: 0 errors, ${count} warnings, 0 notes`;

  test.each<[number, string[]]>([
    [2, [1].map((index) => `likewise ${place(index)}`)],
    [7, [1, 2, 3, 4, 5, 6].map((index) => `likewise ${place(index)}`)],
    [8, [...[1, 2, 3, 4, 5].map((index) => `likewise ${place(index)}`), 'likewise 2 more, which --format json names']],
  ])('%d of them are one block, and count each', async (count, lines) => {
    expect(await found(count, () => ({}))).toBe(`${block(...lines)}\n\n1 file, ${counts(count)}\n`);
  });

  test.each<[string, number, (subject: Subject, others: readonly Subject[]) => Partial<Finding>]>([
    ['the own name and namespace in what is found', 1, (subject) => ({ found: `${called(subject)} is wrong` })],
    ['the own name and namespace in how to mend it', 1, ({ namespace, name }) => ({ mend: `rename "${name}" in Namespace ${namespace}` })],
    ['a word that happens to be the own name', 1, () => ({ found: 'shop-0 is wrong' })],
    ['another field', 2, ({ namespace }) => ({ field: namespace === 'shop-1' ? ['spec'] : ['metadata'] })],
    ['another level', 2, ({ namespace }) => ({ level: namespace === 'shop-1' ? 'note' : 'warning' })],
    ['another text', 2, ({ namespace }) => ({ found: namespace === 'shop-1' ? 'it is bad' : 'it is wrong' })],
    ['another way to mend it', 2, ({ namespace }) => ({ mend: namespace === 'shop-1' ? 'drop it' : 'mend it' })],
    ['the name of another object', 2, (subject, others) => ({ found: `${others[others.indexOf(subject) - 1]?.namespace} is wrong` })],
    ['a longer name that begins with the own one', 2, ({ namespace }) => ({ found: `${namespace === 'shop-1' ? 'shop-11' : namespace} is wrong` })],
    ['an object of its own that is concerned as well', 1, (subject) => ({ also: [{ subject, field: ['spec'] }] })],
    ['another object that is concerned as well', 2, (_, [subject]) => ({ also: [{ subject: subject!, field: ['spec'] }] })],
  ])('%s: %d', async (_, count, judge) => {
    expect((await found(2, judge)).split('\n').filter((line) => /^stdin:/.test(line))).toHaveLength(count);
  });

  test.each<[number, string[]]>([
    [6, [1, 2, 3, 4, 5, 6].map((index) => `also ${place(index)}`)],
    [7, [...[1, 2, 3, 4, 5].map((index) => `also ${place(index)}`), 'also 2 more, which --format json names']],
  ])('or of one finding that concerns %d others', async (count, lines) => {
    const stdout = await found(1, (_, [, ...others]) => ({ also: others.slice(0, count).map((subject) => ({ subject, field: ['metadata'] })) }));
    expect(stdout).toBe(`${block(...lines)}\n\n1 file, 8 documents, 8 objects checked: 0 errors, 1 warning, 0 notes\n`);
  });

  test('and of sets, each of which is named', async () => {
    const files = { 'a/x.yaml': OBJECTS[0]!, 'b/x.yaml': OBJECTS[0]! };
    const { stdout } = await runCheck(['--set', 'west=a', '--set', 'east=b'], { files, rules: [findsAll] });
    expect(stdout).toBe(`a/x.yaml:3:13 warning STASH902 Repository ns/a metadata.name (set west)
  it is here
  fix: remove it
  likewise b/x.yaml:3:13 Repository ns/a metadata.name (set east)
  ${PAGE}stash902

2 files, 2 documents, 2 objects checked: 0 errors, 2 warnings, 0 notes
`);
  });

  test.each(['json', 'sarif', 'github'])('%s has each of them', async (format) => {
    const { stdout } = await runCheck(['-', '--format', format], { stdin, rules: [findsAll] });
    expect(stdout.match(/it is here/g)).toHaveLength(8);
  });
});

test('github', async () => {
  const file = 'file=a%2Cb%3Ac%25/ä x.yaml';
  expect((await runCheck(['.', '--format', 'github'], given)).stdout).toBe([
    `::error ${file},line=4,col=9,title=STASH911 rule-1::Repository ns/a spec.backend.azure: 100%25 of it, "x": y: change it`
      + `%0Aalso "a,b:c%25/ä x.yaml":6:1 Repository "b\\u001b[31m\\u2028"%0A${PAGE}stash911`,
    `::warning ${file},line=8,col=13,title=STASH912 rule-2::Repository "b\\u001b[31m\\u2028" metadata.name: one: change it%0A${PAGE}stash912`,
    `::notice ${file},line=12,col=22,title=STASH913 rule-3::Secret c the given value (not shown, since it looks like a credential): three: change it`
      + `%0A${PAGE}stash913`,
    `::error file=bad.yaml,line=1,col=7,title=cannot be read::${PROBLEM}`,
    `::error file=bad.yaml,line=3,col=1,title=cannot be read::${TEMPLATE}`,
    '2 files, 3 documents, 3 objects checked: 1 error, 1 warning, 1 note',
    '',
  ].join('\n'));
});

test('github, of a set', async () => {
  expect((await runCheck(['--set', 'west=.', '--format', 'github'], given)).stdout).toContain(',title=STASH911 rule-1 (set west)::Repository ns/a spec.backend.azure: ');
});

test('json', async () => {
  const { stdout } = await runCheck(['--set', 'west=.', '--format', 'json', '--off', 'STASH913=not of interest'], given);
  const path = 'a,b:c%/ä x.yaml';
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    findings: [
      {
        set: 'west',
        rule: 'STASH911',
        name: 'rule-1',
        level: 'error',
        path,
        line: 4,
        column: 9,
        object: 'Repository ns/a',
        field: 'spec.backend.azure',
        found: '100% of it, "x": y',
        mend: 'change it',
        help: `${PAGE}stash911`,
        also: [{ path, line: 6, column: 1, object: 'Repository "b\\u001b[31m\\u2028"', field: '' }],
      },
      {
        set: 'west',
        rule: 'STASH912',
        name: 'rule-2',
        level: 'warning',
        path,
        line: 8,
        column: 13,
        object: 'Repository "b\\u001b[31m\\u2028"',
        field: 'metadata.name',
        found: 'one',
        mend: 'change it',
        help: `${PAGE}stash912`,
        also: [],
      },
    ],
    problems: [{ path: 'bad.yaml', line: 1, column: 7, reason: PROBLEM }, { path: 'bad.yaml', line: 3, column: 1, reason: TEMPLATE }],
    off: [{ rule: 'STASH913', reason: 'not of interest' }],
    counts: { files: 2, documents: 3, judged: 3, ignored: {}, foreign: 0, errors: 1, warnings: 1, notes: 0 },
  });
});

interface Sarif {
  readonly $schema: string;
  readonly version: string;
  readonly runs: ReadonlyArray<{
    readonly tool: { readonly driver: { readonly rules: ReadonlyArray<{ readonly id: string; readonly helpUri: string }> } };
    readonly invocations: readonly unknown[];
    readonly results: ReadonlyArray<{ readonly ruleId: string; readonly ruleIndex: number }>;
    readonly columnKind: string;
  }>;
}

test('sarif', async () => {
  const { stdout } = await runCheck(['.', '--format', 'sarif'], given);
  const { version, runs: [run] } = JSON.parse(stdout) as Sarif;
  expect(version).toBe('2.1.0');
  expect(Object.keys(run!).sort()).toEqual(['columnKind', 'invocations', 'results', 'tool']);
  expect(run!.columnKind).toBe('utf16CodeUnits');
  expect(run!.tool.driver.rules[1]).toEqual({
    id: 'STASH912',
    name: 'rule-2',
    shortDescription: { text: 'A title.' },
    fullDescription: { text: 'A reason.' },
    help: { text: 'Mend it.' },
    helpUri: `${PAGE}stash912`,
    defaultConfiguration: { level: 'warning' },
  });
  expect(run!.results.map(({ ruleId, ruleIndex }) => run!.tool.driver.rules[ruleIndex]!.id === ruleId)).toEqual([true, true, true]);
  const artifactLocation = { uri: 'a%2Cb%3Ac%25/%C3%A4%20x.yaml', uriBaseId: '%SRCROOT%' };
  expect(run!.results[0]).toEqual({
    ruleId: 'STASH911',
    ruleIndex: 0,
    level: 'error',
    message: { text: 'Repository ns/a spec.backend.azure: 100% of it, "x": y: change it' },
    locations: [{
      physicalLocation: { artifactLocation, region: { startLine: 4, startColumn: 9 } },
      logicalLocations: [{ fullyQualifiedName: 'Repository ns/a spec.backend.azure', kind: 'object' }],
    }],
    relatedLocations: [{
      id: 0,
      message: { text: 'Repository "b\\u001b[31m\\u2028"' },
      physicalLocation: { artifactLocation, region: { startLine: 6, startColumn: 1 } },
      logicalLocations: [{ fullyQualifiedName: 'Repository "b\\u001b[31m\\u2028"', kind: 'object' }],
    }],
  });
  expect(run!.invocations).toEqual([{
    executionSuccessful: false,
    toolExecutionNotifications: [
      {
        level: 'error',
        message: { text: PROBLEM },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'bad.yaml', uriBaseId: '%SRCROOT%' }, region: { startLine: 1, startColumn: 7 } } }],
      },
      {
        level: 'error',
        message: { text: TEMPLATE },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'bad.yaml', uriBaseId: '%SRCROOT%' }, region: { startLine: 3, startColumn: 1 } } }],
      },
    ],
  }]);
});

test('a credential in the place of a kind is not shown', async () => {
  const stdin = 'apiVersion: v1\nkind: AccountKey=abc\n';
  expect(await runCheck(['-'], { stdin, rules: [] })).toEqual({
    code: 0,
    stdout: '1 file, 1 document, 0 objects checked, skipped: 1 the given value (not shown, since it looks like a credential): 0 errors, 0 warnings, 0 notes\n',
    stderr: '',
  });
  expect((await runCheck(['-', '--format', 'json'], { stdin, rules: [] })).stdout).not.toContain('AccountKey');
});

test.each([
  ['sig=abc', 'the given value (not shown, since it looks like a credential)'], ['\u001b[2J', '"\\u001b[2J"'],
])('what is acknowledged is shown as any text of a manifest: %j', async (id, shown) => {
  const stdin = `apiVersion: v1\nkind: Secret\nmetadata: {name: a, annotations: {${JSON.stringify(`checks.cdk8s-stash/${id}`)}: x}}\n`;
  for (const format of ['text', 'json', 'sarif', 'github']) {
    const { stdout } = await runCheck(['-', '--format', format], { stdin, rules: [] });
    expect(stdout).not.toContain(id);
    expect(stdout).toContain(`${format === 'json' || format === 'sarif' ? JSON.stringify(shown).slice(1, -1) : shown} is acknowledged, but is not a rule`);
  }
});

test('the same input gives the same bytes, in whatever order the files are named', async () => {
  for (const format of ['text', 'json', 'sarif', 'github']) {
    const one = await runCheck(['bad.yaml', 'a,b:c%/ä x.yaml', '--format', format], given);
    const other = await runCheck(['a,b:c%/ä x.yaml', 'bad.yaml', '--format', format], given);
    expect(one).toEqual(other);
  }
});
