import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findsAll, findsPaused, runCheck } from './run-check';
import type { Rule } from '../../lib/check/rule';
import { clustersInOnePlace } from '../../lib/check/rules/gitops/clusters-in-one-place';
import { CHECKS_RULES } from '../../lib/check/rules/index';
import { HELP } from '../../lib/cli/check-options';

const BACKUP = `apiVersion: stash.appscode.com/v1beta1
kind: BackupConfiguration
metadata:
  name: nightly
  namespace: demo
spec:
  paused: yes
  repository:
    name: repo
`;

const REPOSITORY = `# Where it goes.
---
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata: { name: repo, namespace: demo }
spec:
  backend: {}
`;

const PAGE = 'https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#';

const FOUND = `backup.yaml:7:3 error STASH901 BackupConfiguration demo/nightly spec.paused
  the backup is paused
  fix: let it run
  also repository.yaml:7:3 Repository demo/repo spec.backend
  ${PAGE}stash901

2 files, 2 documents, 2 objects checked: 1 error, 0 warnings, 0 notes
`;

const files = { 'backup.yaml': BACKUP, 'repository.yaml': REPOSITORY };
const rules = [findsPaused];
const counts = (text: string) => text.trimEnd().split('\n').at(-1);

test.each<[string, string[]]>([
  ['files', ['repository.yaml', 'backup.yaml']],
  ['a folder', ['.']],
  ['a glob', ['*.yaml']],
  ['a glob and a file that it matches', ['*.yaml', './backup.yaml']],
])('manifests are read from %s, and judged together', async (_, args) => {
  expect(await runCheck(args, { files, rules })).toEqual({ code: 1, stdout: FOUND, stderr: '' });
});

test('a file that is called like standard input is another one', async () => {
  const { code, stdout } = await runCheck(['-', 'stdin'], { files: { stdin: BACKUP }, stdin: REPOSITORY, rules });
  expect([code, counts(stdout)]).toEqual([1, '2 files, 2 documents, 2 objects checked: 1 error, 0 warnings, 0 notes']);
});

test.each([[[]], [['-']]])('manifests are read from standard input, with the arguments %j', async (args) => {
  const { code, stdout } = await runCheck(args, { stdin: `${BACKUP}${REPOSITORY}`, rules });
  expect({ code, first: stdout.split('\n')[0], also: stdout.split('\n')[3] }).toEqual({
    code: 1,
    first: 'stdin:7:3 error STASH901 BackupConfiguration demo/nightly spec.paused',
    also: '  also stdin:16:3 Repository demo/repo spec.backend',
  });
});

test('a folder means all manifests below it, but those of others and those that are hidden', async () => {
  const names = ['a.yaml', 'b/c.yml', 'b/d.json', 'node_modules/x/e.yaml', '.cache/f.yaml', 'g.txt', 'b/node_modules/h.yaml'];
  const { stdout } = await runCheck(['.'], { files: Object.fromEntries(names.map((name) => [name, 'kind: ConfigMap\napiVersion: v1\n'])), rules });
  expect(stdout).toBe('3 files, 3 documents, 0 objects checked, skipped: 3 ConfigMap: 0 errors, 0 warnings, 0 notes\n');
});

test('sets are clusters of their own', async () => {
  const sets = { 'a/x.yaml': BACKUP, 'b/x.yaml': BACKUP, 'b/y.yaml': REPOSITORY };
  const { code, stdout } = await runCheck(['--set', 'west=a/*', '--set', 'east=b/x.yaml', '--set', 'east=b/y.yaml'], { files: sets, rules });
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: `a/x.yaml:7:3 error STASH901 BackupConfiguration demo/nightly spec.paused (set west)
  the backup is paused
  fix: let it run
  ${PAGE}stash901

b/x.yaml:7:3 error STASH901 BackupConfiguration demo/nightly spec.paused (set east)
  the backup is paused
  fix: let it run
  also b/y.yaml:7:3 Repository demo/repo spec.backend
  ${PAGE}stash901

3 files, 3 documents, 3 objects checked: 2 errors, 0 warnings, 0 notes
`,
  });
});

test('sets are compared where only a comparison can tell', async () => {
  const shop = `apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata: { name: repo, namespace: demo }
spec: { backend: { gcs: { bucket: backups, prefix: shop }, storageSecretName: storage } }
---
${BACKUP.replace('paused: yes', 'schedule: "0 2 * * *"')}`;
  const { code, stdout } = await runCheck(['--set', 'west=west', '--set', 'east=east'], { files: { 'west/x.yaml': shop, 'east/x.yaml': shop }, rules: [clustersInOnePlace] });
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `west/x.yaml:4:9 warning STASH610 Repository demo/repo spec.backend
  Repository demo/repo of set "west" and Repository demo/repo of set "east" are the same place, "shop" in "backups" of Google Cloud: the clusters remove backups of each other
  fix: give each cluster a place of its own, such as with its name in the prefix; acknowledge this in both if the backups of only one run at any time
  also east/x.yaml:4:9 Repository demo/repo spec.backend
  ${PAGE}stash610

2 files, 4 documents, 4 objects checked: 0 errors, 1 warning, 0 notes
`,
  });
});

