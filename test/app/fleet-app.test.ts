import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, type AppProps, Chart, Lazy, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { build as built, recipes } from './app-recipes';
import { compare } from './as-app';
import { demoBackup, demoDeployment } from '../backup/demo';
import { BackupTarget, FleetApp } from 'cdk8s-stash';

let outdir: string;
let messages: jest.SpyInstance;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'cdk8s-stash-'));
  messages = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  messages.mockRestore();
  rmSync(outdir, { recursive: true });
});

const object = (scope: Construct, id: string, name?: string, namespace?: string) =>
  new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...(name && { name }), ...(namespace && { namespace }) } });

test('writes what App writes, whatever the app is', () => {
  fc.assert(fc.property(recipes, compare), { numRuns: 400, seed: 1 });
}, 60_000);

const STASH = { apiVersion: 'stash.appscode.com/v1alpha1', kind: 'Repository' };
const CHECKED = 'Validation failed with the following errors:\n  [chart/repository] STASH103 spec.backend: has no backend, so that there is nowhere to keep '
  + 'backups: set one of azure, b2, gcs, local, rest, s3 and swift (https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#stash103)';

const list = (...items: unknown[]) => ({ apiVersion: 'v1', kind: 'List', items });

test.each<[string, (chart: Chart) => void, string | undefined]>([
  ['an object of Stash', (chart) => new ApiObject(chart, 'repository', { ...STASH, metadata: { name: 'r' }, spec: { backend: {} } }), CHECKED],
  ['one in a List', (chart) => new ApiObject(chart, 'repository', list({ ...STASH, metadata: { name: 'r' }, spec: { backend: {} } })), CHECKED],
  ['one in a List in a List', (chart) => new ApiObject(chart, 'repository', list(list({ ...STASH, metadata: { name: 'r' }, spec: { backend: {} } }))), CHECKED],
  ['one in a typed list', (chart) => new ApiObject(chart, 'repository', { ...STASH, kind: 'RepositoryList', items: [{ metadata: { name: 'r' }, spec: { backend: {} } }] } as never), CHECKED],
  ['a List of none', (chart) => new ApiObject(chart, 'list', list('text', null, { apiVersion: 'v1', kind: 'Secret', stringData: { RESTIC_PASSWORD: 'x' } })), undefined],
  ['an object without a kind', (chart) => new ApiObject(chart, 'object', { apiVersion: 'v1', metadata: { name: 'a' } } as never), undefined],
  ['a List without items', (chart) => new ApiObject(chart, 'list', list()), undefined],
  ['none', (chart) => new ApiObject(chart, 'secret', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, stringData: { RESTIC_PASSWORD: 'x' } }), undefined],
])('without a construct of this library, an app with %s', (_, fill, message) => {
  const app = new FleetApp({ outdir });
  fill(new Chart(app, 'chart'));
  const synth = expect(() => app.synth());
  message === undefined ? synth.not.toThrow() : synth.toThrow(new Error(message));
});

