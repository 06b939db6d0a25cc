import { ApiObject, App, Chart, Cron, JsonPatch, Lazy } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus33 from 'cdk8s-plus-33';
import { Node } from 'constructs';
import { demoBackup, demoChart, demoClaim, demoDeployment, findings, specOf } from './demo';
import {
  Addon, AppBinding, BackupConfiguration, BackupTarget, ClientConfig, type PersistentVolumeClaimBackupOptions, Repository, RestoreRule,
  RestoreTarget, RetentionPolicy, type TargetReference, type WorkloadBackupOptions,
} from 'cdk8s-stash';

const define = (target: BackupTarget, addon?: Addon, scope = demoChart()) => demoBackup({ target, addon }, scope);
const written = (...given: Parameters<typeof define>) => {
  const { target, task } = specOf(define(...given));
  return { target, task };
};
const refusal = (field: string, complaint: string) => new Error(`[demo/Backup] ${field}: ${complaint}`);

const claimRef = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'stash-sample-data' };
const bindingRef = { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'sample-postgres' };
const demoBinding = (chart: Chart, namespace?: string) => AppBinding.fromAppBindingName(chart, 'Database', 'sample-postgres', { namespace });

describe('a claim', () => {
  const of = (options?: PersistentVolumeClaimBackupOptions, scope = demoChart()) =>
    define(BackupTarget.persistentVolumeClaim(demoClaim(scope), options), undefined, scope);

  test('is backed up whole, by the Task of the operator', () => {
    expect(written(BackupTarget.persistentVolumeClaim(demoClaim(demoChart())))).toEqual({ target: { ref: claimRef }, task: { name: 'pvc-backup' } });
  });

  test('with all that it can say', () => {
    const options: Required<PersistentVolumeClaimBackupOptions> = {
      alias: 'data', paths: ['/source/a', '/source/b'], exclude: ['*.tmp'], args: ['--ignore-inode'], mountPath: '/source',
    };
    const { mountPath, ...files } = options;
    expect(specOf(of(options)).target).toEqual({ ...files, ref: claimRef, volumeMounts: [{ name: 'stash-volume', mountPath }] });
  });

  test('mounted elsewhere is backed up from there, where the operator would not look by itself', () => {
    expect(specOf(of({ mountPath: '/source' })).target)
      .toEqual({ ref: claimRef, paths: ['/source'], volumeMounts: [{ name: 'stash-volume', mountPath: '/source' }] });
  });

  test.each<[string, PersistentVolumeClaimBackupOptions, string, string]>([
    ['a path beside the mount of the operator', { paths: ['/data'] }, 'paths[0]',
      '"/data" is not below "/stash-data", where the claim is mounted, so nothing of it would be backed up: name a path below it, or set mountPath'],
    ['a path beside its own mount', { paths: ['/source/a', '/sources'], mountPath: '/source' }, 'paths[1]',
      '"/sources" is not below "/source", where the claim is mounted, so nothing of it would be backed up: name a path below it, or set mountPath'],
    ['a comma in a path', { paths: ['/stash-data/a,b'] }, 'paths[0]',
      '"/stash-data/a,b" contains a comma, where the Job of Stash would split it: name a parent directory that has no comma in its path'],
    ['a comma in a pattern', { exclude: ['*.{a,b}'] }, 'exclude[0]',
      '"*.{a,b}" contains a comma, where the Job of Stash would split it: use a pattern without a comma, such as with "?" in its place'],
    ['two arguments', { args: ['--tag', 'gold'] }, 'args',
      '["--tag","gold"] would reach restic as a single argument, because a Job joins them with blanks: give at most one'],
  ])('with %s is refused', (_, options, field, complaint) => {
    expect(() => of(options)).toThrow(refusal(`spec.target.${field}`, complaint));
  });

  const OCCUPIED = 'is where Stash\'s containers keep restic or their temporary files: mount the volume elsewhere';
  test.each([
    ['data', 'is not an absolute path: begin with "/", and leave out control characters'],
    ['/data:x', 'contains a colon or a control character, and Kubernetes cannot mount such a path: remove it'],
    ['//bin/', OCCUPIED], ['/bin/restic', OCCUPIED], ['/stash-tmp', OCCUPIED], ['/stash-tmp/x', OCCUPIED],
    ['/', 'is the root, where a volume would hide restic itself: mount it below the root'],
  ])('mounted at %s is refused', (mountPath, complaint) => {
    const message = `mountPath "${mountPath}" ${complaint}`;
    const mounts = { volumeMounts: [{ name: 'data', mountPath }] };
    expect(() => of({ mountPath })).toThrow(new Error(`BackupTarget.persistentVolumeClaim: ${message}`));
    expect(() => BackupTarget.of(claimRef, mounts)).toThrow(new Error(`BackupTarget.of: volumeMounts[0].${message}`));
    expect(() => RestoreTarget.persistentVolumeClaim(demoClaim(demoChart()), { rules: [RestoreRule.snapshots(['0123abcd'])], mountPath }))
      .toThrow(new Error(`RestoreTarget.persistentVolumeClaim: ${message}`));
  });

  test.each(['/bins', '/bin/app', '/stash-tmps', '/stash', '/data/bin', '/data/'])('mounted at %s is taken', (mountPath) => {
    expect(() => of({ mountPath })).not.toThrow();
  });

  test.each([['27', plus27], ['33', plus33]])('of cdk8s-plus-%s in another namespace is refused', (_, plus) => {
    const app = new App();
    const claim = new plus.PersistentVolumeClaim(new Chart(app, 'shop', { namespace: 'shop' }), 'Claim', { metadata: { name: 'data' } });
    expect(() => define(BackupTarget.persistentVolumeClaim(claim), undefined, new Chart(app, 'demo', { namespace: 'demo' }))).toThrow(refusal(
      'spec.target.ref.namespace',
      'the PersistentVolumeClaim "data" is in namespace "shop", but the backup or restore is in "demo", and Stash allows different namespaces only for databases: define both in the same namespace; a restore into another one is defined there, and names the copy: ofBackup(…, { into: copy })',
    ));
  });

  test('in a backup whose namespace is computed later is told so', () => {
    const chart = demoChart();
    const claim = new plus27.PersistentVolumeClaim(chart, 'Data', { metadata: { name: 'data' } });
    const namespace = Lazy.any({ produce: () => 'demo' }) as string;
    expect(() => demoBackup({ metadata: { name: 'late', namespace }, target: BackupTarget.persistentVolumeClaim(claim) }, chart)).toThrow(refusal(
      'metadata.namespace', 'is a Lazy, whose value is not known when it is checked: give the value itself',
    ));
  });

  test('of a known namespace is written with it where that of the backup is not known', () => {
    const app = new App();
    const claim = new plus27.PersistentVolumeClaim(new Chart(app, 'shop', { namespace: 'shop' }), 'Claim', { metadata: { name: 'data' } });
    expect(written(BackupTarget.persistentVolumeClaim(claim), undefined, new Chart(app, 'demo')).target!.ref!.namespace).toBe('shop');
  });
});

