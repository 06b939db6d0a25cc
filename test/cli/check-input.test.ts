import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { findsAll, findsPaused, runCheck } from './run-check';
import { isRelevant } from '../../lib/check/relevant-kinds';
import type { Rule } from '../../lib/check/rule';
import { CHECKS_RULES } from '../../lib/check/rules/index';
import { plaintextCredential } from '../../lib/check/rules/secret/plaintext-credential';
import { check } from '../../lib/cli/check';
import { manifestsIn } from '../../lib/cli/manifests/read-manifests';

const HEAD = 'apiVersion: stash.appscode.com/v1alpha1\nkind: Repository\n';
const object = (name: string) => `${HEAD}metadata:\n  name: ${name}\n`;

/** Where objects are found in a text, and what cannot be read of it. */
async function found(text: string | Buffer, rules: readonly Rule[] = [findsAll]): Promise<string[]> {
  const { stdout, stderr } = await runCheck(['x'], { files: { x: text }, rules });
  return [...stdout.split('\n').filter((line) => /^(  likewise )?x:/.test(line)), ...stderr.trimEnd().split('\n')].filter((line) => line !== '')
    .map((line) => line.replace('  likewise ', '').replace(/( warning STASH902)? Repository/, '').replace(' metadata.name', ''));
}

const json = (value: unknown) => JSON.stringify(value, undefined, 2);
const item = (name: string) => ({ apiVersion: 'stash.appscode.com/v1alpha1', kind: 'Repository', metadata: { name } });

const NO_LIST = 'a list is no object of Kubernetes: write its entries as the items of kind List, or as documents with "---" between them';

/** A text as hardly anything writes it, with its mark. */
function utf32(text: string, order: 'be' | 'le'): Buffer {
  const units = [...`\ufeff${text}`].map((character) => character.codePointAt(0)!);
  const bytes = Buffer.alloc(4 * units.length);
  units.forEach((unit, index) => order === 'le' ? bytes.writeUInt32LE(unit, 4 * index) : bytes.writeUInt32BE(unit, 4 * index));
  return bytes;
}

