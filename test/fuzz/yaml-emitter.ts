import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Trial } from './trial';
import { emitDocument } from '../../lib/app/yaml-emitter';
import { isWrittenAlone, written } from '../app/as-stock';
import { keyDocument, MANIFESTS, mutatedManifest, oddDocument, sharedDocument, strangeDocument, textsAtDepth } from '../app/odd-documents';

function sameAsStock(document: unknown): void {
  const { here, stock } = written(document);
  assert.equal(here, stock);
}

/** Nothing would be found where the emitter hands everything on to cdk8s. */
function writtenAlone(json: string): void {
  emitDocument({});
  assert.ok(isWrittenAlone(JSON.parse(json)), 'cdk8s was asked');
}

const trialOf = (title: string, document: fc.Arbitrary<unknown>, values: number, valuesPerRun = 1): Trial =>
  ({ title, values, valuesPerRun, property: fc.property(document, sameAsStock) });

/** The emitter writes what cdk8s writes. */
export const trials: readonly Trial[] = [
  { title: 'manifests without help', values: 1000, valuesPerRun: 1, property: fc.property(fc.constantFrom(...MANIFESTS), writtenAlone) },
  trialOf('texts', textsAtDepth(200), 1_500_000, 200),
  trialOf('keys', keyDocument, 50_000),
  trialOf('documents', oddDocument, 20_000),
  trialOf('documents that are no plain data', strangeDocument, 10_000),
  trialOf('documents that refer to themselves', sharedDocument, 20_000),
  trialOf('manifests', mutatedManifest, 30_000),
];