test('a file is in a set or in none', async () => {
  expect(await runCheck(['--set', 'west=x.yaml', '.'], { files: { 'x.yaml': BACKUP }, rules })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'cdk8s-stash check: a file is given both in a set, with --set, and without one, and would be checked twice: give it in sets only, or without --set\n',
  });
});

const TWO_FOLDERS = 'cdk8s-stash check: some findings are about objects in different folders, which are checked as one cluster: if they are for different clusters, '
  + 'give each folder as a set, --set name=folder, or check it in a run of its own\n';

test.each<[string, string[], string]>([
  ['two folders', ['west', 'east'], TWO_FOLDERS],
  ['two globs', ['west/*.yaml', 'east/*.yaml'], TWO_FOLDERS],
  ['a folder with both', ['.'], ''],
  ['two folders, one of which has both', ['west', '.'], ''],
  ['two files', ['west/backup.yaml', 'east/repository.yaml'], ''],
  ['a folder and a file', ['west', 'east/repository.yaml'], ''],
  ['a set with both', ['--set', 'all=west', '--set', 'all=east'], ''],
])('a finding about two objects, in %s', async (_, args, stderr) => {
  const apart = { 'west/backup.yaml': BACKUP, 'east/repository.yaml': REPOSITORY };
  expect(await runCheck(args, { files: apart, rules })).toEqual({ code: 1, stdout: expect.stringContaining('also east/repository.yaml') as unknown, stderr });
});

test('findings about one object each, in two folders', async () => {
  const { stderr } = await runCheck(['west', 'east'], { files: { 'west/x.yaml': BACKUP, 'east/y.yaml': BACKUP.replace('nightly', 'weekly') }, rules });
  expect(stderr).toBe('');
});

test('more findings than a call takes arguments', async () => {
  const many: Rule = { ...findsAll, judge: ({ subjects }, report) => Array.from({ length: 130_000 }, (_, index) => report(subjects[0]!, [], { found: `${index}`, mend: 'x' })) };
  const { code, stdout } = await runCheck(['-'], { stdin: BACKUP, rules: [many] });
  expect({ code, counts: counts(stdout) }).toEqual({ code: 0, counts: '1 file, 1 document, 1 object checked: 0 errors, 130000 warnings, 0 notes' });
});

test.each<[string, string[], number]>([
  ['errors fail', [], 1],
  ['warnings do not', ['--severity', 'STASH901=warning'], 0],
  ['a rule in small letters is the same', ['--severity', 'stash901=warning'], 0],
  ['warnings fail where that is asked for', ['--severity=STASH901=warning', '--fail-on', 'warning'], 1],
  ['notes do not fail then', ['--severity=STASH901=note', '--fail-on', 'warning'], 0],
  ['what is off finds nothing', ['--off', 'STASH901=paused until the move is over'], 0],
  ['what cannot be read weighs more than what is found', ['missing.yaml'], 2],
])('exit code: %s', async (_, args, code) => {
  expect((await runCheck(['backup.yaml', ...args], { files, rules })).code).toBe(code);
});

test('what is off is named', async () => {
  const { stdout } = await runCheck(['.', '--off', 'stash901=moving'], { files, rules });
  expect(stdout).toBe('2 files, 2 documents, 2 objects checked, off: STASH901: 0 errors, 0 warnings, 0 notes\n');
});

test('all that is off is named', async () => {
  const { stdout } = await runCheck(['.', '--off', 'stash902=no', '--off', 'stash901=moving'], { files, rules: [...rules, findsAll] });
  expect(stdout).toContain(' checked, off: STASH902, STASH901: ');
});

test('an object acknowledges a finding itself', async () => {
  const acknowledged = BACKUP.replace('  namespace', '  annotations: { checks.cdk8s-stash/STASH901: moving to another cluster }\n  namespace');
  expect((await runCheck(['-'], { stdin: acknowledged, rules })).code).toBe(0);
});

test('the release and the length of runs reach the rules', async () => {
  const seen: unknown[] = [];
  const looks: Rule = { ...findsAll, judge: ({ releases, runMinutes }) => void seen.push(releases, runMinutes) };
  await runCheck(['-', '--release', '2025.10.17', '--run-length', '1h30m'], { stdin: BACKUP, rules: [looks] });
  await runCheck(['-', '--release=v2025.6.30', '--run-length=90s'], { stdin: BACKUP, rules: [looks] });
  await runCheck(['-'], { stdin: BACKUP, rules: [looks] });
  expect(seen).toEqual([['v2025.10.17'], 90, ['v2025.6.30'], 1.5, ['v2025.2.10', 'v2025.6.30', 'v2025.7.31', 'v2025.10.17'], 60]);
});

