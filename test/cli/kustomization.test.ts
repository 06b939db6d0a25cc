import { findsAll, runCheck } from './run-check';

const object = (name: string) => `apiVersion: stash.appscode.com/v1alpha1\nkind: Repository\nmetadata:\n  name: ${name}\n`;
const KUSTOMIZATION = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';

const changes = (path: string, folder: string) => `cdk8s-stash check: ${path} changes objects before they are applied, which is not seen here: `
  + `check what Kustomize makes of them, as with kustomize build ${folder} | npx cdk8s-stash check\n`;

/** The files in which objects were found, and what was said besides. */
async function checked(files: { readonly [path: string]: string }, ...args: string[]) {
  const { stdout, stderr } = await runCheck(args.length > 0 ? args : ['.'], { files, rules: [findsAll] });
  return { files: [...stdout.matchAll(/^(\S+):4:3 warning/gm)].map(([, path]) => path), stderr };
}

test.each<[string, string, string]>([
  ['patches', 'over/kustomization.yaml', `${KUSTOMIZATION}patches:\n  - path: patch.yaml\n    target: { kind: Repository }\n`],
  ['strategic merge patches', 'over/kustomization.yml', `${KUSTOMIZATION}patchesStrategicMerge:\n  - ./patch.yaml\n  - |\n    kind: Repository\n    x: 1\n`],
  ['JSON patches', 'over/x.yaml', `${KUSTOMIZATION}patchesJson6902:\n  - path: ../over/patch.yaml\n    target: { kind: Repository }\n`],
  ['a Kustomization that names no kind', 'over/kustomization.yaml', 'patches:\n  - path: patch.yaml\n'],
])('a file that is applied as a patch declares no object: %s', async (_, path, text) => {
  expect(await checked({ [path]: text, 'over/patch.yaml': object('a'), 'patch.yaml': object('b') })).toEqual({
    files: ['patch.yaml'], stderr: changes(path, 'over'),
  });
});

test('a patch is counted as one', async () => {
  const files = { 'kustomization.yaml': `${KUSTOMIZATION}patches: [{ path: patch.yaml }]\n`, 'patch.yaml': object('a'), 'b.yaml': object('b') };
  const { stdout } = await runCheck(['.'], { files, rules: [] });
  expect(stdout).toBe('3 files, 3 documents, 1 object checked, skipped: 1 Kustomization, 1 patch: 0 errors, 0 warnings, 0 notes\n');
});

test.each([
  'namespace: shop', 'namePrefix: dev-', 'nameSuffix: -dev', 'replacements: [{ path: x.yaml }]', 'transformers: [x.yaml]', 'patches: [{ patch: "x", target: {} }]',
])('a Kustomization changes objects by %s', async (member) => {
  expect(await checked({ 'a b/kustomization.yaml': `${KUSTOMIZATION}${member}\n`, 'a.yaml': object('a') })).toEqual({
    files: ['a.yaml'], stderr: changes('a b/kustomization.yaml', 'FOLDER'),
  });
});

test.each<[string, string, string]>([
  ['it only lists files', 'kustomization.yaml', `${KUSTOMIZATION}resources: [a.yaml]\n`],
  ['it is a Kustomization of Flux', 'flux.yaml', 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\npatches: [{ path: a.yaml }]\n'],
  ['its name is another one', 'values.yaml', 'patches: [{ path: a.yaml }]\n'],
])('nothing is passed over: %s', async (_, path, text) => {
  expect(await checked({ [path]: text, 'a.yaml': object('a') })).toEqual({ files: ['a.yaml'], stderr: '' });
});

test('several Kustomizations are named in one line', async () => {
  const files = Object.fromEntries(['x', 'y'].map((folder) => [`${folder}/kustomization.yaml`, `${KUSTOMIZATION}namespace: ${folder}\n`]));
  expect((await checked(files)).stderr).toBe('cdk8s-stash check: x/kustomization.yaml and y/kustomization.yaml change objects before they are applied, which is not seen here: '
    + 'check what Kustomize makes of them, as with kustomize build x | npx cdk8s-stash check\n');
});

test('a patch in one set is an object in another one that lacks its Kustomization', async () => {
  const files = { 'kustomization.yaml': `${KUSTOMIZATION}patches: [{ path: a.yaml }]\n`, 'a.yaml': object('a') };
  expect((await checked(files, '--set', 'one=a.yaml')).files).toEqual(['a.yaml']);
});
