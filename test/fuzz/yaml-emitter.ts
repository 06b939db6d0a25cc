import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Trial } from './trial';
import { written } from '../app/as-stock';
import { keyDocument, mutatedManifest, oddDocument, sharedDocument, strangeDocument, textsAtDepth } from '../app/odd-documents';

function sameAsStock(document: unknown): void {
  const { here, stock } = written(document);
  assert.equal(here, stock);
}

const trialOf = (title: string, document: fc.Arbitrary<unknown>, values: number, valuesPerRun = 1): Trial =>
  ({ title, values, valuesPerRun, property: fc.property(document, sameAsStock) });

/** The emitter writes what cdk8s writes. */
export const trials: readonly Trial[] = [
  trialOf('texts', textsAtDepth(200), 1_500_000, 200),
  trialOf('keys', keyDocument, 50_000),
  trialOf('documents', oddDocument, 20_000),
  trialOf('documents that are no plain data', strangeDocument, 10_000),
  trialOf('documents that refer to themselves', sharedDocument, 20_000),
  trialOf('manifests', mutatedManifest, 30_000),
];
