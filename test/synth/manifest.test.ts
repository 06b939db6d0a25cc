import { ApiObject, type ApiObjectMetadata, App, Chart, type ChartProps, type IResolver, JsonPatch, Lazy } from 'cdk8s';
import * as fc from 'fast-check';
import { Manifest } from '../../lib/synth/manifest';

const TYPE = { apiVersion: 'stash.appscode.com/v1alpha1', kind: 'Repository', field: 'spec' };

/** The same object as a manifest of ours and as a plain ApiObject, in two apps that are alike. */
function both(spec: unknown, change: (object: ApiObject) => void = () => {}, resolvers?: IResolver[]): [unknown, unknown] {
  const metadata = { name: 'repo', labels: { b: '1', a: '2' } };
  const ours = new Manifest(new Chart(new App({ resolvers }), 'chart', { namespace: 'demo' }), TYPE, metadata, spec);
  const plain = new ApiObject(new Chart(new App({ resolvers }), 'chart', { namespace: 'demo' }), 'Resource', {
    apiVersion: TYPE.apiVersion, kind: TYPE.kind, metadata, spec,
  });
  change(ours);
  change(plain);
  return [ours.toJson(), plain.toJson()];
}

/** Order counts: it is the order in the file. */
const text = (value: unknown) => JSON.stringify(value);

afterEach(() => {
  delete process.env.CDK8S_DISABLE_SORT;
});

test('any plain content comes out as cdk8s writes it', () => {
  const key = fc.string().filter((name) => !['__proto__', 'constructor'].includes(name));
  const content = fc.dictionary(key, fc.anything({
    key,
    values: [fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined)],
    maxDepth: 4,
  }), { noNullPrototype: true });
  fc.assert(fc.property(content, (spec) => {
    const [ours, plain] = both(spec);
    expect(text(ours)).toBe(text(plain));
  }), { numRuns: 500 });
});

class Shout implements IResolver {
  public resolve(context: Parameters<IResolver['resolve']>[0]): void {
    if (context.value === 'quiet') {
      context.replaceValue('LOUD');
    }
  }
}

test.each<[string, unknown, ((object: ApiObject) => void) | undefined, IResolver[] | undefined]>([
  ['a patch', { b: 1 }, (object) => object.addJsonPatch(JsonPatch.add('/spec/future', true)), undefined],
  ['a late value', { b: Lazy.any({ produce: () => ({ d: 1, c: undefined }) }) }, undefined, undefined],
  ['a late value in a list', { b: [{ c: Lazy.any({ produce: () => 'late' }) }] }, undefined, undefined],
  ['a resolver of the app', { b: 'quiet' }, undefined, [new Shout()]],
  ['a label that comes later', { b: 1 }, (object) => object.metadata.addLabel('late', 'yes'), undefined],
  ['an empty list and an empty object', { b: [], a: {} }, undefined, undefined],
])('%s is rendered as cdk8s does', (_, spec, change, resolvers) => {
  const [ours, plain] = both(spec, change, resolvers);
  expect(text(ours)).toBe(text(plain));
});

test('keys stay in order where cdk8s is told not to sort', () => {
  process.env.CDK8S_DISABLE_SORT = '1';
  const [ours, plain] = both({ b: 1, a: { d: 1, c: 2 } });
  expect(text(ours)).toBe(text(plain));
  expect(text(ours)).toContain('"b":1,"a":{"d":1,"c":2}');
});

test('what is no plain data is left to cdk8s to refuse', () => {
  expect(() => both({ when: new Map() })).toThrow(/can't render non-simple object of type 'Map'/);
});

const OWNER = { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: '1' };

test.each<[string, ApiObjectMetadata | undefined, ChartProps, ((object: ApiObject) => void)?]>([
  ['no metadata', undefined, {}],
  ['a name', { name: 'repo' }, {}],
  ['a name and a namespace, the other way round', { namespace: 'demo', name: 'repo' }, {}],
  ['the namespace of the chart', { name: 'repo' }, { namespace: 'demo' }],
  ['a namespace that is unset', { name: 'repo', namespace: undefined }, { namespace: 'demo' }],
  ['labels of the chart', { name: 'repo' }, { labels: { b: '1', a: '2' } }],
  ['labels and annotations', { name: 'repo', labels: { b: '1' }, annotations: { b: '1', a: '2' } }, {}],
  ['a finalizer', { name: 'repo', finalizers: ['keep'] }, {}],
  ['another member', { name: 'repo', generateName: 'repo-' } as ApiObjectMetadata, {}],
  ['a late label', { name: 'repo', labels: { tier: Lazy.any({ produce: () => 'late' }) as unknown as string } }, {}],
  ['a late name', { name: Lazy.any({ produce: () => 'late' }) as unknown as string }, { namespace: 'demo' }],
  ['a label that comes later', { name: 'repo' }, {}, ({ metadata }) => metadata.addLabel('late', 'yes')],
  ['an annotation that comes later', { name: 'repo' }, {}, ({ metadata }) => metadata.addAnnotation('late', 'yes')],
  ['a finalizer that comes later', { name: 'repo' }, {}, ({ metadata }) => metadata.addFinalizers('late')],
  ['an owner that comes later', { name: 'repo' }, {}, ({ metadata }) => metadata.addOwnerReference(OWNER)],
  ['a member that comes later', { name: 'repo' }, {}, ({ metadata }) => metadata.add('late', 'yes')],
])('metadata with %s comes out as cdk8s writes it', (_, metadata, chart, change = () => {}) => {
  const ours = new Manifest(new Chart(new App(), 'chart', chart), TYPE, metadata && { ...metadata }, {});
  const plain = new ApiObject(new Chart(new App(), 'chart', chart), 'Resource', { ...TYPE, field: undefined, metadata, spec: {} });
  change(ours);
  change(plain);
  expect(text(ours.toJson())).toBe(text(plain.toJson()));
});

test('metadata is left to a version of cdk8s that can add to it in another way', () => {
  jest.isolateModules(() => {
    /* eslint-disable @typescript-eslint/no-require-imports */
    const cdk8s = require('cdk8s') as typeof import('cdk8s');
    Object.assign(cdk8s.ApiObjectMetadataDefinition.prototype, {
      mark(this: { labels: object }) {
        this.labels = { ...this.labels, late: 'yes' };
      },
    });
    const isolated = require('../../lib/synth/manifest') as typeof import('../../lib/synth/manifest');
    const ours = new isolated.Manifest(new cdk8s.Chart(new cdk8s.App(), 'chart'), TYPE, { name: 'repo' }, {});
    (ours.metadata as unknown as { mark(): void }).mark();
    expect(ours.toJson()).toMatchObject({ metadata: { name: 'repo', labels: { late: 'yes' } } });
  });
});
