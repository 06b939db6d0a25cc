import { ApiObject, App, Chart, Duration, JsonPatch, Lazy, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { clusterOf } from '../../lib/synth/app-checks';
import {
  Checks, GcsRepository, S3Credentials, S3StorageSecret, SecretDelivery, SensitiveValue, Severity, StorageSecret,
} from 'cdk8s-stash';

const PAGE = (id: string) => `(https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#${id.toLowerCase()})`;
const unknown = (likewise = '') => 'STASH606 spec.future: is not a field of the schema, and the API server would drop it silently: '
  + `the fields are backend, usagePolicy, wipeOut${likewise} ${PAGE('STASH606')}`;
const UNKNOWN = unknown();

/** A Repository in a chart of its own app, with a field that nobody knows. */
function app(charts = 1) {
  const root = new App();
  const repositories = Array.from({ length: charts }, (_, index) => {
    const chart = new Chart(root, `chart${index}`, { namespace: `shop${index}` });
    return new GcsRepository(chart, 'Repository', { bucket: `backups-${index}`, storageSecret: StorageSecret.fromSecretName(chart, 'Secret', 'gcs') });
  });
  return { root, repositories, repository: repositories[0]!, chart: Chart.of(repositories[0]!) };
}

const spoil = (repository: Construct) => ApiObject.of(repository).addJsonPatch(JsonPatch.add('/spec/future', true));

const failed = (...lines: string[]) => new Error(`Validation failed with the following errors:\n  ${lines.join('\n  ')}`);

let warnings: jest.SpyInstance;
beforeEach(() => {
  warnings = jest.spyOn(console, 'warn').mockImplementation();
});
afterEach(() => warnings.mockRestore());
const printed = () => warnings.mock.calls.map(([text]) => text as string);

describe('the checks run by themselves', () => {
  test.each<[string, (chart: Chart) => unknown]>([
    ['app.synthYaml()', (chart) => App.of(chart).synthYaml()],
    ['Testing.synth()', (chart) => Testing.synth(chart) as unknown],
    ['chart.toJson()', (chart) => chart.toJson()],
  ])('in %s, and see what a patch adds', (_, synth) => {
    const { repository, chart } = app();
    expect(() => synth(chart)).not.toThrow();
    spoil(repository);
    expect(() => synth(chart)).toThrow(failed(`[chart0/Repository] ${UNKNOWN}`));
    ApiObject.of(repository).addJsonPatch(JsonPatch.remove('/spec/future'));
    expect(() => synth(chart)).not.toThrow();
  });

  test('and report all that they find at once, each where it is', () => {
    const { root, repositories } = app(3);
    spoil(repositories[0]!);
    ApiObject.of(repositories[2]!).addJsonPatch(JsonPatch.add('/spec/wipeOut', 'no'));
    expect(() => root.synthYaml()).toThrow(failed(
      `[chart0/Repository] ${UNKNOWN}`,
      `[chart2/Repository] STASH606 spec.wipeOut: "no" does not match the schema, and the API server refuses the object: write true or false ${PAGE('STASH606')}`,
    ));
  });

  test('once in a synth, however many charts there are', () => {
    const { root, repository } = app(20);
    const renderings = jest.spyOn(ApiObject.of(repository), 'toJson');
    root.synthYaml();
    // Once for the checks, and once as it is written.
    expect(renderings).toHaveBeenCalledTimes(2);
  });

  test('on what other constructs declare', () => {
    const { root } = app();
    new ApiObject(new Chart(root, 'other'), 'Raw', {
      apiVersion: 'stash.appscode.com/v1alpha1', kind: 'Repository', metadata: { name: 'raw' }, spec: { backend: { storageSecretName: 's', gcs: { bucket: 1 } } },
    });
    expect(() => root.synthYaml()).toThrow(failed(
      `[other/Raw] STASH606 spec.backend.gcs.bucket: 1 does not match the schema, and the API server refuses the object: write a string, in quotes ${PAGE('STASH606')}`,
    ));
  });

  test('on the objects of a list', () => {
    const { root } = app();
    new ApiObject(new Chart(root, 'other'), 'Raw', {
      apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'stash.appscode.com/v1alpha1', kind: 'Repository', metadata: { name: 'raw' }, spec: { wipeOut: 'no' } }],
    });
    expect(() => root.synthYaml()).toThrow('[other/Raw] STASH606 spec.wipeOut: "no" does not match the schema');
  });

  test('on a list of more objects than a call takes arguments', () => {
    const { root } = app();
    const items = Array.from({ length: 130_000 }, () => ({}));
    const wrong = { apiVersion: 'stash.appscode.com/v1alpha1', kind: 'Repository', metadata: { name: 'raw' }, spec: { wipeOut: 'no' } };
    new ApiObject(new Chart(root, 'other'), 'Raw', { apiVersion: 'v1', kind: 'List', items: [...items, wrong] });
    expect(() => root.synthYaml()).toThrow('[other/Raw] STASH606 spec.wipeOut: "no" does not match the schema');
  });

  test('not where there is no construct of this library, unless they are asked for', () => {
    const root = new App();
    new ApiObject(new Chart(root, 'other'), 'Raw', { apiVersion: 'stash.appscode.com/v1alpha1', kind: 'Repository', spec: { wipeOut: 'no' } });
    expect(() => root.synthYaml()).not.toThrow();
    Checks.of(root);
    expect(() => root.synthYaml()).toThrow('STASH606');
  });

  test('and leave an object that cannot be rendered to cdk8s', () => {
    const { root } = app();
    new ApiObject(new Chart(root, 'other'), 'Raw', {
      apiVersion: 'v1',
      kind: 'Secret',
      data: Lazy.any({
        produce: () => {
          throw new Error('not known yet');
        },
      }),
    });
    expect(() => root.synthYaml()).toThrow('not known yet');
  });
});