/** Each in both: what is thrown is the same, to the letter. */
const FAULTS: ReadonlyArray<readonly [title: string, build: (app: App) => void, message: string]> = [
  ['validations', (app) => {
    const chart = new Chart(app, 'chart');
    [chart, object(chart, 'a'), object(chart, 'b')].forEach(({ node }) => node.addValidation({ validate: () => ['is wrong', 'is bad'] }));
  }, 'Validation failed with the following errors:\n  [chart] is wrong\n  [chart] is bad\n  [chart/a] is wrong\n  [chart/a] is bad\n'
    + '  [chart/b] is wrong\n  [chart/b] is bad'],
  ['charts that depend on each other', (app) => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => new Chart(app, id));
    a!.addDependency(b!);
    b!.addDependency(c!);
    c!.addDependency(a!);
  }, 'Dependency cycle detected: a => b => c => a'],
  ['objects that depend on each other', (app) => {
    const chart = new Chart(app, 'chart');
    const [a, b] = [object(chart, 'a'), object(chart, 'b')];
    a.addDependency(b);
    b.addDependency(a);
  }, 'Dependency cycle detected: chart/a => chart/b => chart/a'],
  ['a chart that depends on the one above it', (app) => {
    const above = new Chart(app, 'above');
    new Chart(above, 'below').addDependency(above);
  }, 'Dependency cycle detected: above => above/below => above'],
  ['a dependency on what is in no chart', (app) => new Chart(app, 'chart').addDependency(new Construct(app, 'outside')),
    'cannot find a parent chart (directly or indirectly)'],
  ['a value that is no data', (app) => {
    new ApiObject(new Chart(app, 'chart'), 'a', { apiVersion: 'v1', kind: 'A', spec: new Map() } as never);
  }, "Failed serializing construct at path 'chart/a' with name 'chart-a-c882e114': Error: can't render non-simple object of type 'Map'"],
];

test.each(FAULTS)('%s: fails with the words of App', (_, build, message) => {
  for (const type of [App, FleetApp]) {
    const app = new type({ outdir });
    build(app);
    expect(() => app.synth()).toThrow(new Error(message));
    expect(() => app.synthYaml()).toThrow(new Error(message));
  }
});

test('what depends on itself, which App leaves out, is refused', () => {
  const app = new FleetApp({ outdir });
  const chart = new Chart(app, 'chart');
  chart.addDependency(chart);
  expect(() => app.synth()).toThrow(new Error('Dependency cycle detected: "chart" depends on itself, and cdk8s would leave it out'));
});

/** What an app may do while it is synthesised, or is made of. Each says what it writes. */
const ODD: Readonly<Record<string, (app: App) => void>> = {
  'a validation that changes an object': (app) => {
    const chart = new Chart(app, 'chart');
    const changed = object(chart, 'a', 'a');
    changed.node.addValidation({
      validate: () => {
        changed.metadata.addLabel('owner', 'team');
        return [];
      },
    });
  },
  'the same, where the checks look at it': (app) => {
    const chart = new Chart(app, 'chart', { namespace: 'demo' });
    const workload = demoDeployment(chart, '/data');
    demoBackup({ target: BackupTarget.workload(workload) }, chart);
    workload.node.addValidation({
      validate: () => {
        ApiObject.of(workload).metadata.addLabel('owner', 'team');
        return [];
      },
    });
  },
  'a validation that adds an invalid object': (app) => {
    const chart = new Chart(app, 'chart');
    chart.node.addValidation({
      validate: () => {
        if (chart.node.tryFindChild('a') === undefined) {
          object(chart, 'a', 'a').node.addValidation({ validate: () => ['is invalid'] });
        }
        return [];
      },
    });
  },
  'an object that adds another one while it is rendered': (app) => {
    const [one, two] = [new Chart(app, 'one'), new Chart(app, 'two')];
    object(two, 'b', 'b');
    const data = Lazy.any({ produce: () => ({ added: (two.node.tryFindChild('a') ?? object(two, 'a', 'a')).node.id }) });
    new ApiObject(one, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data } as never);
  },
  'an object that is rendered and puts another one in the place of a third': (app) => {
    const [one, two] = [new Chart(app, 'one'), new Chart(app, 'two')];
    object(two, 'placeholder', 'placeholder');
    const data = Lazy.any({ produce: () => two.node.tryRemoveChild('placeholder') ? object(two, 'real', 'real') && {} : {} });
    new ApiObject(one, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data } as never);
  },
  'a chart that leaves out what it renders': (app) => {
    const chart = new Chart(app, 'chart');
    ['a', 'b', 'c'].forEach((name) => object(chart, name, name));
    const { toJson } = chart;
    chart.toJson = () => {
      const all = toJson.call(chart) as unknown[];
      delete all[1];
      return all;
    };
  },
  'a chart that renders by names': (app) => {
    new Chart(app, 'chart').toJson = () => ({ one: { kind: 'A', metadata: { name: 'x' } } }) as never;
  },
  'a construct that depends on itself and holds one object': (app) => {
    const construct = new Construct(new Chart(app, 'chart'), 'x');
    object(construct, 'a', 'a');
    construct.node.addDependency(construct);
  },
  'constructs deep in each other': (app) => {
    let scope: Construct = new Chart(app, 'chart');
    for (let depth = 0; depth < 2000; depth++) {
      scope = new Construct(scope, 'x');
    }
    object(scope, 'a', 'a');
  },
};

