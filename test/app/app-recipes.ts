import { ApiObject, type App, type AppProps, Chart, type IResolver, JsonPatch, Lazy, type ResolutionContext, Size, YamlOutputType } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct, DependencyGroup, type IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { S3Repository } from '../../lib/repository/s3-repository';
import { S3StorageSecret } from '../../lib/secret/s3-storage-secret';

/** How an app is built, so that it can be built twice. */
export interface Recipe {
  readonly props: AppProps;
  readonly steps: readonly Step[];
  readonly dependencies: readonly Dependency[];
  /** The constructs that are taken out of the tree in the end. */
  readonly removed: readonly number[];
}

interface Step {
  readonly id: string;
  /** Counts among the constructs that may have such a child, from the last one backwards. */
  readonly parent: number;
  readonly make: Make;
}

interface Make {
  readonly needsChart: boolean;
  /** Whether it is looked at by checks, which may render objects before it is their turn. */
  readonly checked?: boolean;
  readonly build: (scope: Construct, id: string, counter: Counter) => IConstruct;
}

interface Dependency {
  readonly source: number;
  readonly target: number;
  readonly grouped: boolean;
  /** Whether it may be of the app, of what is in no chart, of itself, or of what comes later, which mostly comes to nothing but a message. */
  readonly wild: boolean;
}

/** Tells in which order values were rendered. */
interface Counter {
  next: number;
}

/** Builds what a recipe says into an app. */
export function build(app: App, { steps, dependencies, removed }: Recipe): App {
  const counter = { next: steps.some(({ make }) => make.checked) ? Number.NaN : 0 };
  const constructs: IConstruct[] = [app];
  for (const { id, parent, make } of steps) {
    const parents = constructs.filter((construct) => !make.needsChart || construct.node.scopes.some(Chart.isChart));
    if (parents.length > 0) {
      const scope = parents[parents.length - 1 - parent % parents.length] as Construct;
      constructs.push(make.build(scope, scope.node.tryFindChild(id) ? `${id}${constructs.length}` : id, counter));
    }
  }
  const pick = (index: number, among: readonly IConstruct[] = constructs) => among[index % among.length]!;
  for (const { source, target, grouped, wild } of dependencies) {
    const from = wild ? pick(source) : pick(source, constructs.filter(({ node }) => node.scopes.some(Chart.isChart)));
    const others = wild ? constructs : constructs.filter((to) => isFine(from, to));
    if (others.length > 0) {
      from.node.addDependency(grouped ? new DependencyGroup(pick(target, others), pick(target + 1, others)) : pick(target, others));
    }
  }
  for (const construct of removed.map((index) => pick(index))) {
    construct.node.scope?.node.tryRemoveChild(construct.node.id);
  }
  return app;
}

/** Whether a dependency leads into no cycle: what is depended on stands before, and in a chart that does not wait for this one. */
function isFine(from: IConstruct, to: IConstruct): boolean {
  const all = from.node.root.node.findAll();
  const isWaiting = () => Chart.of(from).node.scopes.slice(0, -1).includes(Chart.of(to));
  return all.indexOf(to) < all.indexOf(from) && to.node.scopes.some(Chart.isChart) && !from.node.scopes.includes(to) && !isWaiting();
}

/** Every kind of text that YAML 1.1 quotes, or writes as a block, or reads as something else. */
const SCALARS = [
  '', ' ', 'yes', 'No', 'ON', 'off', 'y', 'N', 'true', 'False', 'null', 'Null', '~', '<<', '=', '-', '--- ', '...', '? a', ': b', 'a: b', 'a #b', '#a', '!t', '&a', '*a',
  '%d', '@a', '`a', '[a', '{a}', '"a"', '\'a', '|', '>', 'a,b', '0', '-0', '+1', '007', '0o7', '0x1F', '0b1', '1_000', '1e5', 'e5', 'E10', '.5', '5.', '1.5e+3', '.inf',
  '-.INF', '.nan', '12:30:45', '190:20', '2001-12-14', '2001-12-14t21:59:43.10-05:00', 'a\nb', 'a\n', '\na', 'a\n\n b\n', ' a', 'a ', 'a\tb', '\t', 'a\r\nb', '\u0000', '\u0085',
  '\u2028', '\ufeff', '\ud800', 'é', '😀', 'token:x', 'a'.repeat(200), 'word '.repeat(40), '{"private_key": "a\\n"}\n', 'aGVsbG8=', '1234567890123456789',
];

