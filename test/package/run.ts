/**
 * Installs the packed library into an empty project, as a user would, and compiles and runs the README's first app there; and once more in Python,
 * for all the languages that reach it through jsii.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { devDependencies: { [name: string]: string } };
const project = mkdtempSync(join(tmpdir(), 'cdk8s-stash-'));
const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: project, encoding: 'utf8' });
let failed = 0;

function expectOutput(): void {
  const written = readFileSync(join(project, 'dist/demo.k8s.yaml'), 'utf8');
  if (written !== readFileSync(join(ROOT, 'examples/azure-external-secret/dist/demo.k8s.yaml'), 'utf8')) {
    throw new Error(`it wrote:\n${written}`);
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
    [{ filename: string; files: Array<{ path: string }> }];
  const own = files.map(({ path }) => path).filter((path) => !path.startsWith('node_modules/yaml/'));

  step('the tarball holds what is compiled, and nothing else', () => {
    const stray = own.filter((path) => !/^(lib\/.*\.js|(lib|imports)\/.*\.d\.ts|\.jsii|package\.json|README\.md|LICENSE)$/.test(path));
    if (stray.length > 0 || !own.includes('lib/index.js') || !own.includes('lib/index.d.ts') || !own.includes('.jsii')) {
      throw new Error(`unexpected: ${stray.join(', ') || 'a part is missing'}`);
    }
  });

  step('it installs beside its peers', () => {
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'app', private: true }));
    const peers = ['cdk8s', 'cdk8s-plus-27', 'constructs', 'typescript', '@types/node'].map((name) => `${name}@${devDependencies[name]}`);
    run('npm', 'install', '--silent', '--prefer-offline', `./${filename}`, ...peers);
  });

  step('the first app of the README compiles there, and writes what the README shows', () => {
    const [, app] = /^```ts nofixture\n(.*?)^```$/ms.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))!;
    writeFileSync(join(project, 'main.ts'), app!);
    run('npx', 'tsc', '--strict', '--module', 'node16', '--target', 'es2022', '--types', 'node', 'main.ts');
    run('node', 'main.js');
    expectOutput();
  });

  step('what must not compile does not', () => {
    copyFileSync(join(__dirname, 'refused-types.ts'), join(project, 'refused-types.ts'));
    run('npx', 'tsc', '--noEmit', '--strict', '--module', 'node16', '--target', 'es2022', '--types', 'node', 'refused-types.ts');
  });

  if (spawnSync('python3', ['-m', 'venv', join(project, 'venv')]).status === 0) {
    step('the same app in Python writes the same', () => {
      execFileSync('npx', ['jsii-pacmak', '--target', 'python', '--outdir', join(project, 'packages')], { cwd: ROOT, stdio: 'pipe' });
      const [wheel] = readdirSync(join(project, 'packages/python')).filter((name) => name.endsWith('.whl'));
      run('venv/bin/pip', 'install', '--quiet', `packages/python/${wheel}`);
      rmSync(join(project, 'dist'), { recursive: true });
      copyFileSync(join(__dirname, 'app.py'), join(project, 'app.py'));
      run('venv/bin/python', 'app.py');
      expectOutput();
    });
  } else {
    console.log('SKIPPED: the same app in Python: python3 cannot make a virtual environment; install python3 and python3-venv, and run "npm run test:package"');
  }
} finally {
  rmSync(project, { recursive: true });
}
process.exit(failed > 0 ? 1 : 0);
