import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus33 from 'cdk8s-plus-33';
import { demoBackup, demoChart, demoClaim, demoDeployment, findings, mountClaims, specOf } from './demo';
import { Addon, BackupConfiguration, BackupTarget, type WorkloadBackupOptions } from 'cdk8s-stash';

const backupOf = (resource: plus27.IResource, options?: WorkloadBackupOptions) =>
  demoBackup({ target: BackupTarget.workload(resource, options) }, Chart.of(resource) as Chart);

const targetOf = (backup: BackupConfiguration) => specOf(backup).target;

const synth = (backup: BackupConfiguration) => () => App.of(backup).synthYaml();

const ref = (kind: string) => ({ apiVersion: 'apps/v1', kind, name: 'stash-demo', namespace: 'demo' });

/** Every workload of either version, with a container, and a claim on `data` that is mounted at the path when that is asked for. */
const WORKLOADS: ReadonlyArray<[
  string, string, (chart: Chart) => { readonly resource: plus27.IResource; readonly mount: (path: string) => void },
]> = [
  plus27, plus33,
].flatMap((plus) => (['Deployment', 'StatefulSet', 'DaemonSet'] as const).map((kind): typeof WORKLOADS[number] => [
  kind, plus === plus27 ? '27' : '33', (chart) => {
    // The two versions have the same members, but no common type.
    const k = plus as typeof plus27;
    const props = { metadata: { name: 'stash-demo' }, containers: [{ image: 'busybox' }] };
    const resource = kind === 'Deployment' ? new k.Deployment(chart, 'Workload', props)
      : kind === 'DaemonSet' ? new k.DaemonSet(chart, 'Workload', props)
        : new k.StatefulSet(chart, 'Workload', { ...props, service: new k.Service(chart, 'Service', { ports: [{ port: 80 }] }) });
    const claim = k.PersistentVolumeClaim.fromClaimName(chart, 'Claim', 'data');
    const volume = k.Volume.fromPersistentVolumeClaim(chart, 'Volume', claim, { name: 'data' });
    return {
      resource,
      mount: (path) => {
        resource.containers[0]!.mount(path, volume);
        const workload: unknown = resource;
        if (workload instanceof plus33.StatefulSet) {
          // This version writes the volumes of a StatefulSet only beside claims of its own.
          workload.addVolumeClaimTemplate({ name: 'data' });
        }
      },
    };
  },
]));

describe.each(WORKLOADS)('a %s of cdk8s-plus-%s', (kind, _, define) => {
  test('is backed up where its claims are mounted, even if that comes later', () => {
    const { resource, mount } = define(demoChart());
    const backup = backupOf(resource);
    mount('/source/data');
    expect(targetOf(backup)).toEqual({ ref: ref(kind), paths: ['/source/data'], volumeMounts: [{ name: 'data', mountPath: '/source/data' }] });
  });

  test('is read with its patches', () => {
    const { resource, mount } = define(demoChart());
    mount('/source/data');
    const backup = backupOf(resource);
    const pod = '/spec/template/spec';
    ApiObject.of(resource).addJsonPatch(
      JsonPatch.add(`${pod}/volumes`, ['data', 'more'].map((name) => ({ name, persistentVolumeClaim: { claimName: name } }))),
      JsonPatch.add(`${pod}/containers/0/volumeMounts/-`, { name: 'more', mountPath: '/more', subPath: 'inner', readOnly: true }),
      JsonPatch.replace(`${pod}/containers/0/volumeMounts/0/mountPath`, '/elsewhere'),
    );
    expect(targetOf(backup)).toEqual({
      ref: ref(kind),
      paths: ['/elsewhere', '/more'],
      volumeMounts: [{ name: 'data', mountPath: '/elsewhere' }, { name: 'more', mountPath: '/more', subPath: 'inner' }],
    });
  });

  test('without claims and paths is refused', () => {
    const { resource } = define(demoChart());
    expect(synth(backupOf(resource))).toThrow(findings(
      `[demo/Backup] STASH307 spec.target.paths: has no path of ${kind} demo/stash-demo, so nothing is backed up, and each run reports success: mount a `
      + 'claim in its pods, or name the directories that hold the data in paths',
    ));
  });
});

