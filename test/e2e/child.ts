import { ChildProcessByStdio, spawn } from 'node:child_process';
import { Readable } from 'node:stream';

export interface ChildOptions {
  /** The whole environment: nothing is inherited. */
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}

export interface Ended {
  readonly code: number | null;
  /** Both streams in the order of arrival: programs disagree on where an error belongs. */
  readonly output: string;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

const alive = new Set<Child>();

// 'exit' fires on a failure and on a signal that run.ts turns into an exit as well, so no path leaves a server behind.
process.on('exit', () => alive.forEach(child => child.kill('SIGKILL')));

/** Starts a program with stdin closed: restic asks there for a password that it misses, and would wait for ever. */
export function start(program: string, args: readonly string[], options: ChildOptions): Child {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  alive.add(child);
  child.once('close', () => alive.delete(child));
  return child;
}

/** Runs a program to its end, whatever its exit code; rejects when it cannot start or takes longer than `seconds`. */
export async function run(program: string, args: readonly string[], seconds: number, options: ChildOptions): Promise<Ended> {
  const child = start(program, args, options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => output += text);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${program} did not end within ${seconds} s; until then it said: ${output.trim() || 'nothing'}`));
    }, seconds * 1000);
    child.once('error', error => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', code => {
      clearTimeout(timer);
      resolve({ code, output });
    });
  });
}
