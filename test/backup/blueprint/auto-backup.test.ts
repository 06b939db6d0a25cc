import { ApiObject, App, Chart, Cron, Duration, JsonPatch, Testing } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus33 from 'cdk8s-plus-33';
import type { IConstruct } from 'constructs';
import { demoChart, demoClaim, demoDeployment, findings, mountClaims } from '../demo';
import {
  AppBinding, type AutoBackupOptions, BackupBlueprint, BlueprintRepository, BlueprintVariable, ClientConfig, FleetApp, GcsStorageSecret,
  RetentionPolicy,
} from 'cdk8s-stash';

const blueprint = (chart: Chart, name = 'demo-blueprint') => BackupBlueprint.fromBackupBlueprintName(chart, name, name);

/** The annotations of an object as the app writes it, validations included. */
function annotationsOf(object: IConstruct): unknown {
  App.of(object).synthYaml();
  return (ApiObject.isApiObject(object) ? object : ApiObject.of(object)).toJson().metadata.annotations;
}

test('a workload gets all three annotations, with what is mounted later and patched', () => {
  const chart = demoChart();
  const workload = demoDeployment(chart);
  blueprint(chart).autoBackup(workload);
  mountClaims(workload, '/source/data', '/more');
  ApiObject.of(workload).addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/volumeMounts/1/subPath', 'inner'));
  expect(annotationsOf(workload)).toEqual({
    'stash.appscode.com/backup-blueprint': 'demo-blueprint',
    'stash.appscode.com/target-paths': '/more,/source/data',
    'stash.appscode.com/volume-mounts': 'more:/more:inner,source-data:/source/data',
  });
});

test.each([['App', App], ['FleetApp', FleetApp]] as const)('a workload that is written as a plain object is read as well, in an %s', (_, SomeApp) => {
  const chart = new Chart(new SomeApp(), 'demo', { namespace: 'demo' });
  const workload = new ApiObject(chart, 'Workload', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'stash-demo' },
    spec: {
      template: {
        spec: {
          automountServiceAccountToken: true,
          containers: [{ name: 'main', image: 'busybox', volumeMounts: [{ name: 'data', mountPath: '/source/data' }] }],
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
        },
      },
    },
  });
  blueprint(chart).autoBackup(workload);
  expect(annotationsOf(workload)).toEqual({
    'stash.appscode.com/backup-blueprint': 'demo-blueprint',
    'stash.appscode.com/target-paths': '/source/data',
    'stash.appscode.com/volume-mounts': 'data:/source/data',
  });
});

test('all that can be otherwise', () => {
  const chart = demoChart();
  const workload = demoDeployment(chart, '/source/data');
  const options: Required<Omit<AutoBackupOptions, 'params'>> = {
    schedule: Cron.schedule({ minute: '0', hour: '3' }),
    scheduleSpread: Duration.hours(1),
    paths: ['/data/b', '/data/a'],
    volumeMounts: [{ name: 'source-data', mountPath: '/data', subPath: 'inner' }],
  };
  blueprint(chart).autoBackup(workload, options);
  expect(annotationsOf(workload)).toEqual({
    'stash.appscode.com/backup-blueprint': 'demo-blueprint',
    'stash.appscode.com/schedule': '50 3 * * *',
    'stash.appscode.com/target-paths': '/data/b,/data/a',
    'stash.appscode.com/volume-mounts': 'source-data:/data:inner',
  });
});

test.each<[string, (chart: Chart) => IConstruct]>([
  ['a claim of cdk8s-plus-27', (chart) => new plus27.PersistentVolumeClaim(chart, 'Claim')],
  ['a claim of cdk8s-plus-33', (chart) => new plus33.PersistentVolumeClaim(chart, 'Claim')],
  ['an AppBinding', (chart) => new AppBinding(chart, 'Database', { clientConfig: ClientConfig.url('tcp://db:5432') })],
  ['a database of KubeDB', (chart) => new ApiObject(chart, 'Database', { apiVersion: 'kubedb.com/v1alpha2', kind: 'Postgres' })],
])('%s gets the one annotation that it needs', (_, define) => {
  const chart = demoChart();
  const object = define(chart);
  blueprint(chart).autoBackup(object);
  expect(annotationsOf(object)).toEqual({ 'stash.appscode.com/backup-blueprint': 'demo-blueprint' });
});