test('all that a workload target can say', () => {
  const chart = demoChart();
  const options: Required<WorkloadBackupOptions> = {
    alias: 'app-data',
    paths: ['/source/data', '/source/data/sub'],
    exclude: ['*.tmp', '/source/data/a,b'],
    args: ['--ignore-inode', '--tag', 'gold'],
    volumeMounts: [{ name: 'source-data', mountPath: '/source/data', subPath: 'inner', readOnly: true, mountPropagation: 'None' }],
  };
  expect(targetOf(backupOf(demoDeployment(chart, '/source/data'), options))).toEqual({ ...options, ref: ref('Deployment') });
});

/** A StatefulSet whose container mounts a claim of these templates, and a volume that is none. */
function statefulSet(chart: Chart, volumeClaimTemplates: readonly object[]): plus27.IResource {
  const object = new ApiObject(new Chart(chart, 'inner', { namespace: 'demo' }), 'Resource', {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'stash-demo' },
    spec: {
      template: {
        spec: {
          containers: [{ volumeMounts: [{ name: 'data', mountPath: '/data' }, { name: 'scratch', mountPath: '/tmp' }] }],
          volumes: [{ name: 'scratch', emptyDir: {} }],
        },
      },
      volumeClaimTemplates,
    },
  });
  const resource = { apiVersion: 'apps/v1', apiGroup: 'apps', kind: 'StatefulSet', name: 'stash-demo', resourceType: 'statefulsets' };
  return Object.assign(object.node.scope!, resource) as unknown as plus27.IResource;
}

test.each<[string, object[]]>([
  ['count', [{ metadata: { name: 'data' } }]],
  ['count beside one that has no name yet', [{ spec: {} }, { metadata: { labels: { app: 'demo' } } }, { metadata: { name: 'data' } }]],
])('the claims of a StatefulSet\'s own templates %s', (_, templates) => {
  const chart = demoChart();
  expect(specOf(demoBackup({ target: BackupTarget.workload(statefulSet(chart, templates)) }, chart)).target).toEqual({
    ref: ref('StatefulSet'), paths: ['/data'], volumeMounts: [{ name: 'data', mountPath: '/data' }],
  });
});

test('a StatefulSet whose templates have no name is refused, as one that mounts no claim', () => {
  const chart = demoChart();
  expect(synth(demoBackup({ target: BackupTarget.workload(statefulSet(chart, [{ spec: {} }])) }, chart))).toThrow(findings(
    '[demo/Backup] STASH307 spec.target.paths: has no path of StatefulSet demo/stash-demo, so nothing is backed up, and each run reports success: mount a '
      + 'claim in its pods, or name the directories that hold the data in paths',
  ));
});

