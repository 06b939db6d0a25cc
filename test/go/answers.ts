import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What is asked about a text: what Go code that runs in a cluster makes of it. */
export interface Question {
  readonly kind: string;
  readonly text: string;
  readonly keys?: { readonly [key: string]: string };
  readonly key?: string;
  readonly crds?: string;
}

export interface Answer {
  readonly value?: unknown;
  readonly error?: string;
}

export type Ask = (questions: readonly Question[]) => readonly Answer[];

/** Compiles the Go code into a folder. Returns why that is not possible, if it is not. */
export function compileInto(folder: string): Ask | string {
  const program = join(folder, 'answers');
  const { error, status, stderr } = spawnSync('go', ['build', '-buildvcs=false', '-o', program, '.'], { cwd: __dirname, encoding: 'utf8' });
  if (error !== undefined) {
    return 'Go is not installed';
  }
  return status === 0 ? (questions) => answers(program, questions) : `its modules cannot be fetched or compiled: ${stderr.trim()}`;
}

function answers(program: string, questions: readonly Question[]): readonly Answer[] {
  const input = questions.map((question) => JSON.stringify(question)).join('\n');
  const { status, stdout, stderr } = spawnSync(program, { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) {
    throw new Error(`the Go code ended with ${status}: ${stderr}`);
  }
  const lines = stdout.trim().split('\n').map((line) => JSON.parse(line) as Answer);
  if (lines.length !== questions.length) {
    throw new Error(`${lines.length} answers to ${questions.length} questions`);
  }
  return lines;
}
