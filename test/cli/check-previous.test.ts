import { runCheck } from './run-check';

const repository = (prefix: string, more = '') => `apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata: { name: safe${more} }
spec:
  wipeOut: true
  backend:
    gcs: { bucket: backups, prefix: ${prefix} }
    storageSecretName: storage
`;
const PAGE = 'https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#';
const MOVED = `dist/demo.yaml:6:3 warning STASH701 Repository demo/safe spec.backend
  the place was "shop" in "backups" of Google Cloud, and is now "store" in "backups" of Google Cloud: the snapshots so far stay in the old one, where restores no longer find them
  fix: keep the place, or give the new one to a Repository with another name, as long as the old snapshots are needed; or copy the data first, and acknowledge this
  also before/dist/demo.yaml:6:3 Repository demo/safe spec.backend
  ${PAGE}stash701

1 file, 1 document, 1 object checked: 0 errors, 1 warning, 0 notes
`;
const files = { 'dist/demo.yaml': repository('store'), 'before/dist/demo.yaml': repository('shop') };
const args = ['dist', '--previous', 'before/dist', '--namespace', 'demo'];

test('a change is judged by the manifests from before', async () => {
  expect(await runCheck(args, { files })).toEqual({ code: 0, stdout: MOVED, stderr: '' });
  expect((await runCheck([...args, '--fail-on', 'warning'], { files })).code).toBe(1);
});

test.each<[string, string[]]>([
  ['without them', ['dist']],
  ['with the same', ['dist', '--previous', 'dist']],
])('nothing is found %s', async (_, given) => {
  const { stdout } = await runCheck(given, { files });
  expect(stdout).toBe('1 file, 1 document, 1 object checked: 0 errors, 0 warnings, 0 notes\n');
});

test('what is removed is found in the manifests from before', async () => {
  const empty = { ...files, 'dist/demo.yaml': '# Nothing is left.\n' };
  expect(await runCheck(args, { files: empty })).toEqual({
    code: 1,
    stdout: `before/dist/demo.yaml:5:3 error STASH703 Repository demo/safe spec.wipeOut
  Repository demo/safe is no longer among the manifests: when it is deleted from the cluster, wipeOut deletes all its snapshots
  fix: keep it, or apply it without wipeOut before it is removed
  ${PAGE}stash703

1 file, 0 documents, 0 objects checked: 1 error, 0 warnings, 0 notes
`,
    stderr: '',
  });
});

test('a change is acknowledged in the object, which is no finding without the manifests from before', async () => {
  const acknowledged = { ...files, 'dist/demo.yaml': repository('store', ', annotations: { checks.cdk8s-stash/STASH701: copied with restic copy }') };
  const clean = '1 file, 1 document, 1 object checked: 0 errors, 0 warnings, 0 notes\n';
  expect((await runCheck(args, { files: acknowledged })).stdout).toBe(clean);
  expect((await runCheck(['dist'], { files: acknowledged })).stdout).toBe(clean);
});

test.each<[string, { readonly [path: string]: string }, string[], string]>([
  ['are missing', files, ['elsewhere'], 'elsewhere matches no file\n'],
  ['cannot be parsed', { ...files, 'broken/x.yaml': '{' }, ['broken'], 'broken/x.yaml:1:2 a character is missing: a quote, a bracket, a comma, a colon or a space\n'],
  ['are empty', { ...files, 'none/x.yaml': '' }, ['none'], 'none/x.yaml is empty: the program that should have written it has probably failed\n'],
])('manifests from before that %s are a problem', async (_, given, previous, stderr) => {
  const { code, stderr: said } = await runCheck(['dist', ...previous.flatMap((one) => ['--previous', one])], { files: given });
  expect({ code, said }).toEqual({ code: 2, said: stderr });
});

test('an empty file among manifests from before is remarked on', async () => {
  const { code, stderr } = await runCheck(args, { files: { ...files, 'before/dist/none.yaml': '' } });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: 'before/dist/none.yaml is empty: if a program should have written it, that program has probably failed\n',
  });
});

test.each([[['-']], [[]]])('standard input is read once, with the arguments %j', async (rest) => {
  expect(await runCheck(['--previous', '-', ...rest], { stdin: repository('shop') })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'cdk8s-stash check: --previous -: standard input can be read only once; give the manifests from before, or the others, as files\n',
  });
});

test('manifests from before are read from standard input', async () => {
  const { stdout } = await runCheck(['dist', '--previous', '-', '--namespace', 'demo'], { files, stdin: repository('shop') });
  expect(stdout).toBe(MOVED.replace('before/dist/demo.yaml', 'stdin'));
});

test('sets are refused', async () => {
  expect(await runCheck(['--set', 'west=dist', '--previous', 'before'], { files })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'cdk8s-stash check: --previous: a change is judged in one cluster; check each set in a run of its own, without --set\n',
  });
});