describe('which mounts and paths are written', () => {
  const mountOf = (name: string, mountPath: string, more: object = {}) => ({ name, mountPath, ...more });

  /** A Deployment whose manifest mounts what is listed, container by container; volumes of these names are claims, unless they begin with `tmp`. */
  function deployment(chart: Chart, ...containers: Array<Array<{ readonly name: string; readonly mountPath: string }>>): plus27.Deployment {
    const workload = new plus27.Deployment(chart, 'Deployment', { metadata: { name: 'stash-demo' }, containers: [{ image: 'busybox' }] });
    const volumes = [...new Set(containers.flat().map(({ name }) => name))];
    ApiObject.of(workload).addJsonPatch(
      JsonPatch.replace('/spec/template/spec/containers', containers.map((volumeMounts) => ({ volumeMounts }))),
      JsonPatch.add('/spec/template/spec/volumes', volumes.map((name) => name.startsWith('tmp') ? { name, emptyDir: {} } : { name, persistentVolumeClaim: {} })),
    );
    return workload;
  }

  test.each<[string, Array<Array<ReturnType<typeof mountOf>>>, WorkloadBackupOptions, object]>([
    ['the mounts of claims, in the order of their paths', [[mountOf('b', '/b'), mountOf('tmp', '/tmp'), mountOf('a', '/a')]], {},
      { paths: ['/a', '/b'], volumeMounts: [mountOf('a', '/a'), mountOf('b', '/b')] }],
    ['a claim that two containers mount alike once', [[mountOf('a', '/a')], [mountOf('a', '/a')]], {}, { paths: ['/a'], volumeMounts: [mountOf('a', '/a')] }],
    ['a claim that is mounted twice by its first path', [[mountOf('a', '/z')], [mountOf('a', '/a')]], {}, { paths: ['/a'], volumeMounts: [mountOf('a', '/a')] }],
    ['two parts of a claim', [[mountOf('a', '/x', { subPath: 'x' }), mountOf('a', '/y', { subPath: 'y' })]], {},
      { paths: ['/x', '/y'], volumeMounts: [mountOf('a', '/x', { subPath: 'x' }), mountOf('a', '/y', { subPath: 'y' })] }],
    ['a claim inside of another by the outer path, with both mounts', [[mountOf('b', '/a/b'), mountOf('a', '/a')]], {},
      { paths: ['/a'], volumeMounts: [mountOf('a', '/a'), mountOf('b', '/a/b')] }],
    ['a claim beside another whose path begins alike', [[mountOf('a', '/a'), mountOf('b', '/ab')]], {},
      { paths: ['/a', '/ab'], volumeMounts: [mountOf('a', '/a'), mountOf('b', '/ab')] }],
    ['the mount that a path is in', [[mountOf('a', '/a'), mountOf('b', '/b')]], { paths: ['/b/c'] }, { paths: ['/b/c'], volumeMounts: [mountOf('b', '/b')] }],
    ['the innermost mount that a path is in', [[mountOf('a', '/a'), mountOf('b', '/a/b')]], { paths: ['/a/b/c'] },
      { paths: ['/a/b/c'], volumeMounts: [mountOf('b', '/a/b')] }],
    ['the mounts below a path', [[mountOf('a', '/x/a'), mountOf('b', '/x/b'), mountOf('c', '/c')]], { paths: ['/x/'] },
      { paths: ['/x/'], volumeMounts: [mountOf('a', '/x/a'), mountOf('b', '/x/b')] }],
    ['everything for the root', [[mountOf('a', '/a'), mountOf('tmp', '/tmp')]], { paths: ['/'] },
      { paths: ['/'], volumeMounts: [mountOf('a', '/a'), mountOf('tmp', '/tmp')] }],
    ['a volume that is no claim, if it is asked for', [[mountOf('tmp', '/tmp')]], { paths: ['/tmp'] }, { paths: ['/tmp'], volumeMounts: [mountOf('tmp', '/tmp')] }],
    ['the paths of the mounts that are given', [[mountOf('a', '/a'), mountOf('b', '/b')]], { volumeMounts: [mountOf('b', '/elsewhere')] },
      { paths: ['/elsewhere'], volumeMounts: [mountOf('b', '/elsewhere')] }],
  ])('%s', (_, containers, options, expected) => {
    expect(targetOf(backupOf(deployment(demoChart(), ...containers), options))).toEqual({ ref: ref('Deployment'), ...expected });
  });

  test.each<[string, Array<Array<ReturnType<typeof mountOf>>>, WorkloadBackupOptions, string[]]>([
    ['a path outside of every mount', [[mountOf('a', '/a'), mountOf('tmp', '/tmp')]], { paths: ['/a', '/ab', '/c'] }, [
      'paths: "/ab" and "/c" are in none of the mounts ("/a"), so the container of Stash does not see them: name a path in a mount of Deployment demo/stash-demo '
      + '("/a" and "/tmp"), or mount a volume there',
    ]],
    ['a path that leads out of its mount', [[mountOf('a', '/a')]], { paths: ['/a/../c'] }, [
      'paths: "/a/../c" is in none of the mounts of Deployment demo/stash-demo ("/a"), so the container of Stash does not see it: name a path in one of them, '
      + 'or mount a volume there',
    ]],
    ['a path where nothing is mounted at all', [[]], { paths: ['/a'] }, [
      'paths: "/a" is in none of the mounts (there are none), so the container of Stash does not see it: name a path in a mount of Deployment '
      + 'demo/stash-demo (there are none), or mount a volume there',
    ]],
    ['a path outside of the mounts that are given', [[mountOf('a', '/a'), mountOf('b', '/b')]], { paths: ['/a'], volumeMounts: [mountOf('b', '/b')] }, [
      'paths: "/a" is in none of the mounts ("/b"), so the container of Stash does not see it: mount its volume in volumeMounts, at the path at which the '
      + 'application has it',
    ]],
    ['a volume that there is not', [[mountOf('a', '/a')]], { volumeMounts: [mountOf('a', '/a'), mountOf('b', '/b')] }, [
      'volumeMounts[1].name: "b" is not a volume of Deployment demo/stash-demo (it has "a"), so its pods cannot be created: name one of its volumes, or add the volume '
      + 'to its pods',
    ]],
    ['two volumes at one place', [[mountOf('a', '/data')], [mountOf('b', '/data/')]], {}, [
      'volumeMounts: several volumes are mounted at "/data", but the container of Stash can have only one there, so its pods cannot be created: give '
      + 'only one of them in volumeMounts',
    ]],
    ['a part of a volume that a variable names', [[mountOf('a', '/a', { subPathExpr: '$(POD_NAME)' })]], {}, [
      'volumeMounts[0].subPathExpr: "$(POD_NAME)" is not supported by Stash, which mounts the whole volume in place of a part: give the subPath in volumeMounts instead',
    ]],
  ])('%s is refused', (_, containers, options, expected) => {
    expect(synth(backupOf(deployment(demoChart(), ...containers), options))).toThrow(findings(...expected.map((line) => `[demo/Backup] STASH308 spec.target.${line}`)));
  });
});

