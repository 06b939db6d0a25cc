import { ApiObject, type ApiObjectProps, App, Chart, type IResolver, JsonPatch, Lazy, LazyResolver } from 'cdk8s';
import * as fc from 'fast-check';
import { FleetApp } from '../../lib/app/fleet-app';

const OBJECT = { apiVersion: 'v1', kind: 'A', metadata: { name: 'a', labels: { b: '1', a: '2' } } };

/** What becomes of an object in an app. Order counts: it is the order in the file. */
function outcome(app: App, fields: object, change: (object: ApiObject) => void = () => {}): string {
  const object = new ApiObject(new Chart(app, 'chart'), 'object', { ...OBJECT, ...fields } as ApiObjectProps);
  change(object);
  try {
    return JSON.stringify(object.toJson());
  } catch (error) {
    return String(error);
  }
}

const SHOUT: IResolver = { resolve: (context) => context.value === 'quiet' ? context.replaceValue('LOUD') : undefined };

test.each<[string, object, ((object: ApiObject) => void)?, IResolver[]?]>([
  ['plain data', { spec: { b: [{ d: 1, c: [] }], a: {} }, data: { z: null, y: undefined, x: true } }],
  ['a late value', { spec: { b: [Lazy.any({ produce: () => ({ d: 1, c: 2 }) })] } }],
  ['a field that is called value', { value: 1000 }],
  ['a field that is called resolve', { resolve: 'text' }],
  ['a field that is called __proto__', { spec: JSON.parse('{"__proto__": {"a": 1}, "b": 1}') as unknown }],
  ['a value that resolves itself', { spec: { resolve: () => 'implicit' } }],
  ['what is no data', { spec: new Map() }],
  ['a patch', { spec: { a: 1 } }, (object) => object.addJsonPatch(JsonPatch.add('/spec/b', { d: 1, c: 2 }))],
  ['metadata that come later', { spec: { a: 1 } }, (object) => object.metadata.add('late', { b: 1, a: Lazy.any({ produce: () => 'late' }) })],
  ['a resolver', { spec: { a: 'quiet' } }, undefined, [SHOUT]],
  ['a resolver that comes later', { spec: { a: 'quiet' } }, (object) => App.of(object).resolvers.push(SHOUT)],
  ['a resolver made of one of cdk8s', { spec: { a: 'quiet' } }, undefined, [Object.assign(new (class extends LazyResolver {})(), SHOUT)]],
])('%s comes out of a FleetApp as out of an App', (...[, fields, change, resolvers]) => {
  expect(outcome(new FleetApp({ resolvers }), fields, change)).toBe(outcome(new App({ resolvers }), fields, change));
});

test('any data comes out of a FleetApp as out of an App', () => {
  const fields = fc.dictionary(fc.constantFrom('spec', 'data', 'value', 'resolve', 'type'), fc.anything({
    key: fc.oneof(fc.constantFrom('value', 'resolve', '__proto__'), fc.string().filter((key) => key !== 'constructor')),
    values: [fc.string(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined, () => 1, () => [1], () => ({ b: 1, a: 2 }))],
    maxDepth: 4,
  }), { noNullPrototype: true });
  fc.assert(fc.property(fields, (data) => {
    expect(outcome(new FleetApp(), data)).toBe(outcome(new App(), data));
  }), { numRuns: 500 });
});

class Tokens extends Array<string> {
  public resolve(): string[] {
    return ['resolved'];
  }
}

test.each<[string, () => object]>([
  ['a list that resolves itself', () => ({ a: Tokens.from(['raw']) })],
  ['a map that inherits how to resolve itself', () => ({ a: Object.create({ resolve: () => 'resolved' }) as unknown })],
  ['a list with a value of its own', () => ({ a: Object.assign(['raw'], { value: 'v' }) })],
])('%s comes out of a FleetApp as out of an App', (_, spec) => {
  expect(outcome(new FleetApp(), { spec: spec() })).toBe(outcome(new App(), { spec: spec() }));
});

test('a resolver of cdk8s that somebody made another one is asked', () => {
  const resolvers = [Object.assign(new LazyResolver(), SHOUT)];
  expect(outcome(new FleetApp({ resolvers }), { spec: { a: 'quiet' } })).toBe(outcome(new App({ resolvers }), { spec: { a: 'quiet' } }));
});

/** It goes its usual way, and all is right but slow, when cdk8s no longer takes data for settled. */
test('plain data is shown to the resolvers of cdk8s as a whole only', () => {
  const object = new ApiObject(new Chart(new FleetApp(), 'chart'), 'object', { ...OBJECT, spec: { a: [1, 2], b: { c: 'text' } } } as ApiObjectProps);
  const shown: unknown[] = [];
  // One of the resolvers asks of each value whether it is one of these.
  Object.defineProperty(Lazy, Symbol.hasInstance, { configurable: true, value: (value: unknown) => shown.push(value) < 0 });
  try {
    object.toJson();
  } finally {
    Reflect.deleteProperty(Lazy, Symbol.hasInstance);
  }
  expect(shown).toEqual([{ name: 'a', labels: { a: '2', b: '1' } }, { ...OBJECT, spec: { a: [1, 2], b: { c: 'text' } } }].map((whole) => expect.objectContaining(whole) as object));
});
