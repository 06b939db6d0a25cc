/**
 * Installs the packed library into an empty project, as a user would, and compiles and runs the README's first app there, and the
 * command; and the app once more in each language that reaches the library through jsii, as the guide says.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

const ROOT = join(__dirname, '../..');
const { devDependencies, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  devDependencies: { [name: string]: string };
  version: string;
};
const project = mkdtempSync(join(tmpdir(), 'cdk8s-stash-'));
const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: project, encoding: 'utf8' });
const cli = (args: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync('npx', ['--silent', 'cdk8s-stash', ...args], { cwd: project, encoding: 'utf8', input });
  return { status, stdout, stderr };
};
let failed = 0;

const REPOSITORY = `apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata: { name: repo, namespace: demo }
spec:
  backend: { gcs: { bucket: demo-backups, prefix: claims }, storageSecretName: gcs-secret }
`;

const TWO_CLAIMS = [['one', '0 2 * * *'], ['two', '0 8 * * *']].map(([name, schedule]) => `apiVersion: stash.appscode.com/v1beta1
kind: BackupConfiguration
metadata:
  name: ${name}
  namespace: demo
spec:
  schedule: ${schedule}
  task: { name: pvc-backup }
  repository: { name: repo }
  retentionPolicy: { name: keep-last-5, keepLast: 5, prune: true }
  target:
    ref: { apiVersion: v1, kind: PersistentVolumeClaim, name: ${name} }
`).join('---\n');

/** Two claims, which restic cannot tell apart. */
const LOSSY_APP = `
  const { App, Chart, Cron } = require('cdk8s');
  const { PersistentVolumeClaim } = require('cdk8s-plus-27');
  const { BackupConfiguration, BackupTarget, GcsRepository, GcsStorageSecret, RetentionPolicy } = require('cdk8s-stash');
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const storageSecret = GcsStorageSecret.fromSecretName(chart, 'Secret', 'gcs-secret');
  const repository = new GcsRepository(chart, 'Repository', { bucket: 'shop-backups', prefix: 'claims', storageSecret });
  ['one', 'two'].forEach((name, index) => new BackupConfiguration(chart, name, {
    repository,
    target: BackupTarget.persistentVolumeClaim(PersistentVolumeClaim.fromClaimName(chart, name + '-claim', name)),
    schedule: Cron.schedule({ minute: '0', hour: String(2 + 6 * index) }),
    retentionPolicy: RetentionPolicy.keepLast(5),
  }));
  app.synth();
`;

/** A language that reaches the library through jsii, and has a section in the guide. */
interface Language {
  readonly name: string;
  /** A command that fails if the language is not installed. */
  readonly tools: string;
  /** The files of the app, by the language of their blocks. */
  readonly files: { readonly [block: string]: string };
}

const LANGUAGES: readonly Language[] = [
  { name: 'Python', tools: 'python3 -c "import ensurepip"', files: { python: 'app.py' } },
  { name: 'Java', tools: 'javac -version && mvn --version', files: { xml: 'pom.xml', java: 'src/main/java/Main.java' } },
  { name: 'Go', tools: 'go version', files: { 'go.mod': 'go.mod', 'go': 'main.go' } },
];

