import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { recipes } from '../app/app-recipes';
import { compare } from '../app/as-app';

/** What FleetApp writes is what App writes, byte for byte: both build the same app from a recipe. */
export const trials = [{ title: 'apps', values: 20_000, valuesPerRun: 1, property: fc.property(recipes, quietly(compare)) }];

/** Each synth reports what it has written. */
function quietly<T>(act: (value: T) => void): (value: T) => void {
  return (value) => {
    const { write } = process.stderr;
    process.stderr.write = () => true;
    try {
      act(value);
    } finally {
      process.stderr.write = write;
    }
  };
}

// npx tsx test/fuzz/fleet-app.ts [--runs N] [--seed S]
if (require.main === module) {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
  for (const { title, values: count, property } of trials) {
    const details = fc.check(property, { numRuns: Number(values.runs ?? count), ...(values.seed && { seed: Number(values.seed) }) });
    console.log(`fleet-app: ${title}, ${details.numRuns} values, seed ${details.seed}: ${details.failed ? 'DIFFERENT' : 'same'}`);
    if (details.failed) {
      console.log(`${String(details.errorInstance)}\n${fc.defaultReportMessage(details)}`);
      process.exitCode = 1;
    }
  }
}
