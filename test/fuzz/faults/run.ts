import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULTS, type Fault } from './faults';
import { each } from '../../workers';

// Whether the fuzzers find what they are there for: each fault is put into a copy of the sources by itself, and one of them has to see it.

const ROOT = join(__dirname, '../../..');
const SEED = '1';

/** What the fuzzers run; without what is compiled, which would be taken in the place of its source. */
const SOURCES = ['lib', 'imports', 'examples', 'test', 'build', 'package.json', 'tsconfig.json', 'tsconfig.dev.json'];
const isSource = (path: string) => !/\.js$|\.d\.ts$/.test(path);

/** Whether a trial sees a difference, and says so: what fails in another way finds nothing. */
function differs(folder: string, trial: string, ...args: string[]): Promise<boolean> {
  const command = ['--import', 'tsx', 'test/fuzz/run.ts', trial, '--seed', SEED, ...args];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, { cwd: folder }, (error, stdout, stderr) => {
      const isDifferent = stdout.includes('DIFFERENT');
      if ((error?.code ?? 0) === (isDifferent ? 1 : 0)) {
        resolve(isDifferent);
      } else {
        reject(new Error(`${trial}: ${stdout}${stderr}`));
      }
    });
  });
}

async function inCopy<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-stash-'));
  try {
    SOURCES.forEach((source) => cpSync(join(ROOT, source), join(folder, source), { recursive: true, filter: isSource }));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const isFound = ({ file, from, to, trial }: Fault): Promise<boolean> => inCopy((folder) => {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(from).length !== 2) {
    throw new Error(`${file}: what the fault changes stands there ${text.split(from).length - 1} times: ${from}`);
  }
  writeFileSync(path, text.replace(from, () => to));
  return differs(folder, trial);
});

async function main(): Promise<void> {
  // Without a fault there is nothing to be found.
  await inCopy((folder) => each([...new Set(FAULTS.map(({ trial }) => trial))], availableParallelism(), async (trial) => {
    if (await differs(folder, trial, '--runs', '500')) {
      throw new Error(`${trial}: a difference without a fault`);
    }
  }));
  await each(FAULTS, availableParallelism(), async (fault) => {
    const start = performance.now();
    const found = await isFound(fault);
    console.log(`${found ? 'found ' : 'MISSED'}  ${fault.trial}: ${fault.title}, seed ${SEED}, ${((performance.now() - start) / 1000).toFixed(0)} s`);
    process.exitCode = found ? process.exitCode : 1;
  });
}

void main();
