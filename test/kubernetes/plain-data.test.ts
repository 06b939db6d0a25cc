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

/** It goes its usual way, and all is right but slow, when cdk8s no longer takes data for settled. */
test('plain data is shown to the resolvers of cdk8s as a whole only', () => {
  const shown = jest.spyOn(LazyResolver.prototype, 'resolve');
  const object = new ApiObject(new Chart(new FleetApp(), 'chart'), 'object', { ...OBJECT, spec: { a: [1, 2], b: { c: 'text' } } } as ApiObjectProps);
  try {
    object.toJson();
    expect(shown.mock.calls.slice(-2).map(([{ key }]) => key)).toEqual([[], []]);
    shown.mockClear();
    object.toJson();
    expect(shown).toHaveBeenCalledTimes(2);
  } finally {
    shown.mockRestore();
  }
});
