import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Ask, compileInto } from './answers';
import { type Comparison, differencesOf } from './comparison';
import { deliveredOtherwise } from './delivered';

// Compares the library with the Go code that reads its output in a cluster: Kubernetes, the YAML of kubectl, External Secrets and Sealed Secrets.
//   npm run test:go -- [--seed N] [--texts N]   the same texts again, so many for each comparison

const { values: { seed: givenSeed, texts = '20000' } } = parseArgs({ options: { seed: { type: 'string' }, texts: { type: 'string' } } });
const seed = givenSeed === undefined ? randomInt(2 ** 31) : Number(givenSeed);

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-stash-'));
  try {
    const ask = compileInto(folder);
    if (typeof ask === 'string') {
      console.log(`>>> SKIPPED: nothing was compared with Go code, since ${ask}`);
    } else {
      await compare(ask, folder);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function compare(ask: Ask, folder: string): Promise<void> {
  report('Secrets that controllers make, for all backends and deliveries', deliveredOtherwise(ask, folder));
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.ts') && name !== 'run.ts').sort()) {
    const { comparisons = [] } = await import(join(__dirname, file)) as { comparisons?: readonly Comparison[] };
    for (const comparison of comparisons) {
      report(`${comparison.title}, ${texts} texts, seed ${seed}`, differencesOf(comparison, ask, seed, Number(texts)));
    }
  }
}

function report(title: string, differences: readonly string[]): void {
  console.log([`${differences.length === 0 ? 'same     ' : 'DIFFERENT'}  ${title}`, ...differences].join('\n'));
  process.exitCode = differences.length === 0 ? process.exitCode : 1;
}

void main();
