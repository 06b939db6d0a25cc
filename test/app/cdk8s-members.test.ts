import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  ApiObject, ApiObjectMetadataDefinition, App, Chart, DependencyGraph, DependencyVertex, ImplicitTokenResolver, LazyResolver, Names,
  NumberStringUnionResolver, Yaml, YamlOutputType,
} from 'cdk8s';
import { Node } from 'constructs';

// FleetApp does what App does, by public members. When a release of cdk8s changes what stands here, read what it does now, and let the fuzzer of
// FleetApp run (npm run test:fuzz -- fleet-app), before this is brought up to date.

const OF_EVERY_CLASS = ['constructor', 'length', 'name', 'prototype'];
const membersOf = (of: object) => Object.getOwnPropertyNames(of).filter((name) => !OF_EVERY_CLASS.includes(name)).sort();

test('App has no part that FleetApp does not know', () => {
  expect(membersOf(App.prototype)).toEqual(['charts', 'synth', 'synthYaml', 'writeConstructMetadata']);
  expect(membersOf(App)).toEqual(['_synthChart', 'of']);
  expect(membersOf(new App())).toEqual(['node', 'outdir', 'outputFileExtension', 'recordConstructMetadata', 'resolvers', 'yamlOutputType']);
});

test('App has no option that FleetApp does not know', () => {
  const types = readFileSync(require.resolve('cdk8s/lib/app.d.ts'), 'utf8');
  const props = /export interface AppProps \{\n([^]*?)\n\}/.exec(types)![1]!;
  expect([...props.matchAll(/^ {4}readonly (\w+)/gm)].map(([, name]) => name).sort())
    .toEqual(['outdir', 'outputFileExtension', 'recordConstructMetadata', 'resolvers', 'yamlOutputType']);
  expect(Object.values(YamlOutputType).filter((name) => typeof name === 'string'))
    .toEqual(['FILE_PER_APP', 'FILE_PER_CHART', 'FILE_PER_RESOURCE', 'FOLDER_PER_CHART_FILE_PER_RESOURCE']);
});

test('there is every member that FleetApp uses', () => {
  const app = new App();
  const chart = new Chart(app, 'chart');
  const object = new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'A', metadata: { name: 'a' } });
  expect([object.kind, object.name, object.metadata.name, object.node.path, object.toJson()])
    .toEqual(['A', 'a', 'a', 'chart/object', { apiVersion: 'v1', kind: 'A', metadata: { name: 'a' } }]);
  expect([Chart.isChart(chart), Chart.isChart(object), ApiObject.isApiObject(object), ApiObject.isApiObject(chart), Chart.of(object) === chart])
    .toEqual([true, false, true, false, true]);
  expect([chart.toJson === Chart.prototype.toJson, Names.toDnsLabel(chart), Yaml.stringify({ a: 1 })]).toEqual([true, 'chart', 'a: 1\n']);
  object.node.addDependency(chart);
  object.node.addValidation({ validate: () => ['is wrong'] });
  expect([object.node.dependencies, object.node.validate(), object.node.children, object.node.scope]).toEqual([[chart], ['is wrong'], [], chart]);
  expect(app.node.findAll()).toEqual([app, chart, object]);
});

// What no package exports is read by its file.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const internal = (module: string) => require(join(dirname(require.resolve('cdk8s')), module)) as Record<string, () => void>;

/** How App orders, names, validates and resolves: FleetApp repeats it or goes around it, so that a change of it must not go unseen. */
const REPEATED = {
  'App.constructor': /constructor\([^]*?\n {4}\}/.exec(String(App))![0],
  'App._synthChart': (App as unknown as Record<string, () => void>)._synthChart!,
  'App.synth': App.prototype.synth,
  'App.synthYaml': App.prototype.synthYaml,
  'App.writeConstructMetadata': (App.prototype as unknown as Record<string, () => void>).writeConstructMetadata!,
  'Chart.toJson': Chart.prototype.toJson,
  'DependencyGraph': DependencyGraph,
  'DependencyVertex': DependencyVertex,
  'Node.findAll': Node.prototype.findAll,
  'Yaml.save': Yaml.save,
  'ApiObject.toJson': ApiObject.prototype.toJson,
  'ApiObjectMetadataDefinition.toJson': ApiObjectMetadataDefinition.prototype.toJson,
  'resolve': internal('resolve.js').resolve!,
  'LazyResolver': LazyResolver,
  'ImplicitTokenResolver': ImplicitTokenResolver,
  'NumberStringUnionResolver': NumberStringUnionResolver,
  'sanitizeValue': internal('_util.js').sanitizeValue!,
};

test('what FleetApp repeats is what it was', () => {
  const fingerprint = (code: string) => createHash('sha256').update(code).digest('hex').slice(0, 8);
  const [, functions] = readFileSync(require.resolve('cdk8s/lib/app.js'), 'utf8').split('exports.App = App;');
  expect({
    ...Object.fromEntries(Object.entries(REPEATED).map(([name, code]) => [name, fingerprint(String(code).replace(/version: "[\d.]+"/, ''))])),
    'validate, resolveDependencies, chartToKube, the namers': fingerprint(functions!.replace(/^\/\/# sourceMappingURL.*$/m, '')),
  }).toEqual({
    'ApiObject.toJson': '11689f70',
    'ApiObjectMetadataDefinition.toJson': '657fa74a',
    'App._synthChart': '409d5a13',
    'App.constructor': '04aec302',
    'App.synth': '13437e1a',
    'App.synthYaml': '6703e7c0',
    'App.writeConstructMetadata': '2180ba07',
    'Chart.toJson': 'fd8b8479',
    'DependencyGraph': 'ea3bd4a5',
    'DependencyVertex': '6a286034',
    'ImplicitTokenResolver': '96678049',
    'LazyResolver': '247c82d3',
    'Node.findAll': '1e05526d',
    'NumberStringUnionResolver': '484bd51c',
    'Yaml.save': '57579ed8',
    'resolve': '320031eb',
    'sanitizeValue': 'f3121e37',
    'validate, resolveDependencies, chartToKube, the namers': 'b2e28a80',
  });
});