describe('a database', () => {
  test('that exists already may name its Task itself', () => {
    const chart = demoChart();
    expect(written(BackupTarget.appBinding(demoBinding(chart), { alias: 'db' }), undefined, chart)).toEqual({ target: { alias: 'db', ref: bindingRef } });
  });

  test('may be in another namespace', () => {
    const chart = demoChart();
    expect(written(BackupTarget.appBinding(demoBinding(chart, 'shop')), Addon.postgres('16.1'), chart)).toEqual({
      target: { ref: { ...bindingRef, namespace: 'shop' } }, task: { name: 'postgres-backup-16.1' },
    });
  });

  const binding = (addon?: Addon) => {
    const chart = demoChart();
    return { chart, binding: new AppBinding(chart, 'Database', { metadata: { name: 'sample-postgres' }, clientConfig: ClientConfig.url('tcp://db:5432'), addon }) };
  };

  test('of this app that names its Task needs no addon', () => {
    const { chart, binding: database } = binding(Addon.postgres('16.1'));
    expect(written(BackupTarget.appBinding(database), undefined, chart).task).toBeUndefined();
  });

  test.each<[string, (manifest: ApiObject) => void]>([
    ['by a patch', (manifest) => manifest.addJsonPatch(JsonPatch.add('/spec/parameters', {
      apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'StashAddon', stash: { addon: { backupTask: { name: 'x' } } },
    }))],
  ])('of this app that names its Task %s needs no addon', (_, patch) => {
    const { chart, binding: database } = binding();
    const backup = define(BackupTarget.appBinding(database), undefined, chart);
    patch(ApiObject.of(database));
    expect(specOf(backup).task).toBeUndefined();
  });

  test('of this app that names no Task is refused at synth', () => {
    const { chart, binding: database } = binding();
    const backup = define(BackupTarget.appBinding(database), undefined, chart);
    expect(() => App.of(backup).synthYaml()).toThrow(findings(
      '[demo/Backup] STASH317 spec.task: is missing, and without a Task Stash cannot back up AppBinding demo/sample-postgres, which does not name one in '
      + 'spec.parameters.stash.addon either: name the Task of its addon, here or there',
    ));
  });
});

