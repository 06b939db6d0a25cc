import * as fc from 'fast-check';

/** What is tried with random values. A file of this folder that exports `trials` is run by run.ts. */
export interface Trial {
  readonly title: string;
  /** How many values are tried where the command line does not say. */
  readonly values: number;
  /** How many of them are tried at once, on the average. */
  readonly valuesPerRun: number;
  readonly property: fc.IRawProperty<unknown, false>;
}

/** A difference, made as small as it gets; or nothing. */
export function differenceOf({ property, valuesPerRun }: Trial, seed: number, values: number): string | undefined {
  const { failed, counterexample, errorInstance } = fc.check(property, { seed, numRuns: Math.ceil(values / valuesPerRun) });
  return failed ? `${fc.stringify(counterexample)}\n${String(errorInstance)}` : undefined;
}