describe('a mistake that many constructs share', () => {
  const paths = (...charts: readonly number[]) => charts.map((chart) => `[chart${chart}/Repository]`);

  test.each<[number, string]>([
    [2, `; likewise for ${paths(1)[0]}`],
    [7, `; likewise for ${paths(1, 2, 3, 4, 5).join(', ')} and ${paths(6)[0]}`],
    [8, `; likewise for ${paths(1, 2, 3, 4, 5).join(', ')} and 2 more`],
    [200, `; likewise for ${paths(1, 2, 3, 4, 5).join(', ')} and 194 more`],
  ])('is told once: %d of them', (charts, likewise) => {
    const { root, repositories } = app(charts);
    repositories.forEach(spoil);
    expect(() => root.synthYaml()).toThrow(failed(`[chart0/Repository] ${unknown(likewise)}`));
    Checks.of(root).severity('STASH606', Severity.WARNING);
    root.synthYaml();
    expect(printed()).toEqual([`warning: [chart0/Repository] ${unknown(likewise)}`]);
  });

  test('is told of those that have not been told yet, in an app that grows', () => {
    const { root, repositories } = app(4);
    Checks.of(root).severity('STASH606', Severity.NOTE);
    spoil(repositories[1]!);
    root.synthYaml();
    repositories.filter((_, index) => index !== 1).forEach(spoil);
    root.synthYaml();
    root.synthYaml();
    expect(printed()).toEqual([`note: [chart1/Repository] ${UNKNOWN}`, `note: [chart0/Repository] ${unknown('; likewise for [chart2/Repository] and [chart3/Repository]')}`]);
  });

  test('is told once of a Repository, with the first of the backups that it concerns', () => {
    const { root, chart } = app();
    const metadata = { name: 'safe', namespace: 'shop' };
    new ApiObject(chart, 'Safe', { apiVersion: 'stash.appscode.com/v1alpha1', kind: 'Repository', metadata, spec: { backend: { storageSecretName: 'gcs', gcs: { bucket: 'b' } }, usagePolicy: {} } });
    for (let index = 0; index < 8; index++) {
      new ApiObject(chart, `Backup${index}`, {
        apiVersion: 'stash.appscode.com/v1beta1',
        kind: 'BackupConfiguration',
        metadata: { name: `backup-${index}`, namespace: 'shop' },
        spec: { schedule: '0 2 * * *', repository: { name: 'safe' }, target: { ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: `web-${index}` } } },
      });
    }
    const places = [0, 1, 2, 3, 4].map((index) => `[chart0/Backup${index}]`).join(', ');
    expect(() => root.synthYaml()).toThrow(`set allowedNamespaces.from to All, Same or Selector; this also concerns ${places} and 3 more ${PAGE('STASH107')}`);
  });

  test('is told once of the items of a list, which are one construct, with the names of the others', () => {
    const { root, chart } = app();
    const backend = (prefix: string) => ({ backend: { storageSecretName: 'gcs', gcs: { bucket: 'other', prefix } } });
    const items = ['a', 'b', 'c'].map((name) => ({ apiVersion: 'stash.appscode.com/v1alpha1', kind: 'Repository', metadata: { name }, spec: { ...backend(name), future: true } }));
    new ApiObject(chart, 'Raw', { apiVersion: 'v1', kind: 'List', items });
    expect(() => root.synthYaml()).toThrow(failed(`[chart0/Raw] ${unknown('; likewise for [chart0/Raw] Repository b and [chart0/Raw] Repository c')}`));
  });
});