test.each<[string, string | Buffer, string[]]>([
  ['several documents', `${object('a')}---\n${object('b')}--- # and\n${object('c')}...\n${object('d')}`,
    ['x:4:3 a', 'x:9:3 b', 'x:14:3 c', 'x:19:3 d']],
  ['a document behind the marker of an end', `...\n${object('a')}`, ['x:5:3 a']],
  ['content on the line of the marker', '--- {apiVersion: stash.appscode.com/v1alpha1, kind: Repository, metadata: {name: a}}\n', ['x:1:76 a']],
  ['directives', `%YAML 1.2\n---\n${object('a')}`, ['x:6:3 a']],
  ['Windows line ends', object('a').replace(/\n/g, '\r\n'), ['x:4:3 a']],
  ['Windows line ends of documents', `${object('a')}---\n${object('b')}`.replace(/\n/g, '\r\n'), ['x:4:3 a', 'x:9:3 b']],
  ['a byte order mark', `\ufeff${object('a')}`, ['x:4:3 a']],
  ['byte order marks where files were joined', `\ufeff${object('a')}---\n\ufeff${object('b')}\ufeff---\n${object('c')}`, ['x:4:3 a', 'x:9:3 b', 'x:14:3 c']],
  ['byte order marks where files were joined with Windows line ends', `${object('a')}---\n\ufeff${object('b')}`.replace(/\n/g, '\r\n'), ['x:4:3 a', 'x:9:3 b']],
  ['the UTF-16 of PowerShell', Buffer.from(`\ufeff${object('a')}`, 'utf16le'), ['x:4:3 a']],
  ['a line that only begins like a marker', `${object('a')}----: 1\n...b: 2\n`, ['x:4:3 a']],
  ['markers in a text that goes over several lines end the document', `${object('a')}note: "b\n---\n${object('c')}`,
    ['x:10:3 c', 'x:6:1 a character is missing: a quote, a bracket, a comma, a colon or a space']],
  ['nothing', '', ['x is empty: the program that should have written it has probably failed']],
  ['comments', '# a\n---\n# b\n---\n', []],
  ['null', 'null\n---\n~\n', []],
  ['JSON', json(item('a')), ['x:5:5 a']],
  ['JSON in one line', JSON.stringify(item('a')), ['x:1:77 a']],
  ['a list in JSON', json({ apiVersion: 'v1', kind: 'List', items: [item('a\\"]}'), item('b')] }), ['x:9:9 a\\"]}', 'x:16:9 b']],
  ['a list in JSON, with what is confusing', json({ metadata: { items: [item('no')] }, x: '"items": [', kind: 'List', apiVersion: 'v1', items: [item('a')] }),
    ['x:21:9 a']],
  ['a list in JSON, with what is confusing behind it', json({ kind: 'List', apiVersion: 'v1', items: [item('a')], metadata: { items: [item('no')] } }),
    ['x:9:9 a']],
  ['a list in JSON, with another list behind it', json({ kind: 'List', apiVersion: 'v1', items: [item('a')], x: [item('no')] }), ['x:9:9 a']],
  ['a list in JSON, of what is no object as well', json({ apiVersion: 'v1', kind: 'List', items: [1, item('a'), 'x, [', null, item('b'), []] }), ['x:10:9 a', 'x:19:9 b']],
  ['a list in JSON without items', json({ apiVersion: 'v1', kind: 'List', items: [] }), []],
  ['a list that is not of kind List', json([item('a'), item('b')]), [`x:1:1 ${NO_LIST}`]],
  ['the same in YAML', `- ${object('a').replace(/\n/g, '\n  ')}`, [`x:1:1 ${NO_LIST}`]],
  ['a list for another program', '- op: remove\n  path: /spec\n- kind: x\n', []],
  ['a list', `apiVersion: v1\nkind: List\nitems:\n- ${object('a').replace(/\n/g, '\n  ')}\n- ${object('b').replace(/\n/g, '\n  ')}`, ['x:7:5 a', 'x:12:5 b']],
  ['a list in brackets', '{apiVersion: v1, kind: List, items: [{kind: Repository, apiVersion: stash.appscode.com/v1alpha1, metadata: {name: a}}]}',
    ['x:1:109 a']],
  ['a typed list', 'apiVersion: stash.appscode.com/v1alpha1\nkind: RepositoryList\nitems:\n- metadata: {name: a}\n', ['x:4:14 a']],
  ['a list in a list', json({ apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'List', items: [item('a')] }] }), ['x:13:13 a']],
  ['a list of what is no object', 'apiVersion: v1\nkind: List\nitems: [1, null, x, [y]]\n', []],
  ['an alias', `${HEAD}x: &n a\nmetadata:\n  name: *n\n`, ['x:5:3 a']],
  ['an object behind an alias', `${HEAD}x: &m\n  name: a\nmetadata: *m\n`, ['x:4:3 a']],
  ['a merge', `${HEAD}x: &m\n  name: a\nmetadata:\n  <<: *m\n  namespace: ns\n`, ['x:4:3 ns/a']],
  ['a merge of several, the first of which wins, and the object itself over all', `${HEAD}x: [&m {name: a}, &n {name: b, namespace: c}]\nmetadata:\n  <<: [*m, *n]\n  namespace: d\n`,
    ['x:3:9 d/a']],
  ['a tag', `${HEAD}metadata:\n  name: !!str 12\n`, ['x:4:3 12']],
  ['a name that is no text', `${HEAD}metadata:\n  name: 12\n`, ['x:4:3 (without a name)']],
  ['metadata that are none', `${HEAD}metadata: [1]\n`, ['x:3:1 (without a name)']],
  ['a key that no object may have', `${object('a')}__proto__: {metadata: {name: b}}\n`, ['x:4:3 a']],
  ['a tab', `${HEAD}metadata:\n\tname: a\n`, ['x:4:1 the indentation contains a tab: write spaces']],
  ['bytes that are no text', Buffer.from([0x61, 0xff, 0xfe, 0x00]), ['x is not text in UTF-8']],
  ['UTF-32', utf32(object('a'), 'le'), ['x is text in UTF-32: write it in UTF-8']],
  ['UTF-32 in the other order', utf32(object('a'), 'be'), ['x is text in UTF-32: write it in UTF-8']],
  ['UTF-16 that no text is', Buffer.from('\ufeffkind: \0', 'utf16le'), ['x is not text in UTF-8']],
  ['an alias without anchor', `${HEAD}metadata: *m\n`, ['x:3:11 an alias has no anchor before it']],
  ['an alias of what it stands in', `${HEAD}metadata: &m {x: *m}\n`, ['x:3:18 an alias is inside its own value']],
  ['a key that is an object', `${object('a')}? {b: c}\n: d\n`, ['x:5:3 a key is not a string']],
  ['a template', `${HEAD}metadata:\n  name: {{ .Values.name }}\n`, ['x:4:9 a template that is not YAML yet: render it first, such as with helm template']],
  ['a template that is YAML by chance', `${HEAD}metadata:\n  name: a-{{ .Values.name }}\n`,
    ['x:4:11 a template that is not YAML yet: render it first, such as with helm template']],
  ['a text with what templates have', `${object('a')}data: "{{ .a }}"\nmore: |\n  {{ .b }}\n`, ['x:4:3 a']],
])('%s', async (_, text, places) => {
  expect(await found(text)).toEqual(places);
});

