import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULTS, type Fault } from './faults';

// Whether the fuzzers find what they are there for: each fault is put into a copy of the sources by itself, and one of them has to see it.

const ROOT = join(__dirname, '../../..');
const SEED = '1';

/** What the fuzzers run; without what is compiled, which would be taken in the place of its source. */
const SOURCES = ['lib', 'imports', 'examples', 'test', 'build', 'package.json', 'tsconfig.json', 'tsconfig.dev.json'];
const isSource = (path: string) => !/\.js$|\.d\.ts$/.test(path);

/** Whether a trial sees a difference, and says so: what fails in another way finds nothing. */
function differs(folder: string, trial: string, ...args: string[]): boolean {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'test/fuzz/run.ts', trial, '--seed', SEED, ...args], {
    cwd: folder, encoding: 'utf8',
  });
  const isDifferent = stdout.includes('DIFFERENT');
  if (status !== (isDifferent ? 1 : 0)) {
    throw new Error(`${trial}: ${stdout}${stderr}`);
  }
  return isDifferent;
}

function isFound(folder: string, { file, from, to, trial }: Fault): boolean {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(from).length !== 2) {
    throw new Error(`${file}: what the fault changes stands there ${text.split(from).length - 1} times: ${from}`);
  }
  writeFileSync(path, text.replace(from, () => to));
  try {
    return differs(folder, trial);
  } finally {
    writeFileSync(path, text);
  }
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-stash-'));
  try {
    SOURCES.forEach((source) => cpSync(join(ROOT, source), join(folder, source), { recursive: true, filter: isSource }));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    // Without a fault there is nothing to be found.
    for (const trial of new Set(FAULTS.map((fault) => fault.trial))) {
      if (differs(folder, trial, '--runs', '500')) {
        throw new Error(`${trial}: a difference without a fault`);
      }
    }
    for (const fault of FAULTS) {
      const start = performance.now();
      const found = isFound(folder, fault);
      console.log(`${found ? 'found ' : 'MISSED'}  ${fault.trial}: ${fault.title}, seed ${SEED}, ${((performance.now() - start) / 1000).toFixed(0)} s`);
      process.exitCode = found ? process.exitCode : 1;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