describe('Checks.of().acknowledge()', () => {
  test('writes the reason into the manifest, and lets the finding stand', () => {
    const { root, repository } = app();
    spoil(repository);
    Checks.of(repository).acknowledge('STASH606', ' our CRD is newer ');
    expect(root.synthYaml()).toContain('    checks.cdk8s-stash/STASH606: our CRD is newer\n');
    expect(printed()).toEqual([]);
  });

  test('of a rule that finds nothing is a note', () => {
    const { root, repository } = app();
    Checks.of(repository).acknowledge('STASH606', 'our CRD is newer');
    root.synthYaml();
    expect(printed()).toEqual([
      'note: [chart0/Repository] STASH003 metadata.annotations["checks.cdk8s-stash/STASH606"]: STASH606 is acknowledged, but finds nothing here: '
      + `remove the annotation, so that it does not hide what the rule finds later ${PAGE('STASH003')}`,
    ]);
  });

  test.each([
    ['checks.cdk8s-stash/STASH606', ' ', `STASH002 metadata.annotations["checks.cdk8s-stash/STASH606"]: STASH606 is acknowledged without a reason: write why the finding is intended, such as "restored nightly by the drill job" ${PAGE('STASH002')}`],
  ])('by hand without a reason is an error: %s', (annotation, reason, message) => {
    const { root, repository } = app();
    ApiObject.of(repository).metadata.addAnnotation(annotation, reason);
    expect(() => root.synthYaml()).toThrow(failed(`[chart0/Repository] ${message}`));
  });

  test('by hand of what is no rule is a warning', () => {
    const { root, repository } = app();
    ApiObject.of(repository).metadata.addAnnotation('checks.cdk8s-stash/STASH999', 'why not');
    root.synthYaml();
    expect(printed()).toEqual([
      'warning: [chart0/Repository] STASH004 metadata.annotations["checks.cdk8s-stash/STASH999"]: "STASH999" is acknowledged, but is not a rule: '
      + `write the id of a rule as the finding shows it, such as STASH301 ${PAGE('STASH004')}`,
    ]);
  });

  test.each<[string, (checks: Checks) => void, string]>([
    ['no rule', (checks) => checks.acknowledge('STASH999', 'x'), 'Checks.acknowledge: "STASH999" is not a rule: give the id that a finding begins with, such as "STASH301"'],
    ['no reason', (checks) => checks.acknowledge('STASH606', ' '), 'Checks.acknowledge: STASH606 is given without a reason: say why, for anyone who comes across it later'],
    ['no rule to change', (checks) => checks.severity('606', Severity.NOTE), 'Checks.severity: "606" is not a rule: give the id that a finding begins with, such as "STASH301"'],
    ['no reason to turn it off', (checks) => checks.turnOff('STASH606', ''), 'Checks.turnOff: STASH606 is given without a reason: say why, for anyone who comes across it later'],
    ['no time', (checks) => checks.expectRunsOf(Duration.seconds(0)),
      'Checks.expectRunsOf: duration "0s" is not a duration above zero: write hours, minutes and seconds, such as 30m or 1h30m'],
  ])('and the like are refused with %s', (_, change, message) => {
    expect(() => change(Checks.of(app().repository))).toThrow(new Error(message));
  });

  test('is refused for a construct without an object of its own', () => {
    const { root, chart } = app();
    for (const [construct, called] of [[root, 'the app'], [chart, '"chart0"']] as const) {
      expect(() => Checks.of(construct).acknowledge('STASH606', 'x')).toThrow(new Error(`Checks.acknowledge: ${called} is not a construct with one object of its own: `
        + 'acknowledge STASH606 on each construct that the finding names, or turn the rule off everywhere with Checks.of(app).turnOff("STASH606", "…")'));
    }
  });
});