const paused = (value: string) => `apiVersion: stash.appscode.com/v1beta1\nkind: BackupConfiguration\nmetadata: {name: a}\nspec:\n  paused: ${value}\n`;

test.each([['yes', 1], ['on', 1], ['True', 1], ['true', 1], ['no', 0], ['off', 0], ['"yes"', 0], ['!!str yes', 0]])('paused: %s is what the API server makes of it', async (value, code) => {
  expect((await runCheck(['-'], { stdin: paused(value), rules: [findsPaused] })).code).toBe(code);
});

test.each([
  ['0644', 420], ['0x1f', 31], ['1_000', 1000], ['12:30', '12:30'], ['2025-01-01', '2025-01-01'], ['~', null], ['!!binary YQ==', 'YQ=='],
  ['1e3', 1000], ['-1E+3', -1000], ['.5', 0.5], ['-.5e1', -5], ['1.', 1], ['.inf', Infinity], ['-.INF', -Infinity], ['.NaN', NaN],
  ['e1', 'e1'], ['E1234567', 'E1234567'], ['+e5', '+e5'], ['.e5', '.e5'], ['.', '.'], ['._', '._'], ['e', 'e'],
])(
  'the value %s is what the API server makes of it', (text, value) => {
    const { subjects: [subject] } = manifestsIn('x', Buffer.from(`${object('a')}x: ${text}\n`));
    expect(subject!.manifest.x).toEqual(value);
  });

test('a key that stands twice is a finding, and the last one counts', async () => {
  const text = `apiVersion: v1\nkind: List\nitems:\n- ${object('b').replace(/\n/g, '\n  ')}\n- ${paused('no').replace(/\n/g, '\n  ')}  paused: yes\n`;
  const rules = [findsPaused, ...CHECKS_RULES];
  expect(await runCheck(['-', '--format', 'github'], { stdin: text, rules })).toEqual({
    code: 1,
    stdout: '::warning file=stdin,line=14,col=5,title=STASH005 repeated-key::BackupConfiguration a spec.paused: the key "paused" occurs more than once, '
      + 'and only the last one counts: keep the one that you mean%0Ahttps://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#stash005\n'
      + '::error file=stdin,line=14,col=5,title=STASH901 paused-backup::BackupConfiguration a spec.paused: the backup is paused: let it run%0A'
      + 'https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#stash901\n'
      + '1 file, 1 document, 2 objects checked: 1 error, 1 warning, 0 notes\n',
    stderr: '',
  });
});

test('what no rule reads is counted', async () => {
  const { stdout } = await runCheck(['-'], { stdin: 'a: 1\n---\n- b\n---\nkind: Pod\napiVersion: v1\n---\nkind: Secret\napiVersion: example.com/v1\n', rules: [] });
  expect(stdout).toBe('1 file, 4 documents, 0 objects checked, skipped: 1 Pod, 1 Secret, 2 that are not Kubernetes objects: 0 errors, 0 warnings, 0 notes\n');
});

test('a kind of Stash that is misspelt or gone is judged, one that is like none is passed over', async () => {
  const kinds = ['BackupConfig', 'Restic', 'Backend'].map((kind) => `apiVersion: stash.appscode.com/v1beta1\nkind: ${kind}\n`);
  const { stdout } = await runCheck(['-'], { stdin: kinds.join('---\n'), rules: [] });
  expect(stdout).toBe('1 file, 3 documents, 2 objects checked, skipped: 1 Backend: 0 errors, 0 warnings, 0 notes\n');
});

test('a large list is taken apart, and says the same', async () => {
  const filler = `- apiVersion: v1\n  kind: ConfigMap\n  data:\n    text: |\n${'      - text\n'.repeat(10_000)}`;
  const indented = (name: string) => object(name).replace(/\n(?!$)/g, '\n  ');
  const list = (times: number) => `apiVersion: v1\nitems:\n- ${indented('a')}${filler.repeat(times)}- ${indented('b')}kind: List\n`;
  const lines = 10_004;
  expect(await found(list(1))).toEqual(['x:6:5 a', `x:${lines + 10}:5 b`]);
  expect(await found(list(20))).toEqual(['x:6:5 a', `x:${20 * lines + 10}:5 b`]);
  // An item that is broken spoils no other.
  expect(await found(list(20).replace('name: b', 'name: *b'))).toEqual(['x:6:5 a', `x:${20 * lines + 10}:11 an alias has no anchor before it`]);
});