test('the manifests of a namespace', () => {
  expect(written(BackupTarget.namespace('shop', { alias: 'shop' }), Addon.kubedump('0.2.0'))).toEqual({
    target: { alias: 'shop', ref: { apiVersion: 'v1', kind: 'Namespace', name: 'shop' } }, task: { name: 'kubedump-backup-0.2.0' },
  });
});

test('the manifests of the cluster have no target', () => {
  expect(written(BackupTarget.cluster(), Addon.kubedump('0.2.0'))).toEqual({ target: undefined, task: { name: 'kubedump-backup-0.2.0' } });
});

test('the manifest of a workload is dumped whatever it mounts, and wherever it is', () => {
  const app = new App();
  const workload = demoDeployment(new Chart(app, 'shop', { namespace: 'shop' }));
  expect(written(BackupTarget.workload(workload), Addon.kubedump('0.2.0'), new Chart(app, 'demo', { namespace: 'demo' }))).toEqual({
    target: { ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'stash-demo', namespace: 'shop' } }, task: { name: 'kubedump-backup-0.2.0' },
  });
});

describe('an object by its reference', () => {
  const deployment: TargetReference = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'stash-demo' };

  test.each<[string, TargetReference, WorkloadBackupOptions, Addon | undefined, object]>([
    ['a workload', deployment, { volumeMounts: [{ name: 'data', mountPath: '/data' }] }, undefined,
      { target: { ref: { ...deployment, namespace: 'demo' }, paths: ['/data'], volumeMounts: [{ name: 'data', mountPath: '/data' }] } }],
    ['a workload of OpenShift', { apiVersion: 'apps.openshift.io/v1', kind: 'DeploymentConfig', name: 'shop' },
      { paths: ['/data/a'], volumeMounts: [{ name: 'data', mountPath: '/data' }] }, undefined,
      { target: { ref: { apiVersion: 'apps.openshift.io/v1', kind: 'DeploymentConfig', name: 'shop', namespace: 'demo' }, paths: ['/data/a'], volumeMounts: [{ name: 'data', mountPath: '/data' }] } }],
    ['a claim', claimRef, { volumeMounts: [{ name: 'data', mountPath: '/source' }], paths: ['/source/a'] }, undefined,
      { target: { ref: claimRef, paths: ['/source/a'], volumeMounts: [{ name: 'data', mountPath: '/source' }] }, task: { name: 'pvc-backup' } }],
    ['a database', { ...bindingRef, namespace: 'demo' }, {}, Addon.mysql('8.0.21'), { target: { ref: bindingRef }, task: { name: 'mysql-backup-8.0.21' } }],
    ['an object of any kind', { apiVersion: 'kubedb.com/v1alpha2', kind: 'Postgres', name: 'shop' }, {}, Addon.kubedump('0.2.0'),
      { target: { ref: { apiVersion: 'kubedb.com/v1alpha2', kind: 'Postgres', name: 'shop' } }, task: { name: 'kubedump-backup-0.2.0' } }],
    ['what a Task of one\'s own looks at', deployment, { paths: ['/anything'] }, Addon.custom({ backupTask: 'mine' }),
      { target: { ref: { ...deployment, namespace: 'demo' }, paths: ['/anything'] }, task: { name: 'mine' } }],
  ])('%s', (_, reference, options, addon, expected) => {
    expect(written(BackupTarget.of(reference, options), addon)).toEqual(expected);
  });

  test.each<[string, TargetReference, WorkloadBackupOptions, Addon | undefined, string]>([
    ['paths of a database', bindingRef, { paths: ['/data'] }, Addon.postgres('16.1'), 'paths: would be ignored, because a database'],
    ['patterns of a database', bindingRef, { exclude: ['*.tmp'] }, Addon.nats('2.8.2'), 'exclude: would be ignored, because a database'],
    ['mounts of a database', bindingRef, { volumeMounts: [{ name: 'data', mountPath: '/data' }] }, undefined, 'volumeMounts: would be ignored, because a database'],
    ['paths of a manifest', deployment, { paths: ['/data'] }, Addon.kubedump('0.2.0'), 'paths: would be ignored, because a manifest'],
    ['patterns of the manifest of a claim', claimRef, { exclude: ['*.tmp'] }, Addon.kubedump('0.2.0'), 'exclude: would be ignored, because a manifest'],
  ])('is refused with %s', (_, reference, options, addon, complaint) => {
    expect(() => define(BackupTarget.of(reference, options), addon)).toThrow(new Error(`[demo/Backup] spec.target.${complaint} is backed up as a whole: leave it out`));
  });

  test('is refused with the mount path of a claim whose manifest is backed up', () => {
    const target = BackupTarget.persistentVolumeClaim(demoClaim(demoChart()), { mountPath: '/source' });
    expect(() => define(target, Addon.kubedump('0.2.0'))).toThrow(
      new Error('[demo/Backup] spec.target.volumeMounts: would be ignored, because a manifest is backed up as a whole: leave it out'));
  });

  test('is taken with files where its Task is one\'s own', () => {
    const files = { paths: ['/data'], exclude: ['*.tmp'], volumeMounts: [{ name: 'data', mountPath: '/data' }] };
    expect(written(BackupTarget.of(bindingRef, files), Addon.custom({ backupTask: 'mine' }))).toEqual({
      target: { ref: bindingRef, ...files }, task: { name: 'mine' },
    });
  });

  test.each([undefined, []])('that is a workload is refused without mounts: %j', (volumeMounts) => {
    expect(() => define(BackupTarget.of(deployment, { paths: ['/data'], volumeMounts }))).toThrow(refusal('spec.target.volumeMounts',
      'is missing, but the volumes of a workload that is not part of the app are not known: name the mounts that contain the data, or pass the workload '
      + 'itself to BackupTarget.workload() or .apiObject()'));
  });

  test('that is a workload is refused with a path outside of its mounts', () => {
    const target = BackupTarget.of(deployment, { paths: ['/a'], volumeMounts: [{ name: 'data', mountPath: '/data' }] });
    expect(() => define(target)).toThrow(refusal('spec.target.paths[0]', '"/a" is in none of the mounts ("/data"), so Stash would look for it in its own '
      + 'container: name a path in a mount, or mount its volume'));
  });

  test('that is a workload is refused with two volumes at one place', () => {
    const volumeMounts = [{ name: 'a', mountPath: '/data' }, { name: 'b', mountPath: '/data/' }];
    expect(() => define(BackupTarget.of(deployment, { volumeMounts }))).toThrow(refusal('spec.target.volumeMounts', '"/data" is the mount path of different '
      + 'volumes, including "a", but Stash has only one container: choose one with volumeMounts'));
  });

  test('that is a workload is refused with subPathExpr', () => {
    const volumeMounts = [{ name: 'a', mountPath: '/a', subPathExpr: '$(POD_NAME)' }];
    expect(() => define(BackupTarget.of(deployment, { volumeMounts }))).toThrow(refusal('spec.target.volumeMounts[0].subPathExpr',
      '"$(POD_NAME)" is not supported by Stash, which would mount the whole volume: use subPath'));
  });

  test('adds nothing to what cdk8s asks of the objects at synth, beside the checks of the app', () => {
    const added = jest.spyOn(Node.prototype, 'addValidation');
    define(BackupTarget.of(deployment, { volumeMounts: [{ name: 'data', mountPath: '/data' }] }));
    expect(added).toHaveBeenCalledTimes(1);
    added.mockRestore();
  });

  test.each<[TargetReference, string, string]>([
    [{ apiVersion: 'apps/v1', kind: 'AppBinding', name: 'db' }, 'apiVersion',
      '"apps/v1" is not the API version of the kind AppBinding, so Stash would find nothing: write "appcatalog.appscode.com/v1alpha1"'],
    [{ apiVersion: 'v1', kind: 'Deployment', name: 'db' }, 'apiVersion',
      '"v1" is not the API version of the kind Deployment, so Stash would find nothing: write "apps/v1"'],
    [{ apiVersion: 'core/v1', kind: 'PersistentVolumeClaim', name: 'db' }, 'apiVersion',
      '"core/v1" is not the API version of the kind PersistentVolumeClaim, so Stash would find nothing: write "v1"'],
    [{ ...bindingRef, name: 'My_DB' }, 'name', '"My_DB" is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or '
      + 'digit; did you mean "my-db"?'],
    [{ ...bindingRef, namespace: 'a.b' }, 'namespace', '"a.b" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; '
      + 'did you mean "a-b"?'],
    [{ ...claimRef, namespace: 'shop' }, 'namespace', 'the PersistentVolumeClaim "stash-sample-data" is in namespace "shop", but the backup or restore is in "demo", and '
      + 'Stash allows different namespaces only for databases: define both in the same namespace; a restore into another one is defined there, and names the copy: ofBackup(…, { into: copy })'],
  ])('%j is refused', (reference, field, complaint) => {
    expect(() => define(BackupTarget.of(reference, { volumeMounts: [] }))).toThrow(refusal(`spec.target.ref.${field}`, complaint));
  });
});