test.each<[string, (checks: Checks) => void]>([
  ['severity', (checks) => checks.severity('STASH606', Severity.NOTE)],
  ['turnOff', (checks) => checks.turnOff('STASH606', 'our CRD is newer')],
  ['expectRunsOf', (checks) => checks.expectRunsOf(Duration.minutes(5))],
])('%s() is for the whole app, and is refused for a part of it', (method, change) => {
  const { root, repository, chart } = app();
  for (const [construct, path] of [[chart, 'chart0'], [repository, 'chart0/Repository']] as const) {
    expect(() => change(Checks.of(construct))).toThrow(new Error(`Checks.${method}: "${path}" is not the app, and ${method}() is for the whole app: `
      + `call Checks.of(app).${method}(…), or acknowledge() for one object`));
  }
  expect(() => change(Checks.of(root))).not.toThrow();
});

test('the length of a run may be less than a minute', () => {
  const { root, repository } = app();
  Checks.of(root).expectRunsOf(Duration.seconds(30));
  expect(clusterOf(repository).runMinutes).toBe(0.5);
});

describe('the level of a rule', () => {
  test('can be lowered for the whole app', () => {
    const { root, repository } = app();
    spoil(repository);
    Checks.of(root).severity('STASH606', Severity.WARNING);
    root.synthYaml();
    expect(printed()).toEqual([`warning: [chart0/Repository] ${UNKNOWN}`]);
  });

  test('can be raised', () => {
    const { root, repository } = app();
    ApiObject.of(repository).metadata.addAnnotation('checks.cdk8s-stash/STASH999', 'why not');
    Checks.of(root).severity('STASH004', Severity.ERROR);
    expect(() => root.synthYaml()).toThrow('[chart0/Repository] STASH004');
  });

  test('can be none, with a reason', () => {
    const { root, repository } = app();
    spoil(repository);
    Checks.of(root).turnOff('stash606', 'our CRD is newer');
    root.synthYaml();
    expect(printed()).toEqual([]);
  });

  test('can be none although an object acknowledges what the rule would find', () => {
    const { root, chart } = app();
    new S3StorageSecret(chart, 'Storage', {
      metadata: { name: 's3' },
      resticPassword: SensitiveValue.unsafePlainText('word'),
      credentials: S3Credentials.cloudIdentity(),
      delivery: SecretDelivery.unsafePlainSecret(),
    });
    Checks.of(root).turnOff('STASH205', 'nothing of this is stored anywhere');
    root.synthYaml();
    expect(printed()).toEqual([]);
  });

  test('is printed once for each text and app', () => {
    const { root, repository } = app();
    spoil(repository);
    Checks.of(root).severity('STASH606', Severity.NOTE);
    root.synthYaml();
    root.synthYaml();
    Testing.synth(Chart.of(repository));
    expect(printed()).toEqual([`note: [chart0/Repository] ${UNKNOWN}`]);
  });
});