test.each(Object.entries(ODD))('%s: the same as in App', (_, make) => {
  const [fleet, stock] = [new FleetApp(), new App()].map((app) => {
    make(app);
    try {
      return app.synthYaml();
    } catch (error) {
      return String(error);
    }
  });
  expect(fleet).toBe(stock);
});

test.each<[string, AppProps, string]>([
  ['a text for an output type', { yamlOutputType: 'FILE_PER_RESOURCE' as never }, 'yamlOutputType "FILE_PER_RESOURCE" is not a YamlOutputType: write one of '
    + 'YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE'],
  ['the text of a number', { yamlOutputType: '1' as never }, 'yamlOutputType "1" is not a YamlOutputType: write one of '
    + 'YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE'],
  ['no folder', { outdir: '' }, 'outdir "" is not a folder: give the path of one, or leave it out for "dist"'],
])('%s is refused', (_, props, message) => {
  expect(() => new FleetApp(props)).toThrow(new Error(`FleetApp: ${message}`));
});

test('what the environment says to App, it says to FleetApp', () => {
  const before = process.env;
  process.env = { ...before, CDK8S_OUTDIR: outdir, CDK8S_RECORD_CONSTRUCT_METADATA: 'true' };
  try {
    const written = [App, FleetApp].map((Kind) => {
      const app = new Kind();
      object(new Chart(app, 'chart'), 'a', 'a');
      app.synth();
      return ['chart.k8s.yaml', 'construct-metadata.json'].map((name) => readFileSync(join(outdir, name), 'utf8'));
    });
    expect(written[1]).toEqual(written[0]);
  } finally {
    process.env = before;
  }
});

test('objects without an end are refused', () => {
  const app = new FleetApp({ outdir });
  const chart = new Chart(app, 'chart');
  let count = 0;
  const data = Lazy.any({ produce: () => ({ added: object(chart, `a${count++}`, 'a').name }) });
  new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data } as never);
  expect(() => app.synth()).toThrow(new Error(
    'FleetApp: each time the objects are rendered, one of them adds or removes constructs: add and remove constructs before synth()',
  ));
});

test('a folder may be called like anything, a credential too', () => {
  for (const folder of ['env=prod-0123456789-0123456789-0123456789', 'sig=1', 'user:me@host', `aB1${'a'.repeat(83)}`]) {
    const app = new FleetApp({ outdir: join(outdir, folder) });
    new Chart(app, 'chart');
    app.synth();
    expect(existsSync(join(outdir, folder, 'chart.k8s.yaml'))).toBe(true);
  }
});

test('a reader of standard error that is gone is no reason to fail', () => {
  const app = new FleetApp({ outdir });
  new Chart(app, 'chart');
  app.synth();
  expect(existsSync(join(outdir, 'chart.k8s.yaml'))).toBe(true);
  expect(messages).toHaveBeenCalledTimes(1);
  // A pipe tells it to whoever wrote, and then to all who listen.
  const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
  const written = messages.mock.calls[0]![1] as ((error: Error) => void) | undefined;
  written?.(gone);
  expect(() => process.stderr.emit('error', gone)).not.toThrow();
});

