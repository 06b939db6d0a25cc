import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv, promisify } from 'node:util';

// npm run synth [-- [--check] [example …]]: runs the examples; with --check it writes nothing, and fails if the committed output differs.

async function main(args: readonly string[]): Promise<boolean> {
  const isCheck = args.includes('--check');
  const named = args.filter((arg) => arg !== '--check');
  const examples = readdirSync(__dirname).filter((name) => existsSync(join(__dirname, name, 'main.ts')));
  const unknown = named.filter((name) => !examples.includes(name));
  if (unknown.length > 0) {
    console.error(`no such example: ${unknown.join(', ')}; the examples are ${examples.join(', ')}`);
    return false;
  }
  const runs = await Promise.all((named.length > 0 ? named : examples).map((name) => synth(name, isCheck)));
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
  /** What was written. */
  readonly output: string;
}

/** Runs one app into a folder of its own and takes over what differs: an app that fails leaves its earlier output as it was. */
async function synth(name: string, isCheck: boolean): Promise<Run> {
  const folder = join(__dirname, name);
  const sample = join(folder, 'sample.env');
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-stash-'));
  try {
    const { stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'main.ts'], {
      cwd: folder,
      // The sample wins over the environment: a real credential that happens to be set must not end up in a committed file.
      env: { ...process.env, CDK8S_OUTDIR: outdir, ...(existsSync(sample) ? parseEnv(readFileSync(sample, 'utf8')) : {}) },
    });
    const changes = changesOf(join(folder, 'dist'), outdir, isCheck);
    // A FleetApp tells what it has written, which is all of it there.
    const messages = stderr.split('\n').filter((line) => !line.includes(outdir)).join('\n');
    return { succeeded: !isCheck || changes.written + changes.removed === 0, messages, output: `examples/${name}/dist: ${said(changes, isCheck)}\n` };
  } catch (error) {
    return { succeeded: false, messages: `${name} failed, and its output is unchanged\n${(error as { stderr?: string }).stderr ?? error}`, output: '' };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

interface Changes {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** Makes a folder like another one, and touches nothing that is so already; in a check it only counts. */
function changesOf(dist: string, outdir: string, isCheck: boolean): Changes {
  const [before, after] = [dist, outdir].map(textsIn) as [Map<string, string>, Map<string, string>];
  const written = [...after].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
  const removed = [...before.keys()].filter((file) => !after.has(file));
  if (!isCheck) {
    written.forEach((file) => cpSync(join(outdir, file), join(dist, file)));
    removed.forEach((file) => rmSync(join(dist, file)));
  }
  return { written: written.length, unchanged: after.size - written.length, removed: removed.length };
}

function textsIn(folder: string): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return new Map(names.filter((name) => statSync(join(folder, name)).isFile()).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

const said = ({ written, unchanged, removed }: Changes, isCheck: boolean) => isCheck
  ? `${written} to write, ${unchanged} current, ${removed} to remove`
  : `${written} written, ${unchanged} unchanged, ${removed} removed`;

void main(process.argv.slice(2)).then((succeeded) => process.exit(succeeded ? 0 : 1));
