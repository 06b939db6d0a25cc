import { execFile, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseEnv, promisify } from 'node:util';

const ROOT = join(__dirname, '..');

async function main(named: readonly string[]): Promise<boolean> {
  const examples = readdirSync(__dirname).filter((name) => existsSync(join(__dirname, name, 'main.ts')));
  const unknown = named.filter((name) => !examples.includes(name));
  if (unknown.length > 0) {
    console.error(`no such example: ${unknown.join(', ')}; there are ${examples.join(', ')}`);
    return false;
  }
  if (!buildWhereStale()) {
    return false;
  }
  const runs = await Promise.all((named.length > 0 ? named : examples).map(synth));
  for (const { messages, output } of runs) {
    process.stderr.write(messages);
    process.stdout.write(output);
  }
  return runs.every(({ succeeded }) => succeeded);
}

interface Run {
  readonly succeeded: boolean;
  /** What the app said on standard error. */
  readonly messages: string;
  /** What was written, and where. */
  readonly output: string;
}

/** The examples import the library as its users do, so it has to be compiled: once, and again after a change. */
function buildWhereStale(): boolean {
  const assembly = join(ROOT, '.jsii');
  const built = existsSync(assembly) ? statSync(assembly).mtimeMs : 0;
  const sources = ['lib', 'imports', 'package.json', 'tsconfig.json'].flatMap((place) => filesBelow(join(ROOT, place)));
  if (!sources.some((file) => /(?<!\.d)\.ts$|\.json$/.test(file) && statSync(file).mtimeMs > built)) {
    return true;
  }
  console.log('building the library');
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'compile'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) {
    console.error(stdout + stderr);
  }
  return status === 0;
}

/** Runs one app into a folder of its own and moves the result into place: an app that fails leaves its earlier output as it was. */
async function synth(name: string): Promise<Run> {
  const folder = join(__dirname, name);
  const sample = join(folder, 'sample.env');
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-stash-'));
  try {
    const { stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'main.ts'], {
      cwd: folder,
      // The sample wins over the environment: a real credential that happens to be set must not end up in a committed file.
      env: { ...process.env, CDK8S_OUTDIR: outdir, ...(existsSync(sample) ? parseEnv(readFileSync(sample, 'utf8')) : {}) },
    });
    const dist = join(folder, 'dist');
    rmSync(dist, { recursive: true, force: true });
    cpSync(outdir, dist, { recursive: true });
    return { succeeded: true, messages: stderr, output: filesBelow(dist).filter(isManifest).map((file) => `${name}: wrote ${contents(file)}\n`).join('') };
  } catch (error) {
    return { succeeded: false, messages: `${name} failed, and its output is as it was\n${(error as { stderr?: string }).stderr ?? error}`, output: '' };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** A FleetApp keeps a list of its files beside them. */
function isManifest(file: string): boolean {
  return file.endsWith('.yaml');
}

function contents(file: string): string {
  const objects = readFileSync(file, 'utf8').match(/^kind: /gm)?.length ?? 0;
  return `${objects} object${objects === 1 ? '' : 's'} to ${relative(ROOT, file)}`;
}

function filesBelow(place: string): string[] {
  return statSync(place).isDirectory() ? readdirSync(place).sort().flatMap((name) => filesBelow(join(place, name))) : [place];
}

void main(process.argv.slice(2)).then((succeeded) => process.exit(succeeded ? 0 : 1));
