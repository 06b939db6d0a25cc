import { posix } from 'node:path';
import { ApiObject, JsonPatch, Size } from 'cdk8s';
import { Volume } from 'cdk8s-plus-27';
import * as plus33 from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { demoChart, demoClaim, demoDeployment, demoRestore, documentOf, findingsOf, messageOf, SOURCE_DATA } from './demo';
import { RestoreRule, RestoreTarget } from 'cdk8s-stash';

const rulesOf = (...paths: string[]) => [RestoreRule.paths(paths)];
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop' };

const outside = (path: string, places: string, at = 'rules[0].paths[0]') =>
  `[demo/Restore] spec.target.${at}: "${path}" is in none of the mounts (${places}), so it would be restored into the container of Stash and lost with `
  + 'it, but count as restored: mount its volume where it was mounted in the backup';

describe('mounts that are given', () => {
  test.each<[string, string]>([
    ['/source/database', '"/source/data"'],
    ['/var/lib', '"/source/data"'],
    ['/source/x', '"/source/data"'],
  ])('%s is outside', (path, places) => {
    const target = RestoreTarget.of(DEPLOYMENT, { rules: rulesOf(path), volumeMounts: SOURCE_DATA });
    expect(() => demoRestore(target)).toThrow(new Error(outside(path, places)));
  });

  test.each(['/source/data', '/source/data/', '/source//data/x', '/source', '/'])('%s is in them, or around them', (path) => {
    expect(() => demoRestore(RestoreTarget.of(DEPLOYMENT, { rules: rulesOf(path), volumeMounts: SOURCE_DATA }))).not.toThrow();
  });

  test('none', () => {
    expect(() => demoRestore(RestoreTarget.of(DEPLOYMENT, { rules: rulesOf('/source/data') }))).toThrow(new Error(
      '[demo/Restore] spec.target.volumeMounts: is empty, so everything would be restored into the container of Stash and lost with it, but '
      + 'count as restored: mount the volumes where they were mounted in the backup',
    ));
  });

  test('one by an expression', () => {
    const volumeMounts = [{ name: 'data', mountPath: '/data', subPathExpr: '$(POD_NAME)' }];
    expect(() => demoRestore(RestoreTarget.of(DEPLOYMENT, { rules: rulesOf('/data'), volumeMounts }))).toThrow(new Error(
      '[demo/Restore] spec.target.volumeMounts: "/data" is mounted by subPathExpr, which Stash does not support: give its volume and subPath in '
      + 'volumeMounts',
    ));
  });

  test('two at one place', () => {
    const volumeMounts = [{ name: 'a', mountPath: '/data' }, { name: 'b', mountPath: '/data/' }];
    expect(() => demoRestore(RestoreTarget.of(DEPLOYMENT, { rules: rulesOf('/data'), volumeMounts }))).toThrow(new Error(
      '[demo/Restore] spec.target.volumeMounts: "/data" is the mount path of different volumes, including "a", but Stash has only one container: '
      + 'choose one with volumeMounts',
    ));
  });

  test('a volume that a workload of the app does not have', () => {
    const chart = demoChart();
    const volumeMounts = [{ name: 'data', mountPath: '/source/data' }];
    const target = RestoreTarget.workload(demoDeployment(chart), { rules: rulesOf('/source/data'), volumeMounts });
    expect(findingsOf(demoRestore(target, {}, chart))).toEqual([
      '[demo/Restore] STASH405 spec.target.volumeMounts[0].name: "data" is not a volume of Deployment demo/stash-demo (it has "source-data"), so its pods cannot be '
      + 'created: name one of its volumes, or add the volume to its pods',
    ]);
  });

  test('a field that Kubernetes 1.27 does not know', () => {
    const volumeMounts = [{ ...SOURCE_DATA[0]!, recursiveReadOnly: 'Enabled' }];
    expect(() => demoRestore(RestoreTarget.of(DEPLOYMENT, { rules: rulesOf('/source/data'), volumeMounts }))).toThrow(
      '[demo/Restore] spec.target.volumeMounts[0]: "recursiveReadOnly" would be lost',
    );
  });
});

describe('a claim', () => {
  const claim = (path: string, mountPath?: string) =>
    RestoreTarget.persistentVolumeClaim(demoClaim(demoChart()), { rules: rulesOf(path), mountPath });

  test.each<[string, string | undefined, string]>([
    ['/source/data', undefined, '"/stash-data"'],
    ['/stash-data', '/source', '"/source"'],
  ])('%s where it is mounted at %s', (path, mountPath, places) => {
    expect(() => demoRestore(claim(path, mountPath))).toThrow(new Error(outside(path, places)));
  });

  test('several mounts', () => {
    const target = RestoreTarget.of({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'claim' }, {
      rules: rulesOf('/a'), volumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'b', mountPath: '/b' }],
    });
    expect(() => demoRestore(target)).toThrow(new Error(
      '[demo/Restore] spec.target.volumeMounts: contains 2 entries, but Stash mounts a claim only at the first: leave the others out',
    ));
  });
});