const scalars = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...SCALARS) },
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom<unknown>(true, false, null, undefined, 0, -0, 1, -17, 1.5, 1e21, 1e-7, 2 ** 53, Number.NaN, Infinity),
  fc.double(),
);

const keys = fc.oneof(fc.constantFrom(...SCALARS, 'a', 'b', 'c', '1', 'name', 'value'), fc.string({ maxLength: 5 }));

const { values } = fc.letrec<{ values: (counter: Counter) => unknown }>((tie) => ({
  values: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: scalars.map((scalar) => () => scalar) },
    { weight: 2, arbitrary: fc.array(tie('values'), { maxLength: 3 }).map((items) => (counter: Counter) => items.map((item) => item(counter))) },
    {
      weight: 3,
      arbitrary: fc.array(fc.tuple(keys, tie('values')), { maxLength: 4 })
        .map((entries) => (counter: Counter) => Object.fromEntries(entries.map(([key, value]) => [key, value(counter)]))),
    },
    { weight: 1, arbitrary: tie('values').map((value) => (counter: Counter) => Lazy.any({ produce: () => value(counter) })) },
    { weight: 1, arbitrary: fc.constant((counter: Counter) => Lazy.any({ produce: () => `rendered as number ${counter.next++}` })) },
    { weight: 1, arbitrary: fc.constantFrom<() => unknown>(() => ({ resolve: () => 'implicit' }), () => kplus.k8s.Quantity.fromString('1Gi'), () => new Date(0)) },
  ),
}));

const names = fc.constantFrom('a', 'b', 'web', 'A.b_c', 'x:y');
const texts = fc.dictionary(fc.constantFrom('app', 'a/b', 'yes', '1'), fc.constantFrom('x', 'no', '1', ''), { maxKeys: 2 });

const PATCHES: readonly JsonPatch[] = [
  JsonPatch.add('/spec', { patched: true }), JsonPatch.add('/metadata/name', 'patched'), JsonPatch.add('/kind', 'Patched'), JsonPatch.add('/z', [1, null, 'no']),
  JsonPatch.remove('/spec'), JsonPatch.test('/apiVersion', 'v1'), JsonPatch.copy('/kind', '/metadata/copied'), JsonPatch.remove('/metadata'),
];

const objects: fc.Arbitrary<Make> = fc.record({
  apiVersion: fc.constantFrom('v1', 'apps/v1'),
  kind: fc.constantFrom('Secret', 'ConfigMap', 'CronJob', 'List', 'Odd Kind'),
  name: fc.option(names, { nil: undefined }),
  labels: texts,
  annotations: texts,
  fields: fc.array(fc.tuple(fc.constantFrom('spec', 'data', 'items', 'a', 'zeta'), values), { maxLength: 2 }),
  patches: fc.array(fc.constantFrom(...PATCHES), { maxLength: 1 }),
  returnsNothing: fc.integer({ min: 0, max: 40 }).map((chance) => chance === 1),
}).map(({ apiVersion, kind, name, labels, annotations, fields, patches, returnsNothing }) => ({
  needsChart: true,
  build: (scope, id, counter) => {
    const content = Object.fromEntries(fields.map(([field, value]) => [field, value(counter)]));
    const object = new ApiObject(scope, id, { apiVersion, kind, metadata: { ...(name && { name }), labels, annotations }, ...content });
    object.addJsonPatch(...patches);
    if (returnsNothing) {
      object.toJson = () => undefined;
    }
    return object;
  },
}));

/** Writes what its objects are in a way of its own. */
class OwnChart extends Chart {
  public toJson(): unknown[] {
    return [...super.toJson()].reverse().map((json) => ({ ...json as object, own: 'yes' }));
  }
}

const charts: fc.Arbitrary<Make> = fc.record({
  namespace: fc.option(names, { nil: undefined }),
  labels: texts,
  disableResourceNameHashes: fc.boolean(),
  own: fc.integer({ min: 0, max: 12 }).map((chance) => chance === 1),
}).map(({ own, ...props }) => ({ needsChart: false, build: (scope, id) => own ? new OwnChart(scope, id, props) : new Chart(scope, id, props) }));