describe('the addon has to fit the target', () => {
  const TARGETS: { readonly [name: string]: (chart: Chart) => BackupTarget } = {
    workload: (chart) => BackupTarget.workload(demoDeployment(chart, '/data')),
    claim: (chart) => BackupTarget.persistentVolumeClaim(demoClaim(chart)),
    database: (chart) => BackupTarget.appBinding(demoBinding(chart)),
    namespace: () => BackupTarget.namespace('shop'),
    cluster: () => BackupTarget.cluster(),
  };
  const ADDONS: { readonly [name: string]: Addon | undefined } = {
    none: undefined, pvc: Addon.pvc(), kubedump: Addon.kubedump('0.2.0'), custom: Addon.custom({ backupTask: 'mine' }), postgres: Addon.postgres('16.1'),
  };
  const JOB = (addon: string) => `the Task of the addon ${addon} would back up the Deployment "stash-demo" from a Job, which does not see its volumes: leave the addon out`;
  const PVC = (target: string) => `the Task of the addon pvc is for claims, not for ${target}: give an addon for it`;
  const DATABASE = (target: string) => `the Task of the addon postgres is for databases, not for ${target}: back up the AppBinding of the database with `
    + 'BackupTarget.appBinding()';
  const MISSING = (target: string) => `is missing, and without a Task Stash cannot back up ${target}: give an addon, such as Addon.kubedump("0.2.0")`;

  const OUTCOMES: { readonly [target: string]: { readonly [addon: string]: string | undefined } } = {
    workload: { pvc: JOB('pvc'), postgres: JOB('postgres') },
    claim: { postgres: DATABASE('the PersistentVolumeClaim "stash-sample-data"') },
    database: { pvc: PVC('the AppBinding "sample-postgres"') },
    namespace: { none: MISSING('the Namespace "shop"'), pvc: PVC('the Namespace "shop"'), postgres: DATABASE('the Namespace "shop"') },
    cluster: { none: MISSING('the cluster'), pvc: PVC('the cluster'), postgres: DATABASE('the cluster') },
  };

  test.each(Object.keys(TARGETS).flatMap((target) => Object.keys(ADDONS).map((addon) => [target, addon, OUTCOMES[target]![addon]] as const)))(
    'a %s with %s: %p', (target, addon, complaint) => {
      const chart = demoChart();
      const build = () => demoBackup({ target: TARGETS[target]!(chart), addon: ADDONS[addon] }, chart);
      if (complaint === undefined) {
        App.of(build()).synthYaml();
      } else {
        expect(build).toThrow(refusal('spec.task', complaint));
      }
    },
  );
});

