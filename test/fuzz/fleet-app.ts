import * as fc from 'fast-check';
import type { Trial } from './trial';
import { recipes } from '../app/app-recipes';
import { compare } from '../app/as-app';

/** What FleetApp writes is what App writes, byte for byte: both build the same app from a recipe. */
export const trials: readonly Trial[] = [{ title: 'apps', values: 20_000, valuesPerRun: 1, property: fc.property(recipes, quietly(compare)) }];

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