test.each<[string[], string]>([
  [['--unknown'], 'option "--unknown" is unknown'],
  [['--frmat', 'json'], 'option "--frmat" is unknown; did you mean "--format"?'],
  [['x.yaml', '--frmat=json'], 'option "--frmat" is unknown; did you mean "--format"?'],
  [['--format', 'json', '--ignore-unparseable'], 'option "--ignore-unparseable" is unknown; did you mean "--ignore-unparsable"?'],
  [['-f'], 'option "-f" is unknown'],
  [['--help=me'], '--help takes no value'],
  [['--format', 'xml', '-'], '--format: "xml" is not one of text, json, sarif, github'],
  [['--fail-on', 'never', '-'], '--fail-on: "never" is not one of error, warning, note'],
  [['--severity', 'STASH901', '-'], '--severity "STASH901": write --severity RULE=level'],
  [['--severity', 'STASH901=off', '-'], '--severity: "off" is not one of error, warning, note'],
  [['--severity', 'STASH999=note', '-'], '--severity: "STASH999" is not a rule; "cdk8s-stash explain" lists all rules'],
  [['--severity', 'paused-backup=note', '-'], '--severity: "paused-backup" is not a rule; did you mean "STASH901"?'],
  [['--off', 'STASH901', '-'], '--off "STASH901": write --off \'RULE=reason\''],
  [['--off', 'STASH901= ', '-'], '--off "STASH901= ": write --off \'RULE=reason\''],
  [['--set', 'west', '-'], '--set "west": write --set name=glob'],
  [['--release', '2024.1.1', '-'], '--release: "v2024.1.1" is not one of v2025.2.10, v2025.6.30, v2025.7.31, v2025.10.17'],
  [['--run-length', '30', '-'], '--run-length: "30" is not a duration above zero: write hours, minutes and seconds, such as 30m or 1h30m'],
  [['--run-length', `${'9'.repeat(310)}h`, '-'], `--run-length: "${'9'.repeat(120)}…" is not a duration above zero: write hours, minutes and seconds, such as 30m or 1h30m`],
  [['--run-length', '0m', '-'], '--run-length: "0m" is not a duration above zero: write hours, minutes and seconds, such as 30m or 1h30m'],
  [['--release'], '--release needs a value'],
  [[], 'give files, folders or globs, or pipe manifests in; for more, see --help'],
])('the arguments %j are refused', async (args, message) => {
  expect(await runCheck(args, { rules })).toEqual({ code: 2, stdout: '', stderr: `cdk8s-stash check: ${message}\n` });
});

test('the guide shows what the command says', async () => {
  const [, shown] = /^```text\n(.*?)^```$/ms.exec(readFileSync(join(__dirname, '../../docs/checking-manifests.md'), 'utf8'))!;
  const manifest = 'apiVersion: stash.appscode.com/v1beta1\nkind: BackupConfiguration\nmetadata:\n  name: nightly\n  annotations:\n'
    + '    checks.cdk8s-stash/STASH999: it is\n  namespace: demo\n---\napiVersion: v1\nkind: ConfigMap\n';
  const { stdout } = await runCheck(['.'], { files: { 'more/backup.yaml': manifest }, rules: CHECKS_RULES });
  expect(stdout).toBe(shown);
});

test('the guide names every option', () => {
  const guide = readFileSync(join(__dirname, '../../docs/checking-manifests.md'), 'utf8');
  const options = [...HELP.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name!).filter((name) => name !== 'help');
  expect(options.length).toBeGreaterThan(7);
  expect(options.filter((name) => !guide.includes(`| \`--${name}`))).toEqual([]);
});

test('--help', async () => {
  expect(await runCheck(['--help'])).toEqual({ code: 0, stdout: HELP, stderr: '' });
});

test('what matches nothing is named, and the rest is judged', async () => {
  const said = await runCheck(['backup.yaml', 'repository.yaml', 'dist/**/*.yaml', 'empty', 'no.yaml'], { files: { ...files, 'empty/x.txt': '' }, rules });
  expect(said).toEqual({
    code: 2,
    stdout: FOUND,
    stderr: 'dist/**/*.yaml matches no file\nempty is a folder without *.yaml, *.yml or *.json files\nno.yaml matches no file\n',
  });
});

test('an empty argument is no folder', async () => {
  const said = await runCheck(['', 'backup.yaml', 'repository.yaml', ''], { files, rules });
  expect(said).toEqual({ code: 2, stdout: FOUND, stderr: '"" is not a file name; is a variable not set? For everything below this folder, write "."\n' });
});

test('a document that is not YAML is named, and spoils no other', async () => {
  const broken = `${BACKUP}---\nkind: [\n---\n{{- if .Values.x }}\nkind: Secret\n---\n${REPOSITORY}`;
  const stderr = `x.yaml:12:1 the indentation does not match the lines above, or a bracket is not closed
x.yaml:13:1 a template that is not YAML yet: render it first, such as with helm template
`;
  for (const [args, code] of [[[], 2], [['--ignore-unparsable'], 1]] as const) {
    const said = await runCheck(['x.yaml', ...args], { files: { 'x.yaml': broken }, rules });
    expect({ ...said, stdout: counts(said.stdout) })
      .toEqual({ code, stdout: '1 file, 2 documents, 2 objects checked: 1 error, 0 warnings, 0 notes', stderr });
  }
});