const constructs: fc.Arbitrary<Make> = fc.record({
  errors: fc.array(fc.constantFrom('is wrong', 'is wrong too'), { maxLength: 2 }),
  chance: fc.integer({ min: 0, max: 15 }),
}).map(({ errors, chance }) => ({
  needsChart: false,
  build: (scope, id) => {
    const construct = new Construct(scope, id);
    construct.node.addValidation({ validate: () => chance === 1 ? errors : [] });
    return construct;
  },
}));

const CONTAINER = { image: 'nginx', portNumber: 80, resources: { memory: { limit: Size.mebibytes(64) } } };

const WORKLOADS: readonly Make['build'][] = [
  (scope, id) => new kplus.ConfigMap(scope, id, { data: { 'key.txt': 'a\nb\n', 'yes': 'no' } }),
  (scope, id) => new kplus.Secret(scope, id, { stringData: { password: '0123' } }),
  (scope, id) => {
    const deployment = new kplus.Deployment(scope, id, { containers: [CONTAINER] });
    deployment.exposeViaService();
    return deployment;
  },
  (scope, id) => new kplus.CronJob(scope, id, { schedule: { expressionString: '* * * * *' } as never, containers: [{ image: 'busybox' }] }),
];

const stash: Make = {
  needsChart: true,
  checked: true,
  build: (scope, id) => new S3Repository(scope, id, {
    metadata: { name: 'repository', namespace: 'demo' },
    storageSecret: S3StorageSecret.fromSecretName(scope, `${id}-secret`, 'secret', { namespace: 'demo' }),
    endpoint: 's3.amazonaws.com',
    bucket: 'bucket',
    prefix: 'prefix',
  }),
};

const makes = fc.oneof(
  { weight: 5, arbitrary: charts },
  { weight: 6, arbitrary: objects },
  { weight: 2, arbitrary: constructs },
  { weight: 1, arbitrary: fc.constantFrom(stash, ...WORKLOADS.map((workload): Make => ({ needsChart: true, build: workload }))) },
);

/** A resolver that replaces, and one that looks where it is. */
const RESOLVERS: readonly IResolver[] = [
  replacing((value) => typeof value === 'string' && value.startsWith('token:'), ({ value }) => value.slice('token:'.length)),
  replacing((value) => value === 'x', ({ obj, key }) => `${obj.node.path}#${key.join('/')}`),
];

function replacing(applies: (value: unknown) => boolean, by: (context: ResolutionContext) => unknown): IResolver {
  return { resolve: (context) => applies(context.value) ? context.replaceValue(by(context)) : undefined };
}

const settings = fc.record({
  yamlOutputType: fc.constantFrom(
    YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
  ),
  outputFileExtension: fc.constantFrom(undefined, '.yaml'),
  recordConstructMetadata: fc.constantFrom(undefined, true),
  resolvers: fc.subarray([...RESOLVERS]),
});

const ids = fc.constantFrom('a', 'b', 'c', '1', '10', '2', 'Default', 'Resource', 'A', 'x/y', 'Größe', 'resource-a', 'n'.repeat(40));

export const recipes: fc.Arbitrary<Recipe> = fc.record({
  props: settings,
  // Without a chart there is nothing to write.
  steps: fc.tuple(
    fc.record({ id: ids, parent: fc.constant(0), make: charts }),
    fc.array(fc.record({ id: ids, parent: fc.nat(6), make: makes }), { minLength: 1, maxLength: 12, size: 'max' }),
  ).map(([first, others]) => [first, ...others]),
  dependencies: fc.oneof(
    fc.constant([]),
    fc.array(fc.record({
      source: fc.nat(12), target: fc.nat(12), grouped: fc.nat(9).map((chance) => chance === 1), wild: fc.nat(15).map((chance) => chance === 1),
    }), { maxLength: 5 }),
  ),
  removed: fc.array(fc.nat(30).filter((index) => index > 0), { maxLength: 1 }).map((indexes) => indexes.filter((index) => index < 8)),
});