test.each<[string, WorkloadBackupOptions, string]>([
  ['no path', { paths: [] }, 'paths is an empty list, so nothing would be backed up: name a path, or leave it out'],
  ['a relative path', { paths: ['/a', 'data'] }, 'paths[1] "data" is not an absolute path: begin with "/", and leave out control characters; did you mean "/data"?'],
  ['a wildcard', { paths: ['/a', '/data/*'] }, 'paths[1] "/data/*" contains a wildcard, which nothing expands, so restic finds nothing there and the run fails: name the '
    + 'folder, and leave parts of it out with exclude; did you mean "/data"?'],
  ['an empty path', { paths: [''] }, 'paths[0] "" is not an absolute path: begin with "/", and leave out control characters'],
  ['a line break', { paths: ['/a\n'] }, 'paths[0] "/a\\n" is not an absolute path: begin with "/", and leave out control characters'],
  ['a relative mount path', { volumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'data', mountPath: 'srv/uploads' }] },
    'volumeMounts[1].mountPath "srv/uploads" is not an absolute path: begin with "/", and leave out control characters'],
  ['a volume that no pod can have', { volumeMounts: [{ name: 'My Volume', mountPath: '/a' }] },
    'volumeMounts[0].name "My Volume" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; did you mean "my-volume"?'],
  ['a path twice, in other words', { paths: ['/a', '/b', '/a/'] }, 'paths[2] "/a/" is listed twice, and would be backed up twice: list it once'],
  ['a path twice, by way of its parent', { paths: ['/a', '/b/../a'] }, 'paths[1] "/b/../a" is listed twice, and would be backed up twice: list it once'],
  ['a path twice', { paths: ['/a', '/b', '/a'] }, 'paths[2] "/a" is listed twice, and would be backed up twice: list it once'],
  ['an empty alias', { alias: '' }, 'alias "" is not an alias: use at least one character, without white space, commas and invisible characters, such as "app-data"'],
  ['an alias that is not set', { alias: `shop-${process.env.NOT_SET}` },
    'alias "shop-undefined" contains "undefined", which JavaScript writes for a value that is not set: set it, or leave that part out'],
  ['an alias of two words', { alias: 'app data' }, 'alias "app data" is not an alias: use at least one character, without white space, commas and invisible characters, such as "app-data"'],
  ['an alias with an invisible character', { alias: 'app\u200b' },
    'alias "app\\u200b" is not an alias: use at least one character, without white space, commas and invisible characters, such as "app-data"'],
  ['an alias that is a list', { alias: 'a,b' }, 'alias "a,b" is not an alias: use at least one character, without white space, commas and invisible characters, such as "app-data"'],
  ['an empty pattern', { exclude: ['*.tmp', ''] }, 'exclude[1] "" is not a pattern: name the files to leave out, such as "*.tmp"'],
  ['a pattern of everything', { exclude: ['*.tmp', '*'] }, 'exclude[1] "*" leaves out all files, so that none is backed up and each run reports success: name some '
    + 'of them, such as "*.tmp"'],
  ['a pattern of a path', { paths: ['/a', '/srv/b'], exclude: ['/srv/'] }, 'exclude[0] "/srv/" leaves out all files of "/srv/b", so that none is backed up and each '
    + 'run reports success: name some of them, such as "*.tmp"'],
  ['an argument with such a pattern', { paths: ['/a'], args: ['--exclude=/a'] }, 'args "/a" leaves out all files of "/a", so that none is backed up and each run '
    + 'reports success: name some of them, such as "*.tmp"'],
  ['another host', { alias: 'a', args: ['--tag', 'x', '--host', 'b'] }, 'args contains --host, so snapshots are stored under a host that a restore does not look for: '
    + 'leave it out, and name the data with alias'],
  ['a run that stores nothing', { args: ['-n'] }, 'args contains -n, so restic stores nothing and reports success: leave it out'],
])('%s is refused where it is given', (_, options, complaint) => {
  expect(() => BackupTarget.workload(demoDeployment(demoChart()), options)).toThrow(new Error(`BackupTarget.workload: ${complaint}`));
});

