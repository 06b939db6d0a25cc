import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

const EXAMPLES = join(__dirname, '../examples');
const names = readdirSync(EXAMPLES).filter((name) => statSync(join(EXAMPLES, name)).isDirectory());

/** Every file below a folder, by its path in there. */
function read(folder: string): { [path: string]: string } {
  return Object.fromEntries(readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** Runs an example as `npm run synth` does, against the sources of the library. */
function synth(name: string): { [path: string]: string } {
  const folder = join(EXAMPLES, name);
  const files = readdirSync(folder);
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-stash-'));
  const before = { cwd: process.cwd(), env: process.env };
  try {
    process.chdir(folder);
    process.env = { ...process.env, CDK8S_OUTDIR: outdir, ...(files.includes('sample.env') ? parseEnv(readFileSync('sample.env', 'utf8')) : {}) };
    jest.isolateModules(() => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      require(join(folder, 'main.ts'));
    });
    return read(outdir);
  } finally {
    process.chdir(before.cwd);
    process.env = before.env;
    rmSync(outdir, { recursive: true });
  }
}

const runs = new Map<string, { readonly output: { [path: string]: string }; readonly messages: readonly unknown[] }>();

/** What an example writes, and what it says on standard error; each runs once. */
function runOf(name: string): NonNullable<ReturnType<typeof runs.get>> {
  const before = runs.get(name);
  if (before !== undefined) {
    return before;
  }
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const run = { output: synth(name), messages: write.mock.calls.map(([message]) => message) };
    runs.set(name, run);
    return run;
  } finally {
    write.mockRestore();
  }
}

test('there are examples', () => {
  expect(names).toEqual([
    'azure-existing-secret', 'azure-external-secret', 'azure-plain-secret', 'azure-sealed-secret', 'batch', 'blueprint', 'cross-namespace-repository',
    'deployment', 'fleet', 'postgres', 'stand-alone-claim', 'statefulset', 'volume-snapshots',
  ]);
});

test.each(names)('%s: the committed YAML is what the app writes, byte for byte', (name) => {
  expect(runOf(name).output).toEqual(read(join(EXAMPLES, name, 'dist')));
});

test.each(names)('%s: a README says what it shows', (name) => {
  expect(readFileSync(join(EXAMPLES, name, 'README.md'), 'utf8')).toMatch(/^# /);
});

test('only the plain Secret warns', () => {
  const reports = / [12] written, 0 unchanged, 0 removed\n$/;
  expect(names.flatMap((name) => runOf(name).messages).filter((message) => !reports.test(String(message)))).toEqual([
    'cdk8s-stash: [demo/Secret] SecretDelivery.unsafePlainSecret() writes credentials in plain text into the manifest: never commit it '
    + '(annotation cdk8s-stash/unsafe-plaintext)\n',
  ]);
});
