import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { oddText } from './odd-texts';

type Data = { [key: string]: unknown };

const oddNumber = fc.oneof(
  fc.double(), fc.float(), fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 1e21, 1e-7, 0.1, 5e-324),
);

const oddScalar: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: oddText, weight: 6 },
  { arbitrary: oddNumber, weight: 2 },
  { arbitrary: fc.constantFrom(null, undefined, true, false), weight: 2 },
);

const EVERYTHING: fc.ObjectConstraints = {
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
};

/** What JSON knows nothing of: instances, what decides itself what it is, what cannot be written at all. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.bigInt(),
  fc.date({ noInvalidDate: true }),
  fc.anything(EVERYTHING),
  oddText.map((text) => ({ toJSON: () => text })),
  oddText.map((text) => ({ toJSON: text })),
  oddText.map((text) => Object.assign(Object.create({ inherited: text }), { text })),
  oddText.map((text) => Object.assign([text], { toJSON: () => [] })),
  oddText.map((text) => Object.setPrototypeOf([text], Object.prototype)),
  oddText.map((text) => Object.defineProperty({ text }, 'hidden', { value: text })),
  oddText.map((text) => ({ text, [Symbol.iterator]: () => [text].values() })),
  oddText.map((text) => Object.assign([], { [Symbol.iterator]: () => [text].values() })),
  oddText.map((text) => ({ text, [Symbol.for('yaml.node.type')]: Symbol.for('yaml.alias'), toString: () => '*text' })),
  oddText.map((text) => ({ [Symbol('ignored')]: text })),
  fc.constantFrom(Symbol('<<'), Symbol('other'), () => 1, Math, JSON, new Error('error'), /expression/, Object(1n), Object('text'), new (class Named { public readonly a = 1; })()),
);

const KEYS = ['a', 'name', 'apiVersion', 'tls.crt', 'app.kubernetes.io/name', '.dockerconfigjson', '10', 'yes', '', 'a: b', '{a}', '__proto__'];

/** Mostly one that is certain, for an odd one hands the whole document to cdk8s. */
const anyKey = fc.oneof({ arbitrary: fc.constantFrom(...KEYS), weight: 100 }, { arbitrary: oddText, weight: 1 });

const ofEntries = (entries: Array<[string, unknown]>): Data => Object.fromEntries(entries);

function treeOf(leaf: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.letrec((tie) => ({
    collection: fc.oneof(tie('list'), tie('map')),
    tree: fc.oneof({ depthSize: 'medium' }, leaf, tie('list'), tie('map')),
    list: fc.array(tie('tree'), { maxLength: 5, depthIdentifier: 'tree' }),
    map: fc.array(fc.tuple(anyKey, tie('tree')), { maxLength: 5, depthIdentifier: 'tree' }).map(ofEntries),
  })).collection;
}

/** Documents of odd texts and numbers. */
export const oddDocument: fc.Arbitrary<unknown> = treeOf(oddScalar);

/** Documents in which something is no plain data. */
export const strangeDocument: fc.Arbitrary<unknown> = fc.oneof(
  strange, treeOf(fc.oneof({ arbitrary: oddScalar, weight: 10 }, { arbitrary: strange, weight: 1 })),
);

/** Texts in a list and in a map, some levels deep: so many on the average, for a number that is fixed could not shrink. */
export function textsAtDepth(count: number): fc.Arbitrary<unknown> {
  const texts = fc.noBias(fc.array(oddText, { maxLength: 2 * count, size: 'max' }));
  return fc.tuple(fc.array(fc.boolean(), { maxLength: 6 }), texts).map(([way, all]) => {
    const half = Math.ceil(all.length / 2);
    const both: unknown = [all.slice(0, half), ofEntries(all.slice(half).map((text, i) => [`key${i}`, text]))];
    return way.reduce((inner, inList) => inList ? [inner] : { inner }, both);
  });
}

/** A text as a key: of a document, and deeper. */
export const keyDocument: fc.Arbitrary<unknown> = fc.tuple(
  oddText, fc.constantFrom<unknown>(1, 'text', [], {}, ['a'], { a: 1 }, 'a\nb', null), fc.nat(3),
).map(([key, value, place]) => [{ [key]: value }, { a: { [key]: value } }, [{ a: 1, [key]: value }], [[{ [key]: value, a: 1 }]]][place]);

/** Collections that refer to each other in every way, in circles too. */
const web: fc.Arbitrary<unknown> = fc.array(
  fc.record({ list: fc.boolean(), keys: fc.array(anyKey, { minLength: 4, maxLength: 4 }), to: fc.array(fc.nat(15), { maxLength: 4 }) }),
  { minLength: 5, maxLength: 10 },
).map((shapes) => {
  const collections: object[] = shapes.map(({ list }) => list ? [] : {});
  shapes.forEach(({ list, keys, to }, i) => {
    // A key named __proto__ is a key like any other.
    to.forEach((target, k) => Object.defineProperty(collections[i], list ? k : keys[k]!, {
      value: collections[target] ?? target, enumerable: true, configurable: true, writable: true,
    }));
  });
  return collections[0];
});

/** Many collections, of which a few stand in a second place. */
const many: fc.Arbitrary<unknown> = fc.array(
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 100 }, { arbitrary: fc.nat(120), weight: 1 }), { maxLength: 120, size: 'max' },
).map((places) => {
  const list: unknown[] = [];
  places.forEach((place, i) => list.push(place === undefined ? [{}, [], { i }][i % 3] : list[place]));
  return list;
});

/** Documents in which a collection may stand twice. */
export const sharedDocument = fc.oneof(web, many);

const EXAMPLES = join(__dirname, '../../examples');

/** The first manifests of each example. */
export const MANIFESTS: readonly string[] = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).sort()
  .flatMap((file) => readFileSync(join(EXAMPLES, file), 'utf8').split('\n---\n').slice(0, 20))
  .map((document) => JSON.stringify(parse(document)));

/** A manifest in which a few values, keys or whole parts are other ones. */
export const mutatedManifest: fc.Arbitrary<unknown> = fc.tuple(
  fc.constantFrom(...MANIFESTS),
  fc.array(fc.tuple(fc.nat(), fc.constantFrom('value', 'value', 'value', 'key', 'more'), oddText, oddScalar), { maxLength: 3 }),
).map(([json, mutations]) => {
  const document: unknown = JSON.parse(json);
  for (const [place, what, text, value] of mutations) {
    const collections = collectionsOf(document);
    const chosen = collections[place % collections.length]!;
    const keys = Object.keys(chosen);
    if (what === 'value' && keys.length > 0) chosen[keys[place % keys.length]!] = value;
    else if (!Array.isArray(chosen)) chosen[what === 'key' ? text : 'more'] = [value, {}, [[value]]];
    else chosen.push(value, [[]]);
  }
  return document;
});

function collectionsOf(value: unknown): Data[] {
  return typeof value === 'object' && value !== null ? [value as Data, ...Object.values(value).flatMap(collectionsOf)] : [];
}