test.each<[string, (chart: Chart) => plus27.IResource, string]>([
  ['a ConfigMap', (chart) => new plus27.ConfigMap(chart, 'Config'), 'the ConfigMap "demo/Config" is not a workload: give a Deployment, a StatefulSet or a DaemonSet'],
  ['a Pod of cdk8s-plus-33', (chart) => new plus33.Pod(chart, 'Pod', { containers: [{ image: 'busybox' }] }),
    'the Pod "demo/Pod" is not a workload: give a Deployment, a StatefulSet or a DaemonSet'],
  ['a claim', (chart) => demoClaim(chart), 'the PersistentVolumeClaim "demo/Claim" is not a workload: give a Deployment, a StatefulSet or a DaemonSet'],
])('%s is refused at once', (_, define, complaint) => {
  expect(() => BackupTarget.workload(define(demoChart()))).toThrow(new Error(`BackupTarget.workload: ${complaint}`));
});

test('subPathExpr is refused, for Stash would mount the whole volume', () => {
  const volumeMounts = [{ name: 'a', mountPath: '/a', subPathExpr: '$(POD_NAME)' }];
  expect(() => backupOf(demoDeployment(demoChart()), { volumeMounts })).toThrow(new Error(
    '[demo/Backup] spec.target.volumeMounts[0].subPathExpr: "$(POD_NAME)" is not supported by Stash, which would mount the whole volume: use subPath',
  ));
});

test('a mount that would lose a field is refused', () => {
  const volumeMounts = [{ name: 'a', mountPath: '/a', recursiveReadOnly: 'Enabled' }];
  expect(() => backupOf(demoDeployment(demoChart()), { volumeMounts })).toThrow(new Error(
    '[demo/Backup] spec.target.volumeMounts[0]: "recursiveReadOnly" would be lost: it is misspelt, or its value is not of the class that the field takes, such as k8s.Quantity; '
      + 'a field that is newer than Kubernetes 1.27 can be written with ApiObject.of(construct).addJsonPatch(…)',
  ));
});

describe('the namespace of the workload', () => {
  const backup = (own: string | undefined, workloads: string | undefined, addon?: Addon) => {
    const app = new App();
    const workload = demoDeployment(new Chart(app, 'shop', { namespace: workloads }));
    mountClaims(workload, '/data');
    return demoBackup({ target: BackupTarget.workload(workload), addon }, new Chart(app, 'demo', { namespace: own }));
  };

  test.each<[string | undefined, string | undefined, string | undefined]>([
    ['demo', 'demo', 'demo'], ['demo', undefined, 'demo'], [undefined, 'shop', 'shop'], [undefined, undefined, undefined],
  ])('of a backup in %p and a workload in %p, %p is written out', (own, workloads, expected) => {
    expect(targetOf(backup(own, workloads))!.ref!.namespace).toBe(expected);
  });

  test('has to be that of the backup', () => {
    expect(() => backup('demo', 'shop')).toThrow(new Error(
      '[demo/Backup] spec.target.ref.namespace: the Deployment "stash-demo" is in namespace "shop", but the backup or restore is in "demo", and '
      + 'Stash allows different namespaces only for databases: define both in the same namespace; a restore into another one is defined there, and names the copy: ofBackup(…, { into: copy })',
    ));
  });

  test.each([['that somebody wrote', Addon.custom({ backupTask: 'ours' })], ['that dumps its manifest', Addon.kubedump('0.2.0')]])(
    'may be another for the Task %s', (_, addon) => {
      expect(targetOf(backup('demo', 'shop', addon))!.ref!.namespace).toBe('shop');
    });
});

test('a name that fits no label is refused', () => {
  const workload = new plus27.Deployment(demoChart(), 'Deployment', { metadata: { name: 'a'.repeat(64) } });
  expect(() => backupOf(workload)).toThrow(new Error(
    `[demo/Backup] spec.target.ref.name: "${'a'.repeat(64)}" is too long: use at most 63 characters, since Stash writes it into a label of every run`,
  ));
});