test('a bomb of aliases is refused, and what is shared is not', async () => {
  const bomb = Array.from({ length: 30 }, (_, index) => `a${index}: &a${index} [${index === 0 ? '1' : `*a${index - 1}, *a${index - 1}`}]\n`).join('');
  expect(await found(`${object('a')}${bomb}`)).toEqual(['x:23:12 its aliases expand to too much data']);
  expect(await found(`${object('a')}x: &x [1, 2]\n${Array.from({ length: 5000 }, (_, index) => `y${index}: *x\n`).join('')}`)).toEqual(['x:4:3 a']);
});

test.each([['[', '['], ['{a: ', '{a: '], ['- ', '- '], ['? ', '? ']])('what is nested without end with %j is refused', async (_, nest) => {
  expect((await found(`${object('a')}x:\n  ${nest.repeat(20_000)}`)).join()).toMatch(/^x:\d+:\d+ /);
});

test.each([100, 101, 150, 20_000, 200_000])('JSON that is nested %d deep has the same answer as YAML', async (depth) => {
  const list = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const head = '"apiVersion":"stash.appscode.com/v1alpha1","kind":"Repository"';
  const inJson = await runCheck(['x', '--format', 'json'], { files: { x: `{${head},"metadata":{"name":"a"},"spec":${list}}` }, rules: [findsAll] });
  const inYaml = await runCheck(['x', '--format', 'json'], { files: { x: `${HEAD}metadata:\n  name: a\nspec: ${list}\n` }, rules: [findsAll] });
  expect([inJson.code, inYaml.code]).toEqual(depth > 100 ? [2, 2] : [0, 0]);
  const problems = [inJson, inYaml].map(({ stdout }) => (JSON.parse(stdout) as { problems: Array<{ reason: string }> }).problems);
  const reasons = problems.map((all) => all.map(({ reason }) => reason));
  expect(reasons).toEqual(Array(2).fill(depth > 100 ? ['it is nested too deeply'] : []));
});

test('what aliases make deep is refused as what is written so', async () => {
  const nested = (inner: string) => `${'['.repeat(50)}${inner}${']'.repeat(50)}`;
  const levels = [0, 1, 2].map((level) => `a${level}: &a${level} ${nested(level === 0 ? '1' : `*a${level - 1}`)}\n`).join('');
  expect(await found(`${object('a')}${levels}`)).toEqual(['x:1:1 it is nested too deeply']);
});

test('of Secrets, what opens a repository is kept, and of the rest only whether it is in plain text', () => {
  const { subjects } = manifestsIn('x', Buffer.from(
    'kind: Secret\napiVersion: v1\ndata: {RESTIC_PASSWORD: YQ==, tls.key: Yg==, wrong: 1}\nstringData: {AZURE_ACCOUNT_NAME: c, password: d}\n'));
  expect(subjects.map(({ manifest: { data, stringData } }) => ({ data, stringData }))).toEqual([
    { data: { 'RESTIC_PASSWORD': 'YQ==', 'tls.key': 'eA==', 'wrong': 1 }, stringData: { AZURE_ACCOUNT_NAME: 'c', password: 'x' } },
  ]);
});

test('of ConfigMaps, only credentials are kept, and of most nothing', () => {
  const { subjects, ignored } = manifestsIn('x', Buffer.from([
    '{ kind: ConfigMap, apiVersion: v1, data: { RESTIC_PASSWORD: a, AZURE_ACCOUNT_NAME: b, app.conf: "password=c", db-password: d }, binaryData: { e: ZQ== } }',
    '{ kind: ConfigMap, apiVersion: v1, data: { RESTIC_PASSWORD: "", app.conf: "password=c" } }',
    '{ kind: ConfigMap, apiVersion: example.com/v1, data: { RESTIC_PASSWORD: a } }',
  ].join('\n---\n')));
  expect(subjects.map(({ manifest: { data, binaryData } }) => ({ data, binaryData }))).toEqual([{ data: { 'RESTIC_PASSWORD': 'a', 'db-password': 'd' }, binaryData: undefined }]);
  expect([...ignored]).toEqual([['ConfigMap', 2]]);
});

