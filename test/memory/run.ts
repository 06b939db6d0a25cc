import { execFile } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../lib/cli/check';
import { each } from '../workers';

// Checks files of 100 MB in processes that may have little memory. Takes a minute.
//   npm run test:memory

const HEAP_MIB = 512;
const BYTES = 100_000_000;

const lines = (indent: string) => Array.from({ length: 20 }, (_, index) => `${indent}key-${index}: "the value with the number ${index}"\n`).join('');
const repository = (indent: string) =>
  ['apiVersion: stash.appscode.com/v1alpha1', 'kind: Repository', 'metadata:', '  name: a', '  name: a'].join(`\n${indent}`);

/** Texts that are made of a beginning, of so much of the same, and of an end; and what the command has to answer. */
const FILES: ReadonlyArray<readonly [name: string, begin: string, again: string, end: string, code: number]> = [
  ['documents.yaml', '', `apiVersion: v1\nkind: ConfigMap\ndata:\n${lines('  ')}---\n`, `${repository('')}\n`, 1],
  ['list.yaml', 'apiVersion: v1\nitems:\n', `- apiVersion: v1\n  kind: ConfigMap\n  data:\n${lines('    ')}`, `- ${repository('  ')}\nkind: List\n`, 1],
  ['list.json', '{"apiVersion": "v1", "kind": "List", "items": [\n', `{"apiVersion": "v1", "kind": "ConfigMap", "data": {"a": "${'b'.repeat(1000)}"}},\n`,
    '{"apiVersion": "stash.appscode.com/v1alpha1", "kind": "Repository", "metadata": {"annotations": {"checks.cdk8s-stash/STASH001": ""}}}]}\n', 1],
  ['values.yaml', 'a: [', '1,', ']\n', 2],
];

function write(path: string, begin: string, again: string, end: string): void {
  const file = openSync(path, 'w');
  const block = again.repeat(Math.ceil(1_000_000 / again.length));
  writeSync(file, begin);
  for (let written = 0; written < BYTES; written += block.length) {
    writeSync(file, block);
  }
  writeSync(file, end);
  closeSync(file);
}

/** How the command ends, and what it says last: its peak memory. */
function checkApart(folder: string, name: string): Promise<{ readonly code: unknown; readonly memory: string }> {
  const program = [`--max-old-space-size=${HEAP_MIB}`, '--import', 'tsx', __filename, folder, name];
  return new Promise((resolve) => {
    execFile(process.execPath, program, (error, stdout) => resolve({ code: error?.code ?? 0, memory: stdout.trim().split('\n').at(-1)! }));
  });
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'memory-'));
  try {
    await each(FILES, availableParallelism(), async ([name, begin, again, end, expected]) => {
      write(join(folder, name), begin, again, end);
      const { code, memory } = await checkApart(folder, name);
      console.log(`${name}: ${code === expected ? 'good' : `ended with ${String(code)} instead of ${expected}`}, peak memory ${memory} MiB`);
      process.exitCode = code === expected ? process.exitCode : 1;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function child(cwd: string, name: string): Promise<void> {
  const silent = { write: () => true };
  process.exitCode = await check([name, '--fail-on', 'warning'], { stdout: silent, stderr: silent, env: {}, cwd });
  console.log((process.resourceUsage().maxRSS / 1024).toFixed(0));
}

const [folder, name] = process.argv.slice(2);
if (folder === undefined || name === undefined) {
  void main();
} else {
  void child(folder, name);
}