/** Makes the package of a language as its section of the guide says, and writes, runs and compares the app there. */
function followGuide({ name, files }: Language): void {
  const app = join(project, name);
  const section = readFileSync(join(ROOT, 'docs/languages.md'), 'utf8').split(/^## /m).find((text) => text.startsWith(`${name}\n`))!;
  for (const [block, file] of Object.entries(files)) {
    mkdirSync(dirname(join(app, file)), { recursive: true });
    // A release has another version.
    writeFileSync(join(app, file), blocks(section, block)[0]!.replace('0.0.0', version));
  }
  const [packages, commands] = blocks(section, 'sh') as [string, string];
  // Javadoc and sources are for editors, and take long; and the Java of jsii leaves its temporary files behind.
  const maven = `${process.env.MAVEN_OPTS ?? ''} -Dmaven.javadoc.skip=true -Dmaven.source.skip=true -Djava.io.tmpdir=${project}`;
  const options = { cwd: app, encoding: 'utf8', env: { ...process.env, MAVEN_OPTS: maven }, stdio: 'pipe' } as const;
  // The library is compiled already.
  const makePackages = packages.replace('npm run package --', 'npx jsii-pacmak --no-npmignore').replace('../app', app);
  execFileSync('bash', ['-ec', makePackages], { ...options, cwd: ROOT });
  const printed = execFileSync('bash', ['-ec', `exec 2>&1\n${commands}`], options);
  expectSame(printed.includes('cdk8s-stash: dist: 1 written'), true);
  expectOutput(app);
  appendFileSync(join(app, 'dist/demo.k8s.yaml'), '# by hand\n');
  const { status, stdout, stderr } = spawnSync('bash', ['-ec', commands.trim().split('\n').at(-1)!], options);
  expectSame([status === 0, `${stdout}${stderr}`.includes('changed: demo.k8s.yaml')], [false, true]);
}

function blocks(text: string, language: string): string[] {
  return [...text.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].filter(([, fence]) => fence === language).map(([, , code]) => code!);
}

const firstBlock = (page: string, language: string) => blocks(readFileSync(join(ROOT, page), 'utf8'), language)[0]!;

function expectOutput(app: string): void {
  const written = readFileSync(join(app, 'dist/demo.k8s.yaml'), 'utf8');
  if (written !== readFileSync(join(ROOT, 'examples/azure-external-secret/dist/demo.k8s.yaml'), 'utf8')) {
    throw new Error(`it wrote:\n${written}`);
  }
}

function expectSame(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) {
    throw new Error(`found ${JSON.stringify(found, undefined, 2)}\nand not ${JSON.stringify(expected, undefined, 2)}`);
  }
}

function step(name: string, body: () => void): void {
  try {
    body();
    console.log(`ok: ${name}`);
  } catch (error) {
    failed += 1;
    const { message, stdout } = error as { message: string; stdout?: string };
    console.log(`FAILED: ${name}\n${message}\n${stdout ?? ''}`);
  }
}