test('a database gets parameters', () => {
  const chart = demoChart();
  const database = new AppBinding(chart, 'Database', { clientConfig: ClientConfig.url('tcp://db:5432') });
  blueprint(chart).autoBackup(database, { params: { args: '--opt', waitTimeout: '300' } });
  expect(annotationsOf(database)).toEqual({
    'stash.appscode.com/backup-blueprint': 'demo-blueprint',
    'params.stash.appscode.com/args': '--opt',
    'params.stash.appscode.com/waitTimeout': '300',
  });
});

test('two blueprints both back it up, and one that is named twice once', () => {
  const chart = demoChart();
  const workload = demoDeployment(chart, '/data');
  const [one, two] = [blueprint(chart, 'one'), blueprint(chart, 'two')];
  [one, two, one].forEach((each) => each.autoBackup(workload));
  expect(annotationsOf(workload)).toMatchObject({ 'stash.appscode.com/backup-blueprint': 'one,two', 'stash.appscode.com/target-paths': '/data' });
});

test('the second of two blueprints keeps the settings of the first, and reads the workload at synth', () => {
  const chart = demoChart();
  const workload = new plus27.Deployment(chart, 'Deployment', { automountServiceAccountToken: true });
  const schedule = Cron.schedule({ minute: '0', hour: '3' });
  blueprint(chart, 'one').autoBackup(workload, { schedule: undefined, paths: ['/data/inner'] });
  blueprint(chart, 'two').autoBackup(workload, { schedule, paths: undefined });
  blueprint(chart, 'three').autoBackup(workload, { schedule: Cron.schedule({ minute: '0', hour: '3' }), paths: ['/data/inner'] });
  workload.addContainer({ image: 'busybox' });
  mountClaims(workload, '/data');
  expect(annotationsOf(workload)).toMatchObject({
    'stash.appscode.com/backup-blueprint': 'one,two,three',
    'stash.appscode.com/schedule': '0 3 * * *',
    'stash.appscode.com/target-paths': '/data/inner',
  });
});

test.each<[string, (chart: Chart) => IConstruct, AutoBackupOptions, AutoBackupOptions]>([
  ['schedule', demoDeployment, { schedule: Cron.schedule({ hour: '3' }) }, { schedule: Cron.schedule({ hour: '4' }) }],
  ['paths', (chart) => demoDeployment(chart, '/data'), { paths: ['/data/a'] }, { paths: ['/data/b'] }],
  ['params', (chart) => new AppBinding(chart, 'Deployment', { clientConfig: ClientConfig.url('tcp://db:5432') }), { params: { args: '-a' } }, { params: { args: '-b' } }],
])('two calls that differ in %s are refused, since only one of them would count', (name, define, one, other) => {
  const chart = demoChart();
  const object = define(chart);
  blueprint(chart, 'one').autoBackup(object, one);
  expect(() => blueprint(chart, 'two').autoBackup(object, other)).toThrow(new Error(`BackupBlueprint.autoBackup: ${name} has another value in an earlier call for `
    + '"demo/Deployment", and the annotations of an object are for all of its blueprints: give the same value in both calls, or in one of them only'));
});

test('two blueprints that lead one object to one place are refused at synth', () => {
  const chart = demoChart();
  const repository = BlueprintRepository.gcs({
    storageSecret: GcsStorageSecret.fromSecretName(chart, 'Secret', 'storage'),
    bucket: 'example-backups',
    prefix: `auto/${BlueprintVariable.TARGET_NAMESPACE}/${BlueprintVariable.TARGET_KIND}/${BlueprintVariable.TARGET_NAME}`,
  });
  const workload = demoDeployment(chart, '/source/data');
  for (const [name, hour] of [['nightly', '2'], ['weekly', '14']] as const) {
    new BackupBlueprint(chart, name, {
      metadata: { name }, repository, schedule: Cron.schedule({ minute: '0', hour }), retentionPolicy: RetentionPolicy.keepLast(7),
    }).autoBackup(workload);
  }
  const of = (name: string) => `the Repository of Deployment demo/stash-demo from BackupBlueprint ${name}`;
  expect(() => App.of(chart).synthYaml()).toThrow(findings(`[demo/nightly] STASH101 spec.backend: ${of('nightly')} and `
    + `${of('weekly')} are the same place, "auto/demo/deployment/stash-demo" in "example-backups" of Google Cloud, and each removes backups of the other: give each a place `
    + 'of its own; in a blueprint, use a prefix that nothing else has, followed by ${TARGET_NAMESPACE}, ${TARGET_KIND} and ${TARGET_NAME}; this also concerns [demo/Deployment] and [demo/weekly]'));
});

