import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Cron, Duration } from 'cdk8s';
import { PersistentVolumeClaim } from 'cdk8s-plus-27';
import * as ts from 'typescript';
import { AzureRepository, AzureStorageSecret, BackupConfiguration, BackupTarget, RetentionPolicy } from 'cdk8s-stash';

const ROOT = join(__dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The fenced blocks of a page in one language. */
function blocks(page: string, language: string): string[] {
  return [...read(page).matchAll(/^```(\S*)[^\n]*\n(.*?)^```$/gms)].filter(([, fence]) => fence === language).map(([, , code]) => code!);
}

const pages = ['CONTRIBUTING.md', 'README.md', ...readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];

test('the first screen of the README is the first example and what it writes', () => {
  expect(blocks('README.md', 'ts')[1]).toBe(read('examples/azure-external-secret/main.ts'));
  expect(blocks('README.md', 'yaml')).toEqual([read('examples/azure-external-secret/dist/demo.k8s.yaml')]);
});

test('the story in the README ends as it says', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const repository = new AzureRepository(chart, 'Repository', {
    container: 'backups', prefix: 'shop', storageSecret: AzureStorageSecret.fromSecretName(chart, 'Secret', 'azure-secret'),
  });
  const [story] = blocks('README.md', 'ts');
  const [message] = blocks('README.md', 'text');
  const names = { BackupConfiguration, BackupTarget, chart, Cron, Duration, PersistentVolumeClaim, repository, RetentionPolicy };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function(...Object.keys(names), ts.transpile(story!))(...Object.values(names));
  const warnings = jest.spyOn(console, 'warn').mockImplementation();
  expect(() => App.of(chart).synthYaml()).toThrow(new Error(`Validation failed with the following errors:\n  ${message!.trim()}`));
  expect(warnings.mock.calls).toEqual([]);
  warnings.mockRestore();
});

test('the message in the README is the one that is thrown', () => {
  const chart = new Chart(new App(), 'demo');
  const storageSecret = AzureStorageSecret.fromSecretName(chart, 'Secret', 'azure-secret');
  const [, message] = blocks('README.md', 'text');
  expect(() => new AzureRepository(chart, 'Repository', { storageSecret, container: 'Stash_Backup' })).toThrow(new Error(message!.trim()));
});

test.each(pages.filter((page) => page.startsWith('docs/')))('%s: the YAML is what the example writes', (page) => {
  const examples = [...read(page).matchAll(/\]\(\.\.\/examples\/([^)/]+)/g)].map(([, name]) => join(ROOT, 'examples', name!, 'dist'));
  const written = examples.flatMap((dist) => readdirSync(dist).map((name) => readFileSync(join(dist, name), 'utf8')));
  const strangers = blocks(page, 'yaml').filter((yaml) => !written.some((file) => file.includes(yaml)));
  expect(strangers).toEqual([]);
});

test('every code block in the guides compiles', () => {
  const [frame] = read('rosetta/default.ts-fixture').split('/// here');
  const sources = new Map(pages.flatMap((page) => blocks(page, 'ts').map((code, index): [string, string] => [
    join(ROOT, `${page.replace(/\W/g, '-')}-${index}.ts`),
    // The braces let a block have a `chart` or an `app` of its own.
    code.startsWith('import ') ? code : `${frame}{\n${code}}`,
  ])));
  expect(sources.size).toBeGreaterThan(10);

  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.dev.json'), ts.sys.readFile);
  const { compilerOptions } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.convertCompilerOptionsFromJson({ ...compilerOptions, ...config.compilerOptions, noUnusedLocals: false }, ROOT);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, version) => sources.has(name) ? ts.createSourceFile(name, sources.get(name)!, version) : getSourceFile(name, version);
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.readFile = (name) => sources.get(name) ?? readFile(name);
  const program = ts.createProgram([...sources.keys()], options, host);
  // The library itself is checked when it is compiled.
  const complaints = [...sources.keys()].flatMap((name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)))
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  expect(complaints).toEqual([]);
}, 60_000);

/** The links of GitHub to the headings of a page. */
const headings = (page: string) => [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
  `#${heading!.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-')}`);

const examples = readdirSync(join(ROOT, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `examples/${name}/README.md`);

test.each([...pages, ...examples])('%s: every relative link leads to a file, and to a heading in it', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(#[^)]+)?\)/g)].map(([, file, heading]) =>
    ({ target: file === '' ? page : join(page, '..', file!), heading }));
  const broken = links.filter(({ target, heading }) => {
    const exists = ts.sys.fileExists(join(ROOT, target));
    return !exists || (heading !== undefined && !headings(target).includes(heading));
  });
  expect(broken).toEqual([]);
});
