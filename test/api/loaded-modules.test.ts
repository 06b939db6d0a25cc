import { execFileSync } from 'node:child_process';
import { relative, sep } from 'node:path';
import { freshAssembly, ROOT } from './compiled';

/** What a program of the compiled package has loaded in the end: files of the package itself, and names of the packages beside it. */
function loadedBy(program: string): string[] {
  freshAssembly();
  const script = `${program}\nprocess.stdout.write(JSON.stringify(Object.keys(require.cache)));`;
  const files = JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8' })) as string[];
  const names = files
    .map((file) => relative(ROOT, file).split(sep).join('/'))
    .map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file);
  return [...new Set(names)];
}

// cdk8s brings a copy of yaml of its own, below its own folder: that one is not meant.
const DEAR = ['cdk8s-plus-27', 'yaml'];
const dearOnes = (loaded: string[]) => loaded.filter((name) => DEAR.includes(name));

const DECLARED = `
const { App, Chart } = require('cdk8s');
const { AzureRepository, AzureStorageSecret, SecretDelivery, SecretStoreRef, SensitiveValue, UsagePolicy } = require('cdk8s-stash');
const app = new App();
const chart = new Chart(app, 'demo', { namespace: 'demo' });
const storageSecret = new AzureStorageSecret(chart, 'Secret', {
  accountName: 'stashdemo',
  accountKey: SensitiveValue.fromRemoteRef('account-key'),
  resticPassword: SensitiveValue.fromRemoteRef('restic-password'),
  delivery: SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('vault') }),
});
new AzureRepository(chart, 'Repository', { container: 'stash-backup', prefix: 'demo/app', storageSecret, usagePolicy: UsagePolicy.sameNamespace() });
`;

const SYNTHESISED = `${DECLARED}
if (!app.synthYaml().includes('kind: Repository')) throw new Error('nothing was written');
`;

test.each([
  ['importing the library', "require('cdk8s-stash');"],
  ['an app with an ExternalSecret and a Repository', SYNTHESISED],
  ['naming the namespaces that may use a Repository', DECLARED.replace('sameNamespace()', "namespaces('shop')")],
  ['naming the Secret that an AppBinding reads as well', `${DECLARED}require('cdk8s-stash').SecretTransform.addKeysFrom(storageSecret);`],
])('%s loads neither cdk8s-plus-27 nor yaml', (_, program) => {
  const loaded = loadedBy(program);
  expect(loaded).toContain('lib/index.js');
  expect(dearOnes(loaded)).toEqual([]);
});

test('a module is loaded when something of it is asked for', () => {
  expect(loadedBy("require('cdk8s-stash');").filter((name) => name.startsWith('lib/'))).toEqual(['lib/index.js']);
  const loaded = loadedBy(DECLARED);
  expect(loaded).toEqual(expect.arrayContaining(['cdk8s', 'lib/index.js', 'lib/repository/azure-repository.js']));
  expect(loaded.filter((name) => /^lib\/(addon|backup|check\/rules|invoker|restic|restore|target)\//.test(name))).toEqual([]);
});

test('a program of ECMAScript modules finds the names', () => {
  const program = "import { AzureRepository, RestoreSession } from 'cdk8s-stash'; console.log(AzureRepository.name, RestoreSession.name);";
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: ROOT, encoding: 'utf8' })).toBe('AzureRepository RestoreSession\n');
});

test('cdk8s-plus-27 is loaded by who gives a struct of it', () => {
  expect(dearOnes(loadedBy("require('cdk8s-stash').UsagePolicy.selector({ matchLabels: { team: 'shop' } });"))).toEqual(['cdk8s-plus-27']);
});

test('the rules that check manifests load no constructs', () => {
  const loaded = loadedBy("require('./lib/cli/check');");
  expect(loaded).toContain('lib/check/rules/index.js');
  expect(loaded.filter((name) => ['cdk8s', 'cdk8s-plus-27', 'constructs'].includes(name))).toEqual([]);
});

test('either is seen when it is loaded', () => {
  expect(dearOnes(loadedBy("require('yaml'); require('cdk8s-plus-27');")).sort()).toEqual(DEAR);
});
