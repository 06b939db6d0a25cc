import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { messageOf } from '../../../../lib/check/message';
import { findingsIn } from '../../../../lib/synth/app-checks';
import { FleetApp } from 'cdk8s-stash';

const PAGE = '(https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#stash608)';
const REFUSED = 'STASH608 metadata.name: Repository bank/safe and Repository shop/safe are written to the same file, where only the last one remains: give '
  + 'one of them another name, or leave "yamlOutputType" of the app at its default, a file per chart; this also concerns ';

const declared = (chart: Chart, name: string, namespace?: string) => new ApiObject(chart, `${namespace ?? ''}${name}`, {
  apiVersion: 'stash.appscode.com/v1alpha1',
  kind: 'Repository',
  metadata: { name, namespace },
  spec: { backend: { gcs: { bucket: 'backups', prefix: `${namespace ?? chart.namespace ?? ''}/${name}` }, storageSecretName: 'storage' } },
});

function inCharts(app: App) {
  for (const namespace of ['shop', 'bank']) {
    declared(new Chart(app, namespace, { namespace }), 'safe');
  }
}

function inOneChart(app: App) {
  const chart = new Chart(app, 'all');
  ['shop', 'bank'].forEach((namespace) => declared(chart, 'safe', namespace));
}

/** What the checks find in an app. */
function findings(yamlOutputType: YamlOutputType | undefined, build: (app: App) => void) {
  const app = new App({ yamlOutputType });
  build(app);
  return findingsIn(app).filter(({ rule }) => rule.id === 'STASH608').map((finding) => `${finding.level}: ${String(finding.subject.origin)} ${messageOf(finding)}`);
}

test.each<[string, YamlOutputType | undefined, (app: App) => void, string | undefined]>([
  ['in two charts, with a file per object', YamlOutputType.FILE_PER_RESOURCE, inCharts, '[bank/safe]|[shop/safe]'],
  ['in one chart, with a file per object', YamlOutputType.FILE_PER_RESOURCE, inOneChart, '[all/banksafe]|[all/shopsafe]'],
  ['in one chart, with a file per object in folders', YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, inOneChart, '[all/banksafe]|[all/shopsafe]'],
  ['in two charts, with a file per object in folders', YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, inCharts, undefined],
  ['with a file per chart', undefined, inOneChart, undefined],
  ['with one file', YamlOutputType.FILE_PER_APP, inOneChart, undefined],
])('two Repositories of one name %s', (_, yamlOutputType, build, expected) => {
  const [where, other] = expected?.split('|') ?? [];
  expect(findings(yamlOutputType, build)).toEqual(expected === undefined ? [] : [`error: ${where} ${REFUSED}${other} ${PAGE}`]);
});

test('an object that is declared twice is another finding', () => {
  expect(findings(YamlOutputType.FILE_PER_RESOURCE, (app) => {
    ['one', 'two'].forEach((chart) => declared(new Chart(app, chart, { namespace: 'shop' }), 'safe'));
  })).toEqual([]);
});

test('two names, two kinds, and the items of a List are different files, or one that is meant', () => {
  expect(findings(YamlOutputType.FILE_PER_RESOURCE, (app) => {
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    declared(chart, 'safe');
    declared(chart, 'other');
    new ApiObject(chart, 'Namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'safe' } });
    new ApiObject(chart, 'List', {
      apiVersion: 'v1', kind: 'List', items: ['a', 'b'].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
    });
  })).toEqual([]);
});

test('a FleetApp is told the same', () => {
  const app = new FleetApp({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
  inCharts(app);
  expect(() => app.synthYaml()).toThrow(`[bank/safe] ${REFUSED}[shop/safe] ${PAGE}`);
});