test('props may be an object of a class, which inherits some and works out others', () => {
  class Config implements AppProps {
    public get outdir(): string {
      return outdir;
    }
  }
  const app = new FleetApp(Object.create(new Config(), { outputFileExtension: { value: '.yml' } }) as AppProps);
  new Chart(app, 'chart');
  app.synth();
  expect(readdirSync(outdir)).toEqual(['.cdk8s-stash-files', 'chart.yml']);
});

test.each<[string, typeof App]>([['App', App], ['FleetApp', FleetApp]])('%s: a subclass may leave charts out', (_, Base) => {
  class Some extends Base {
    public get charts(): Chart[] {
      return super.charts.filter(({ node }) => node.id !== 'draft');
    }
  }
  const app = new Some({ outdir });
  ['live', 'draft'].forEach((id) => object(new Chart(app, id), 'a', id));
  expect(app.synthYaml()).toBe('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: live\n');
});

test('a subclass may have members of any name', () => {
  class Named extends FleetApp {
    public readonly name = 'Shop';
    public readonly order = 1;
    public write = () => this.name;
    public render = () => this.order;
  }
  const app = new Named({ outdir });
  object(new Chart(app, 'chart'), 'a', 'a');
  app.synth();
  expect(readdirSync(outdir)).toEqual(['.cdk8s-stash-files', 'chart.k8s.yaml']);
});

test.each<[string, typeof App]>([['App', App], ['FleetApp', FleetApp]])('%s: a class of another language may override synth', (_, Base) => {
  const app = new Base({ outdir });
  // As jsii does it.
  Object.defineProperty(app, 'synth', { value: () => Base.prototype.synth.call(app), configurable: false, writable: false });
  const chart = new Chart(app, 'demo', { namespace: 'demo' });
  demoBackup({ target: BackupTarget.workload(demoDeployment(chart)) }, chart);
  expect(() => app.synth()).toThrow('STASH307');
});

test('most of the apps that are tried write something, and many have dependencies', () => {
  const count = { objects: 0, dependencies: 0 };
  for (const recipe of fc.sample(recipes, { numRuns: 500, seed: 1 })) {
    try {
      const app = built(new App(recipe.props), recipe);
      const depends = app.node.findAll().some(({ node }) => node.dependencies.length > 0);
      if (app.synthYaml().includes('kind: ')) {
        count.objects++;
        count.dependencies += depends ? 1 : 0;
      }
    } catch {
      // It is compared what is thrown.
    }
  }
  expect(count.objects).toBeGreaterThan(300);
  expect(count.dependencies).toBeGreaterThan(70);
});

test.each([0, 1, 2, 3] as YamlOutputType[])(
  'output type %i: everything is validated once, and rendered once', (yamlOutputType) => {
    const app = new FleetApp({ outdir, yamlOutputType });
    const validate = jest.fn(() => []);
    const render = Array.from({ length: 20 }, (_, index) => {
      const chart = new Chart(app, `chart-${index}`);
      chart.node.addValidation({ validate });
      return jest.spyOn(object(chart, 'a'), 'toJson');
    });
    const calls = () => [validate.mock.calls.length, ...render.map(({ mock }) => mock.calls.length)];
    app.synth();
    expect(calls()).toEqual([20, ...render.map(() => 1)]);
    app.synthYaml();
    expect(calls()).toEqual([40, ...render.map(() => 2)]);
    app.verify();
    expect(calls()).toEqual([60, ...render.map(() => 3)]);
  });

test.each(['synth', 'synthYaml', 'verify'] as const)('%s: what a check has to read is rendered once, for it and for the output', (method) => {
  const app = new FleetApp({ outdir });
  const chart = new Chart(app, 'demo', { namespace: 'demo' });
  const workload = demoDeployment(chart, '/data');
  demoBackup({ target: BackupTarget.workload(workload) }, chart);
  app.synth();
  const render = jest.spyOn(ApiObject.of(workload), 'toJson');
  app[method]();
  expect(render).toHaveBeenCalledTimes(1);
});