describe('a patch afterwards', () => {
  function patched(patch: JsonPatch): plus27.Deployment {
    const chart = demoChart();
    const workload = demoDeployment(chart, '/source/data');
    blueprint(chart).autoBackup(workload);
    ApiObject.of(workload).addJsonPatch(patch);
    return workload;
  }

  test('of all annotations is refused at synth, since nothing asks for the blueprint then', () => {
    expect(() => annotationsOf(patched(JsonPatch.add('/metadata/annotations', { team: 'shop' })))).toThrow(findings(
      '[demo/Deployment] metadata.annotations["stash.appscode.com/backup-blueprint"]: no longer names "demo-blueprint", so Stash makes no backup from it: '
      + 'patch single annotations, since a patch of all of them replaces those of autoBackup(), or leave out autoBackup()',
    ));
  });

  test.each([
    ['of another annotation', JsonPatch.add('/metadata/annotations/team', 'shop')],
    ['that names one more blueprint', JsonPatch.replace('/metadata/annotations/stash.appscode.com~1backup-blueprint', 'other,demo-blueprint')],
  ])('%s is taken', (_, patch) => {
    expect(() => annotationsOf(patched(patch))).not.toThrow();
  });
});

test('every look at a workload finds the same', () => {
  const chart = demoChart();
  const workload = demoDeployment(chart, '/data');
  blueprint(chart).autoBackup(workload);
  expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
  expect(annotationsOf(workload)).toEqual(annotationsOf(workload));
});

test.each<[string, (chart: Chart) => IConstruct, AutoBackupOptions, string]>([
  ['a ConfigMap', (chart) => new plus27.ConfigMap(chart, 'Config'), {}, ': Stash cannot back up the ConfigMap "demo/Config" with a blueprint: give a '
    + 'Deployment, a StatefulSet, a DaemonSet, a PersistentVolumeClaim, an AppBinding or a KubeDB database'],
  ['what exists already', demoClaim, {}, ': "demo/Claim" has no manifest in this app, so it cannot be annotated: define it here, or annotate it yourself'],
  ['paths of a claim', (chart) => new plus27.PersistentVolumeClaim(chart, 'Claim'), { paths: ['/data'] },
    ': paths and volumeMounts are for workloads, and a PersistentVolumeClaim ignores them: leave them out'],
  ['mounts of a claim', (chart) => new plus27.PersistentVolumeClaim(chart, 'Claim'), { volumeMounts: [] },
    ': paths and volumeMounts are for workloads, and a PersistentVolumeClaim ignores them: leave them out'],
  ['parameters of a workload', (chart) => demoDeployment(chart), { params: { args: '' } },
    ': params are for databases, and a Deployment ignores them: leave them out'],
  ['a spread without a schedule', (chart) => demoDeployment(chart), { scheduleSpread: Duration.hours(1) },
    ': scheduleSpread has no schedule to spread: give schedule as well, or set both on the blueprint'],
  ['a relative path', (chart) => demoDeployment(chart), { paths: ['data'] },
    ': paths[0] "data" is not an absolute path: begin with "/", and leave out control characters; did you mean "/data"?'],
  ['a mount at a relative path', (chart) => demoDeployment(chart), { volumeMounts: [{ name: 'data', mountPath: 'data' }] },
    ': volumeMounts[0].mountPath "data" is not an absolute path: begin with "/", and leave out control characters'],
  ['a comma in a path', (chart) => demoDeployment(chart), { paths: ['/data/a,b'] },
    ': paths[0] "/data/a,b" contains a comma, where Stash would split the annotation: choose a directory above it'],
  ['a comma in a mount', (chart) => demoDeployment(chart), { volumeMounts: [{ name: 'data', mountPath: '/data,b' }] },
    ': volumeMounts[0].mountPath "/data,b" contains a comma, where Stash would split the annotation: choose a directory above it'],
  ['a colon in a mount', (chart) => demoDeployment(chart), { volumeMounts: [{ name: 'data', mountPath: '/data:b' }] },
    ': volumeMounts[0].mountPath "/data:b" contains a colon or a control character, and Kubernetes cannot mount such a path: remove it'],
  ['a comma in a subPath', (chart) => demoDeployment(chart), { volumeMounts: [{ name: 'data', mountPath: '/data', subPath: 'a,b' }] },
    ': volumeMounts[0].subPath "a,b" contains a comma or a colon, where Stash would split the annotation: choose a directory above it'],
])('%s is refused', (_, define, options, complaint) => {
  const chart = demoChart();
  const object = define(chart);
  expect(() => blueprint(chart).autoBackup(object, options)).toThrow(new Error(`BackupBlueprint.autoBackup${complaint}`));
});