test.each<[string, string | undefined]>([
  ['stringData: {username: root, password: word}', 'stringData: contains values in plain text'],
  ['stringData: {USERNAME: root, PASSWORD: word}', 'stringData: contains values in plain text'],
  ['data: {password: d29yZA==}', 'data: contains values in plain text (base64 hides nothing)'],
  ['stringData: {ca.crt: "-----BEGIN CERTIFICATE-----"}', undefined],
  ['data: {ca.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t}', undefined],
  ['stringData: {tls.pem: "-----BEGIN CERTIFICATE-----\\n-----BEGIN PRIVATE KEY-----"}', 'stringData: contains values in plain text'],
  ['data: {password: "${PASSWORD}"}', undefined],
  // ${PASSWORD} in base64.
  ['data: {password: JHtQQVNTV09SRH0=}', undefined],
  ['data: {password: "not base64"}', undefined],
  ['stringData: {password: "{{ .Values.password }}", username: <path:database#user>}', undefined],
  ['stringData: {password: ""}', undefined],
])('the Secret of a database with %s', async (values, expected) => {
  const stdin = '{ apiVersion: appcatalog.appscode.com/v1alpha1, kind: AppBinding, metadata: { name: db }, spec: { secret: { name: db-user } } }\n---\n'
    + `apiVersion: v1\nkind: Secret\nmetadata: {name: db-user}\n${values}\n`;
  const { stdout } = await runCheck(['-', '--format', 'github'], { stdin, rules: [plaintextCredential] });
  expect([...stdout.matchAll(/Secret db-user (.*?): deliver/g)].map(([, one]) => one)).toEqual(expected === undefined ? [] : [expected]);
});

test('every kind that a part of the engine asks for is read', () => {
  const root = join(__dirname, '../../lib/check');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(root, name), 'utf8'));
  const asked = sources.flatMap((source) => [...source.matchAll(/\.(?:ofKind|find)\(\s*'([^']*)',\s*'([^']*)'/g)]).map(([, group, kind]) => ({ apiVersion: `${group}/v1`.replace(/^\//, ''), kind: kind! }));
  expect(asked.length).toBeGreaterThan(2);
  expect(asked.filter((one) => !isRelevant(one))).toEqual([]);
});

test('standard input may come in pieces that end within a character', async () => {
  const bytes = Buffer.from(object('ä'));
  let stdout = '';
  const stdin = Readable.from([...bytes].map((byte) => Buffer.from([byte])));
  await check(['-'], { stdin, stdout: { write: (text) => stdout += text }, stderr: { write: () => true }, env: {}, cwd: '/' }, [findsAll]);
  expect(stdout.split('\n')[0]).toBe('stdin:4:3 warning STASH902 Repository "ä" metadata.name');
});

test.each(['', ' \n\n'])('standard input with nothing in it is what a pipe leaves that broke: %j', async (stdin) => {
  expect(await runCheck(['-'], { stdin, rules: [] })).toMatchObject({
    code: 2, stderr: 'stdin is empty: the program that should have written it has probably failed\n',
  });
});

test('a file that has several names is read once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-links-'));
  mkdirSync(join(folder, 'real'));
  writeFileSync(join(folder, 'real/a.yaml'), object('a'));
  symlinkSync('real', join(folder, 'link'));
  symlinkSync('.', join(folder, 'loop'));
  let stdout = '';
  await check(['.'], { stdout: { write: (text) => stdout += text }, stderr: { write: () => true }, env: {}, cwd: folder }, [findsAll]);
  rmSync(folder, { recursive: true });
  expect(stdout.split('\n').filter((line) => line.includes('STASH902'))).toHaveLength(1);
});

test('what names no namespace belongs to the one that is given, but for what belongs to none', async () => {
  const namespaces: string[] = [];
  const looks: Rule = { ...findsAll, judge: ({ subjects }) => void namespaces.push(...subjects.map(({ kind, namespace }) => `${kind} ${namespace}`)) };
  const stdin = ['Repository, metadata: { name: a }', 'Repository, metadata: { name: b, namespace: theirs }', 'BackupBlueprint, metadata: { name: c }']
    .map((rest) => `{ apiVersion: stash.appscode.com/v1beta1, kind: ${rest} }`)
    .concat('{ apiVersion: v1, kind: Namespace, metadata: { name: d } }', '{ apiVersion: external-secrets.io/v1, kind: ClusterExternalSecret, metadata: { name: e } }')
    .join('\n---\n');
  await runCheck(['-', '--namespace', 'demo'], { stdin, rules: [looks] });
  expect(namespaces).toEqual(['Repository demo', 'Repository theirs', 'BackupBlueprint ', 'Namespace ', 'ClusterExternalSecret ']);
  expect(await runCheck(['-', '--namespace', 'De_mo'], { stdin, rules: [] })).toMatchObject({
    code: 2, stderr: 'cdk8s-stash check: --namespace: "De_mo" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; did you mean "de-mo"?\n',
  });
});
