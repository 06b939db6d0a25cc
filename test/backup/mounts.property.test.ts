import { ApiObject, App, JsonPatch } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import fc from 'fast-check';
import { demoBackup, demoChart, specOf } from './demo';
import { BackupTarget } from 'cdk8s-stash';

interface Mount {
  readonly name: string;
  readonly mountPath: string;
  readonly subPath?: string;
}

/** A backup of a Deployment with one container that mounts what is given; the volumes `a` and `b` are claims, `tmp` is none. */
function backupOf(mounts: readonly Mount[], paths?: string[]): ReturnType<typeof demoBackup> {
  const chart = demoChart();
  const workload = new plus27.Deployment(chart, 'Deployment', { metadata: { name: 'stash-demo' }, containers: [{ image: 'busybox' }] });
  ApiObject.of(workload).addJsonPatch(
    JsonPatch.add('/spec/template/spec/containers/0/volumeMounts', mounts),
    JsonPatch.add('/spec/template/spec/volumes', [
      { name: 'a', persistentVolumeClaim: {} }, { name: 'b', persistentVolumeClaim: {} }, { name: 'tmp', emptyDir: {} },
    ]),
  );
  return demoBackup({ target: BackupTarget.workload(workload, { paths }) }, chart);
}

const folder = fc.array(fc.constantFrom('x', 'y', 'xy'), { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`);
const mounts = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('a', 'b', 'tmp'), mountPath: folder, subPath: fc.option(fc.constantFrom('s', 't'), { nil: undefined }) }),
  { minLength: 1, maxLength: 5, selector: ({ mountPath }) => mountPath },
);

/** All files of a pod: under every mount some, which belong to the innermost mount around them. */
function filesOf(given: readonly Mount[]): Array<{ readonly path: string; readonly mount: Mount }> {
  return given.flatMap(({ mountPath }) => ['/f', '/x/f', '/y/x/f'].map((rest) => {
    const path = mountPath + rest;
    const around = given.filter((mount) => path.startsWith(`${mount.mountPath}/`));
    return { path, mount: around.sort((one, other) => other.mountPath.length - one.mountPath.length)[0]! };
  }));
}

const isUnder = (path: string, outer: string) => path === outer || path.startsWith(outer === '/' ? outer : `${outer}/`);

test('of every claim, every file is under a path, and reaches Stash from its own volume; of anything else only what lies between', () => {
  const once = mounts.filter((given) => new Set(given.map(({ name, subPath }) => `${name}:${subPath}`)).size === given.length);
  fc.assert(fc.property(once, (given) => {
    if (given.every(({ name }) => name === 'tmp')) {
      expect(() => App.of(backupOf(given)).synthYaml()).toThrow(/STASH307/);
      return;
    }
    const { paths, volumeMounts } = specOf(backupOf(given)).target!;
    const reaching = filesOf(volumeMounts as unknown as readonly Mount[]);
    for (const { path, mount } of filesOf(given)) {
      const isSaved = paths!.some((saved) => isUnder(path, saved));
      expect([path, isSaved || mount.name === 'tmp']).toEqual([path, true]);
      if (isSaved) {
        expect([path, reaching.find((file) => file.path === path)?.mount]).toEqual([path, mount]);
      }
    }
  }), { numRuns: 300 });
});

test('no path is written twice, or inside of another', () => {
  fc.assert(fc.property(mounts.filter((given) => given.some(({ name }) => name !== 'tmp')), (given) => {
    const paths = specOf(backupOf(given)).target!.paths!;
    expect(paths.filter((path, index) => paths.some((other, at) => at !== index && isUnder(path, other)))).toEqual([]);
    expect(paths).toEqual([...paths].sort());
  }), { numRuns: 200 });
});

test('a path that is given is refused if, and only if, no file of it can be on a mount', () => {
  const seen = { yes: 0, no: 0 };
  fc.assert(fc.property(mounts, fc.oneof(folder, fc.constant('/')), (given, path) => {
    const probes = filesOf(given).map((file) => file.path).concat(given.map(({ mountPath }) => mountPath));
    const isFine = probes.some((probe) => isUnder(probe, path)) || given.some(({ mountPath }) => isUnder(path, mountPath));
    seen[isFine ? 'yes' : 'no']++;
    const backup = backupOf(given, [path]);
    if (isFine) {
      App.of(backup).synthYaml();
    } else {
      expect(() => App.of(backup).synthYaml()).toThrow(/ is in none of the mounts /);
    }
  }), { numRuns: 300 });
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(30);
});