describe('a workload of the app', () => {
  const noMounts = (what: string, deployment: string) => `[demo/Restore] STASH405 spec.target.volumeMounts: is missing, so ${what} is restored into `
    + `the container of Stash and lost with it, although the restore succeeds: mount the volumes where they were mounted in the backup, and in the pods of Deployment demo/${deployment} as well`;

  const MOUNTED = `\
    volumeMounts:
      - mountPath: /source/data
        name: source-data
`;

  test('a path that nothing mounts is found when the app is synthesised', () => {
    const chart = demoChart();
    const ofHost = RestoreRule.paths(['/x'], { targetHosts: ['host-0'] });
    const target = RestoreTarget.workload(demoDeployment(chart), { rules: [...rulesOf('/source/data', '/var/log'), ofHost] });
    expect(findingsOf(demoRestore(target, {}, chart))).toEqual([
      ['0', '"/var/log"'], ['1', '"/x"'],
    ].map(([index, path]) => `[demo/Restore] STASH405 spec.target.rules[${index}].paths: ${path} is in none of the mounts ("/source/data"), so the files are restored `
      + 'into the container of Stash and lost with it, although the restore succeeds: mount the volume where it was mounted in the backup'));
  });

  test('a path that is mounted afterwards', () => {
    const chart = demoChart();
    const deployment = demoDeployment(chart);
    const restore = demoRestore(RestoreTarget.workload(deployment, { rules: rulesOf('/late') }), {}, chart);
    expect(findingsOf(restore)).toEqual([
      '[demo/Restore] STASH405 spec.target.rules[0].paths: "/late" is in none of the mounts of Deployment demo/stash-demo ("/source/data"), so the files are restored into the '
      + 'container of Stash and lost with it, although the restore succeeds: name a path in one of them, or mount the volume there',
    ]);
    deployment.containers[0]!.mount('/late', Volume.fromEmptyDir(chart, 'Late', 'late'));
    expect(documentOf(restore)).toContain('    volumeMounts:\n      - mountPath: /late\n        name: late\n');
  });

  test('a mount that a patch adds', () => {
    const chart = demoChart();
    const deployment = demoDeployment(chart);
    const mount = { name: 'source-data', mountPath: '/patched', subPath: 'p' };
    ApiObject.of(deployment).addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/volumeMounts/-', mount));
    expect(documentOf(demoRestore(RestoreTarget.workload(deployment, { rules: rulesOf('/patched/x') }), {}, chart)))
      .toContain('    volumeMounts:\n      - mountPath: /patched\n        name: source-data\n        subPath: p\n');
  });

  test('a snapshot by its id is restored into all claims', () => {
    const chart = demoChart();
    const target = RestoreTarget.workload(demoDeployment(chart), { rules: [RestoreRule.snapshots(['2b8b1d4a'])] });
    expect(documentOf(demoRestore(target, {}, chart))).toContain(MOUNTED);
  });

  test('a snapshot by its id, and no claim', () => {
    const chart = demoChart();
    const deployment = new plus33.Deployment(chart, 'Stateless', { metadata: { name: 'stateless' }, containers: [{ image: 'busybox' }] });
    const target = RestoreTarget.workload(deployment, { rules: [RestoreRule.snapshots(['2b8b1d4a'])] });
    expect(findingsOf(demoRestore(target, {}, chart))).toEqual([noMounts('everything', 'stateless')]);
  });

  test('one that is not part of the app', () => {
    const chart = demoChart();
    const resource = { apiVersion: 'apps/v1', apiGroup: 'apps', kind: 'Deployment', name: 'shop', resourceType: 'deployments' };
    const workload = Object.assign(new Construct(chart, 'Imported'), resource);
    expect(() => demoRestore(RestoreTarget.workload(workload, { rules: rulesOf('/data') }), {}, chart)).toThrow(new Error(
      '[demo/Restore] spec.target.volumeMounts: is absent, and cannot be read from the manifest of "demo/Imported", which is not part of the app: give the mounts',
    ));
  });

  test('of another version of cdk8s-plus', () => {
    const chart = demoChart();
    const accessModes = [plus33.PersistentVolumeAccessMode.READ_WRITE_ONCE];
    const claim = new plus33.PersistentVolumeClaim(chart, 'Claim', { storage: Size.gibibytes(1), accessModes });
    const deployment = new plus33.Deployment(chart, 'Deployment', { containers: [{ image: 'busybox' }] });
    deployment.containers[0]!.mount('/source/data', plus33.Volume.fromPersistentVolumeClaim(chart, 'Volume', claim, { name: 'source-data' }));
    expect(documentOf(demoRestore(RestoreTarget.workload(deployment, { rules: rulesOf('/source/data') }), {}, chart))).toContain(MOUNTED);
  });
});

test('any path and mount', () => {
  const anyPlace = fc.array(fc.constantFrom('a', 'b', 'ab', '', '.'), { maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
  const parts = (path: string) => posix.normalize(path).split('/').filter(Boolean);
  fc.assert(fc.property(anyPlace, anyPlace, (path, mountPath) => {
    const [inner, outer] = [parts(path), parts(mountPath)];
    const meet = Array.from({ length: Math.min(inner.length, outer.length) }, (_, index) => inner[index] === outer[index]).every(Boolean);
    const message = messageOf(() => demoRestore(RestoreTarget.of(DEPLOYMENT, { rules: rulesOf(path), volumeMounts: [{ name: 'data', mountPath }] })));
    const atRoot = `[demo/Restore] spec.target.volumeMounts[0].mountPath: ${JSON.stringify(mountPath)} is the root, where a volume would hide restic itself: mount it below the root`;
    expect(message).toBe(outer.length === 0 ? atRoot : meet ? undefined : outside(path, JSON.stringify(mountPath)));
  }), { numRuns: 300 });
});