test.each<[string, { readonly [name: string]: unknown }, string]>([
  ['a password', { args: '--all-databases --password=hunter2' }, '.args contains a password (not shown), which would be in plain text in the manifest: '
    + 'leave it out, and put it into the Secret of the AppBinding'],
  ['a name that no annotation may have', { 'bad name/x': 'x' }, ' "bad name/x" is not the name of a parameter: use letters, digits and "_", not starting with a digit'],
  ['an empty value', { args: '' }, '.args "" is an empty value, which would replace the default of the Function: leave the parameter out, or give it a value'],
  ['a number', { waitTimeout: 3 }, '.waitTimeout is not a string: write it in quotes'],
  ['a value that is missing', { args: undefined }, '.args is missing: give a string; an environment variable that is not set is undefined'],
])('%s in a parameter is refused', (_, params, complaint) => {
  const chart = demoChart();
  const database = new AppBinding(chart, 'Database', { clientConfig: ClientConfig.url('tcp://db:5432') });
  expect(() => blueprint(chart).autoBackup(database, { params: params as never })).toThrow(new Error(`BackupBlueprint.autoBackup: params${complaint}`));
  expect(annotationsOf(database)).toBeUndefined();
});

test('a schedule that is none is refused', () => {
  const chart = demoChart();
  const workload = demoDeployment(chart);
  expect(() => blueprint(chart).autoBackup(workload, { schedule: { expressionString: '@midday' } })).toThrow(new Error(
    '[demo/Deployment] metadata.annotations["stash.appscode.com/schedule"]: "@midday" is not a schedule: use one of @hourly, @daily, @midnight, '
    + '@weekly, @monthly, @yearly, @annually, or "@every 1h30m"',
  ));
});

test.each<[string, (chart: Chart) => plus27.Deployment, AutoBackupOptions, string, string]>([
  ['no claim', (chart) => demoDeployment(chart), {}, 'STASH506', 'target-paths"]: is empty, and without paths Stash creates no backup of a Deployment: '
    + 'mount a claim in its pods, name the paths, or do not request a backup for it'],
  ['a path outside of the mounts', (chart) => demoDeployment(chart, '/data'), { paths: ['/other'] }, 'STASH308', 'target-paths"]: "/other" is in none of the mounts '
    + 'of Deployment demo/stash-demo ("/data"), so the container of Stash does not see it: name a path in one of them, or mount a volume there'],
  ['a mount by an expression', (chart) => {
    const workload = demoDeployment(chart, '/data');
    ApiObject.of(workload).addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/volumeMounts/0/subPathExpr', '$(POD_NAME)'));
    return workload;
  }, {}, 'STASH506', 'volume-mounts"]: "$(POD_NAME)" is an expression, which Stash does not support in a mount: write the subPath itself'],
])('%s is refused at synth', (_, define, options, rule, finding) => {
  const chart = demoChart();
  blueprint(chart).autoBackup(define(chart), options);
  expect(() => App.of(chart).synthYaml()).toThrow(findings(`[demo/Deployment] ${rule} metadata.annotations["stash.appscode.com/${finding}`));
});
