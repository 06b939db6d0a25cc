import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { differenceOf, type Trial } from './trial';
import { each } from '../workers';

// Holds fast code against the slow code that it stands for, with random values.
//   npm run test:fuzz -- [name]   only the files and trials whose name holds this
//   --seed N                      the same values again
//   --runs N                      so many values for each trial

const { values: { seed: givenSeed, runs }, positionals: [name = ''] } = parseArgs({
  allowPositionals: true, options: { seed: { type: 'string' }, runs: { type: 'string' } },
});
const seed = givenSeed === undefined ? randomInt(2 ** 31) : Number(givenSeed);

async function trialsOf(file: string): Promise<ReadonlyArray<readonly [title: string, trial: Trial]>> {
  const { trials = [] } = await import(join(__dirname, file)) as { trials?: readonly Trial[] };
  return trials.map((trial) => [`${file.replace(/\.ts$/, '')}: ${trial.title}`, trial] as const);
}

/** Tries a trial in a process of its own, so that each processor has one. */
function apart(title: string): Promise<void> {
  const again = [...process.execArgv, __filename, title, '--seed', String(seed), ...runs === undefined ? [] : ['--runs', runs]];
  return new Promise((resolve) => {
    spawn(process.execPath, again, { stdio: 'inherit' }).on('exit', (code) => {
      process.exitCode = code === 0 ? process.exitCode : 1;
      resolve();
    });
  });
}

function tryHere(title: string, trial: Trial): void {
  const count = Number(runs ?? trial.values);
  const start = performance.now();
  const difference = differenceOf(trial, seed, count);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${difference === undefined ? 'same     ' : 'DIFFERENT'}  ${title}, ${count} values, seed ${seed}, ${seconds} s${difference === undefined ? '' : `\n${difference}`}`);
  process.exitCode = difference === undefined ? process.exitCode : 1;
}

async function main(): Promise<void> {
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.ts') && file !== 'run.ts').sort();
  const trials = (await Promise.all(files.map(trialsOf))).flat();
  const exact = trials.filter(([title]) => title === name);
  const chosen = exact.length > 0 ? exact : trials.filter(([title]) => title.includes(name));
  if (chosen.length === 0) {
    throw new Error(`no trial has "${name}" in its name`);
  }
  if (chosen.length === 1) {
    tryHere(...chosen[0]!);
  } else {
    // Those with the most values take longest.
    chosen.sort(([, one], [, other]) => other.values - one.values);
    await each(chosen, availableParallelism(), ([title]) => apart(title));
  }
}

void main();
