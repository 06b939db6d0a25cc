import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv, promisify } from 'node:util';

// npm run synth [-- [--check] [example …]]: runs the examples, each of which writes its dist; with --check they only compare, and fail if it differs.

async function main(args: readonly string[]): Promise<boolean> {
  const options = args.filter((arg) => arg.startsWith('-'));
  const named = args.filter((arg) => !arg.startsWith('-'));
  const examples = readdirSync(__dirname).filter((name) => existsSync(join(__dirname, name, 'main.ts')));
  const unknown = named.filter((name) => !examples.includes(name));
  if (unknown.length > 0) {
    console.error(`no such example: ${unknown.join(', ')}; the examples are ${examples.join(', ')}`);
    return false;
  }
  const runs = await Promise.all((named.length > 0 ? named : examples).map((name) => synth(name, options)));
  for (const { succeeded, said } of runs) {
    (succeeded ? process.stdout : process.stderr).write(said);
  }
  return runs.every(({ succeeded }) => succeeded);
}

interface Run {
  readonly succeeded: boolean;
  readonly said: string;
}

/** Runs one app, in its own folder. */
async function synth(name: string, options: readonly string[]): Promise<Run> {
  const cwd = join(__dirname, name);
  const sample = join(cwd, 'sample.env');
  // The sample wins over the environment: a real credential that happens to be set must not end up in a committed file.
  const env = { ...process.env, CDK8S_OUTDIR: 'dist', ...(existsSync(sample) ? parseEnv(readFileSync(sample, 'utf8')) : {}) };
  const said = (stderr: string) => stderr.trimEnd().split('\n').map((line) => `examples/${name}: ${line}\n`).join('');
  try {
    const { stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'main.ts', ...options], { cwd, env });
    return { succeeded: true, said: said(stderr) };
  } catch (error) {
    return { succeeded: false, said: said((error as { stderr?: string }).stderr ?? String(error)) };
  }
}

void main(process.argv.slice(2)).then((succeeded) => process.exit(succeeded ? 0 : 1));