try {
  const [{ filename, files }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', project], { cwd: ROOT, encoding: 'utf8' })) as
    [{ filename: string; files: Array<{ path: string; mode: number }> }];
  const paths = files.map(({ path }) => path);
  const own = paths.filter((path) => !path.startsWith('node_modules/'));

  step('the command in the tarball is executable', () => {
    expectSame(files.find(({ path }) => path === 'lib/cli/main.js')?.mode.toString(8), '755');
  });
  step('the tarball holds the packages that the command needs, and nothing that they do not', () => {
    const bundled = paths.flatMap((path) => /^(node_modules\/.*\/)?package\.json$/.exec(path)?.[1] ?? []).filter((path) => /node_modules\/[^/]+\/$/.test(path));
    expectSame(bundled.sort(), ['fdir', 'picomatch', 'tinyglobby', 'yaml'].map((name) => `node_modules/${name}/`));
  });

  step('the tarball holds what is compiled, and nothing else', () => {
    const stray = own.filter((path) => !/^((lib|imports)\/.*\.(js|d\.ts)|\.jsii|package\.json|README\.md|LICENSE)$/.test(path));
    if (stray.length > 0 || !own.includes('lib/index.js') || !own.includes('lib/index.d.ts') || !own.includes('.jsii')) {
      throw new Error(`unexpected: ${stray.join(', ') || 'a part is missing'}`);
    }
  });

  step('it installs beside its peers', () => {
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'app', private: true }));
    const peers = ['cdk8s', 'cdk8s-plus-27', 'constructs', 'tsx', 'typescript', '@types/node'].map((name) => `${name}@${devDependencies[name]}`);
    run('npm', 'install', '--silent', '--prefer-offline', `./${filename}`, ...peers);
  });

  step('the first app of the README compiles there, and writes what the README shows', () => {
    writeFileSync(join(project, 'main.ts'), firstBlock('README.md', 'ts nofixture'));
    writeFileSync(join(project, 'tsconfig.json'), firstBlock('README.md', 'json'));
    run('npx', 'tsc');
    run('npx', 'tsx', 'main.ts');
    expectOutput(project);
  });

  step('an app that uses Node compiles with the settings of the README', () => {
    copyFileSync(join(ROOT, 'examples/fleet/main.ts'), join(project, 'fleet.ts'));
    run('npx', 'tsc');
    rmSync(join(project, 'fleet.ts'));
  });

  step('it compiles without the types of Node, which a project need not have', () => {
    run('npx', 'tsc', '--types', 'null');
  });

  step('what must not compile does not', () => {
    copyFileSync(join(__dirname, 'refused-types.ts'), join(project, 'refused-types.ts'));
    run('npx', 'tsc');
  });

  step('the command works there', () => {
    writeFileSync(join(project, 'good.yaml'), REPOSITORY);
    writeFileSync(join(project, 'bad.yaml'), TWO_CLAIMS);
    expectSame(cli(['--version']), { status: 0, stdout: `${version}\n`, stderr: '' });
    expectSame(cli(['check', 'good.yaml']), { status: 0, stdout: '1 file, 1 document, 1 object checked: 0 errors, 0 warnings, 0 notes\n', stderr: '' });
    const firstLine = ({ status, stdout, stderr }: ReturnType<typeof cli>) => ({ status, line: stdout.split('\n')[0], stderr });
    expectSame(firstLine(cli(['check', '*.yaml'])), { status: 1, line: 'bad.yaml:11:3 error STASH301 BackupConfiguration demo/one spec.target', stderr: '' });
    expectSame(firstLine(cli(['check', '-'], `${REPOSITORY}---\n${TWO_CLAIMS}`)), {
      status: 1, line: 'stdin:17:3 error STASH301 BackupConfiguration demo/one spec.target', stderr: '',
    });
    expectSame(firstLine(cli(['seal', '--help'])), { status: 0, line: 'Usage: cdk8s-stash seal --cert FILE --namespace NAMESPACE --name NAME [options]', stderr: '' });
  });

  step('the cdk8s CLI finds the validation by the path of the package', () => {
    writeFileSync(join(project, 'validate.js'), `
      const { StashValidation } = require(require('path').resolve('./node_modules/cdk8s-stash'));
      const report = { addViolation: ({ ruleName }) => console.log(ruleName), submit: (status) => console.log(status) };
      new StashValidation({ failOn: 'error' }).validate({ manifests: ['good.yaml', 'bad.yaml'], report, logger: console });`);
    expectSame(run('node', 'validate.js'), 'STASH301 shared-snapshots\nfailure\n');
  });

  step('a synth refuses what would lose data', () => {
    writeFileSync(join(project, 'lossy.js'), LOSSY_APP);
    const { status, stderr } = spawnSync('node', ['lossy.js'], { cwd: project, encoding: 'utf8' });
    expectSame({ status, found: /\[shop\/.*\] STASH\d+ \S+/.exec(stderr)?.[0] }, { status: 1, found: '[shop/one] STASH301 spec.target:' });
  });

  for (const language of LANGUAGES) {
    const what = `the app of the guide in ${language.name}`;
    if (spawnSync('bash', ['-c', language.tools]).status === 0) {
      step(`${what} writes the same, and compares it`, () => followGuide(language));
    } else {
      console.log(`SKIPPED: ${what}: its tools are not there ("${language.tools}" fails); install them, and run "npm run test:package"`);
    }
  }
} finally {
  rmSync(project, { recursive: true });
}
process.exit(failed > 0 ? 1 : 0);