test.each<[string, string]>([
  ['deployment', 'Deployment'], ['Statefulset', 'StatefulSet'], ['PVC', 'PersistentVolumeClaim'], ['PersistentVolume', 'PersistentVolumeClaim'], ['ns', 'Namespace'],
])('the kind %s is refused, whatever the addon', (kind, meant) => {
  const reference = { apiVersion: 'v1', kind, name: 'shop' };
  const complaint = `"${kind}" is not a kind that Stash knows, so it would find nothing: did you mean "${meant}"?`;
  expect(() => BackupTarget.of(reference)).toThrow(new Error(`BackupTarget.of: kind ${complaint}`));
  expect(() => RestoreTarget.of(reference)).toThrow(new Error(`RestoreTarget.of: kind ${complaint}`));
});

test('a kind of which nothing is known needs an addon', () => {
  const target = BackupTarget.of({ apiVersion: 'v1', kind: 'Pod', name: 'shop' });
  expect(() => define(target)).toThrow(refusal('spec.task', 'is missing, and without a Task Stash cannot back up the Pod "shop": '
    + 'give the addon that backs up a Pod, or name the workload or the claim that holds the files'));
  expect(written(target, Addon.kubedump('0.2.0')).task).toEqual({ name: 'kubedump-backup-0.2.0' });
});

test('the release of Stash decides which versions there are, whenever it is chosen', () => {
  const chart = demoChart();
  const backup = define(BackupTarget.appBinding(demoBinding(chart)), Addon.postgres('18.2'), chart);
  expect(() => App.of(backup).synthYaml()).toThrow(/\[demo\/Backup\] STASH503 spec\.task\.name: only Stash v2025\.10\.17 installs the Task "postgres-backup-18\.2"/);
});

test('one target may be backed up twice, each with its own name', () => {
  const chart = demoChart();
  const target = BackupTarget.workload(demoDeployment(chart, '/data'), { alias: 'shop' });
  const backups = ['One', 'Two'].map((id) => new BackupConfiguration(chart, id, {
    repository: Repository.fromRepositoryName(chart, `${id}Repository`, id.toLowerCase()), target, schedule: Cron.daily(), retentionPolicy: RetentionPolicy.keepLast(1),
  }));
  expect(specOf(backups[0]!).target).toEqual(specOf(backups[1]!).target);
});
