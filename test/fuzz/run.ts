import { randomInt } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { differenceOf, type Trial } from './trial';

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

async function main(): Promise<void> {
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.ts') && file !== 'run.ts').sort();
  const trials = (await Promise.all(files.map(trialsOf))).flat().filter(([title]) => title.includes(name));
  if (trials.length === 0) {
    throw new Error(`no trial has "${name}" in its name`);
  }
  for (const [title, trial] of trials) {
    const count = Number(runs ?? trial.values);
    const start = performance.now();
    const difference = differenceOf(trial, seed, count);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`${difference === undefined ? 'same     ' : 'DIFFERENT'}  ${title}, ${count} values, seed ${seed}, ${seconds} s${difference === undefined ? '' : `\n${difference}`}`);
    process.exitCode = difference === undefined ? process.exitCode : 1;
  }
}

void main();