test('so is an object of Stash that turns on the checks in the middle of a synth', () => {
  const app = new FleetApp({ outdir });
  const binding = new ApiObject(new Chart(app, 'demo'), 'Binding', {
    apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', metadata: { name: 'db' }, spec: { clientConfig: { url: 'http://db' } },
  });
  const render = jest.spyOn(binding, 'toJson');
  app.synth();
  expect(render).toHaveBeenCalledTimes(1);
});

/** One name for two: App keeps the last. */
const CLASHES: ReadonlyArray<readonly [title: string, props: AppProps, build: (app: App) => void, file: string, first: string, second: string]> = [
  ['two objects of a name in two charts', { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE }, (app) => {
    object(new Chart(app, 'dev'), 'a', 'repo');
    object(new Chart(app, 'prod'), 'b', 'repo');
  }, 'ConfigMap.repo.k8s.yaml', 'the object "dev/a"', 'the object "prod/b"'],
  ['two objects of a name in two namespaces', { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE }, (app) => {
    const chart = new Chart(app, 'chart');
    object(chart, 'a', 'repo', 'dev');
    object(chart, 'b', 'repo', 'prod');
  }, 'chart/ConfigMap.repo.k8s.yaml', 'the object "chart/a"', 'the object "chart/b"'],
  ['two charts of a name', { outputFileExtension: '.yaml' }, (app) => {
    const scope = new Construct(app, 'a');
    new Chart(scope, 'b');
    new Chart(new Construct(scope, 'Default'), 'b');
  }, 'a-b-c8a98c77.yaml', 'the chart "a/b"', 'the chart "a/Default/b"'],
];

test.each(CLASHES)('%s: refused', (_, props, build, file, first, second) => {
  const app = new FleetApp({ outdir, ...props });
  build(app);
  expect(() => app.synth()).toThrow(new Error(
    `${join(outdir, file)}: would contain both ${first} and ${second}, and the second would overwrite the first: give one of them another name, `
    + 'or choose another "yamlOutputType"',
  ));
});

test('an object without metadata has no file of its own', () => {
  const app = new FleetApp({ outdir, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
  object(new Chart(app, 'chart'), 'a').toJson = () => ({ kind: 'List' });
  expect(() => app.synth()).toThrow(new Error(
    '[chart/a] metadata: is missing, but the file of an object is named after its kind and name: give the object a name, or choose another "yamlOutputType"',
  ));
});

test('a long chain of charts, which App cannot put in order, is put in order', () => {
  const app = new FleetApp({ outdir });
  const charts = Array.from({ length: 20_000 }, (_, index) => new Chart(app, `chart-${index}`));
  charts.forEach((chart, index) => index > 0 && charts[index - 1]!.addDependency(chart));
  app.synthYaml();
  expect(app.charts.map(({ node }) => node.id)).toEqual(charts.map(({ node }) => node.id).reverse());
}, 30_000);

test('more objects than a call has room for are written', () => {
  const app = new FleetApp({ outdir });
  const chart = new Chart(app, 'chart');
  const shared = Lazy.any({ produce: () => undefined });
  for (let index = 0; index < 150_000; index++) {
    new ApiObject(chart, `o${index}`, { apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, spec: shared } as never).toJson = () => ({});
  }
  expect(app.synthYaml()).toHaveLength('{}\n'.length * 150_000 + '---\n'.length * 149_999);
}, 60_000);

test.each(['', 'A', 'a--b', 'a.b', '-a', 'a/../b', 'a'.repeat(64)])('an app is not called "%s"', (name) => {
  expect(() => new FleetApp({ name })).toThrow(new Error(
    `FleetApp: name ${JSON.stringify(name)} is not a valid app name: use at most 63 characters from a-z and 0-9, with single hyphens between them`,
  ));
});
