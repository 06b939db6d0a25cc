import { backup, CLAIM, DATABASE, DEPLOYMENT, repository, restore, STATEFUL_SET } from './demo';
import { otherMountPath } from '../../../../lib/check/rules/restore/other-mount-path';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(otherMountPath, manifests);
const ref = DEPLOYMENT;
const of = (...paths: string[]) => ({ ref, rules: [{ paths }] });
const mounted = (mountPath: string, name = 'data') => ({ volumeMounts: [{ name, mountPath }] });
const part = (mountPath: string, subPath?: string) => ({ volumeMounts: [{ name: 'data', mountPath, subPath }] });
const pvc = (action: string) => ({ task: { name: `pvc-${action}` } });
const at = 'STASH408 RestoreSession back spec.target';
const backups = (paths: string) => `has no snapshot of its own, because BackupConfiguration shop/daily backs up ${paths}`;
const INCLUDE = 'give one of those paths, and select what is below it with include';

describe('paths', () => {
  const cases: Array<[string, object[], string[]]> = [
    ['as they were backed up', [restore(of('/data/')), backup({ ref })], []],
    ['below', [restore(of('/data/cache')), backup({ ref }), repository()], [`warning ${at}.rules[0].paths[0]: "/data/cache" ${backups('"/data"')}: ${INCLUDE}`]],
    ['below, by a name that is short', [restore(of('/data/x')), backup({ ref }), repository()],
      [`warning ${at}.rules[0].paths[0]: "/data/x" ${backups('"/data"')}: ${INCLUDE}`]],
    ['elsewhere, beside one that is right', [restore(of('/data/a', '/other')), backup({ ref, paths: ['/data/a', '/data/b'] })],
      [`warning ${at}.rules[0].paths[1]: "/other" ${backups('"/data/a" and "/data/b"')}: ${INCLUDE}`]],
    ['near, with the Repository', [restore(of('/Data')), backup({ ref }), repository()],
      [`error ${at}.rules[0].paths[0]: "/Data" ${backups('"/data"')}: did you mean "/data"?`]],
    ['near, without the Repository', [restore(of('/date')), backup({ ref })],
      [`warning ${at}.rules[0].paths[0]: "/date" ${backups('"/data"')}: did you mean "/data"?`]],
    ['that the backup does not see where it looks for them', [restore(of('/data')), backup({ ref, paths: ['/date'] }), repository()], []],
    ['of an older host', [restore({ ref, rules: [{ sourceHost: 'old', paths: ['/old'] }] }), backup({ ref })], []],
    ['of a host of the backup', [restore({ ref: STATEFUL_SET, rules: [{ sourceHost: 'db-1', paths: ['/old'] }] }), backup({ ref: STATEFUL_SET, alias: 'db' })],
      [`warning ${at}.rules[0].paths[0]: "/old" ${backups('"/data"')}: ${INCLUDE}`]],
    ['of a host of one of two backups', [
      restore({ ref, rules: [{ sourceHost: 'b', paths: ['/old'] }] }), backup({ ref, alias: 'a' }), backup({ ref, alias: 'b' }, {}, 'weekly'),
    ], [`warning ${at}.rules[0].paths[0]: "/old" ${backups('"/data"')}: ${INCLUDE}`]],
    ['that snapshots make idle', [restore({ ref, rules: [{ paths: ['/old'], snapshots: ['0123abcd'] }] }), backup({ ref })], []],
    ['of a backup of none', [restore(of('/old')), backup({ ref, paths: [] })], []],
    ['of a backup of a path that is empty', [restore(of('/old')), backup({ ref, paths: [''] })], []],
    ['of one of two backups', [restore(of('/b')), backup({ ref, paths: ['/a'] }), backup({ ref, paths: ['/b'] }, {}, 'weekly')], []],
    ['of another object', [restore(of('/old')), backup({ ref: { ...ref, name: 'other' } })], []],
    ['of another Repository', [restore(of('/old')), backup({ ref }, { repository: { name: 'two' } })], []],
    ['of a claim', [restore({ ref: CLAIM, rules: [{ paths: ['/data'] }] }, pvc('restore')), backup({ ref: CLAIM, paths: undefined, volumeMounts: undefined }, pvc('backup'))],
      [`warning ${at}.rules[0].paths[0]: "/data" ${backups('"/stash-data"')}: ${INCLUDE}`]],
    ['of a claim by default', [
      restore({ ref: CLAIM, volumeMounts: undefined, rules: [{ paths: ['/stash-data'] }] }, pvc('restore')),
      backup({ ref: CLAIM, paths: undefined, volumeMounts: undefined }, pvc('backup')),
    ], []],
    ['of a claim from another host, which is ignored', [
      restore({ ref: CLAIM, rules: [{ sourceHost: 'old', paths: ['/old'] }] }, pvc('restore')), backup({ ref: CLAIM }, pvc('backup')),
    ], [`warning ${at}.rules[0].paths[0]: "/old" ${backups('"/data"')}: ${INCLUDE}`]],
    ['of a database', [
      restore({ ref: DATABASE, rules: [{ paths: ['/x'] }] }, { task: { name: 'postgres-restore-17.2' } }), backup({ ref: DATABASE }, { task: { name: 'postgres-backup-17.2' } }),
    ], []],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});

test('the backups of an app are all that there are', () => {
  expect(foundBy(otherMountPath, [restore(of('/other')), backup({ ref })], { isSynth: true })).toEqual([
    `error ${at}.rules[0].paths[0]: "/other" ${backups('"/data"')}: ${INCLUDE}`,
  ]);
});

describe('mounts', () => {
  const byId = { ref, rules: [{ snapshots: ['0123abcd'] }] };
  const moved = (given: string, meant: string) => `"${given}" is not where BackupConfiguration shop/daily mounts the volume `
    + `("${meant}"), so the files do not go back into it: write "${meant}"`;
  const cases: Array<[string, object[], string[]]> = [
    ['where they were', [restore({ ...byId, ...mounted('/data/') }), backup({ ref })], []],
    ['elsewhere', [restore({ ...byId, ...mounted('/mnt') }), backup({ ref }), repository()], [`warning ${at}.volumeMounts[0].mountPath: ${moved('/mnt', '/data')}`]],
    ['near, with the Repository', [restore({ ...byId, ...mounted('/date') }), backup({ ref }), repository()],
      [`error ${at}.volumeMounts[0].mountPath: ${moved('/date', '/data')}`]],
    ['near, without the Repository', [restore({ ...byId, ...mounted('/date') }), backup({ ref })], [`warning ${at}.volumeMounts[0].mountPath: ${moved('/date', '/data')}`]],
    ['elsewhere, so that no mount has the path', [restore({ ...of('/data/a'), ...mounted('/mnt') }), backup({ ref, paths: ['/data/a'] })],
      [`error ${at}.volumeMounts[0].mountPath: ${moved('/mnt', '/data')}`]],
    ['elsewhere than in a backup that does not see its files', [restore({ ...byId, ...mounted('/data') }), backup({ ref, ...mounted('/date') }), repository()], []],
    ['of another volume', [restore({ ...byId, ...mounted('/mnt', 'disk') }), backup({ ref })], []],
    ['at one of two places', [restore({ ...byId, ...mounted('/b') }), backup({ ref, volumeMounts: [{ name: 'data', mountPath: '/a' }, { name: 'data', mountPath: '/b' }] })], []],
    ['another part at the same place', [restore({ ...byId, ...part('/data/') }), backup({ ref, ...part('/data', 'app') })],
      [`warning ${at}.volumeMounts[0].subPath: the whole volume is mounted at "/data/", where BackupConfiguration shop/daily `
        + 'has "app", so the files do not go back to where they were: write "app"']],
    ['a part where the backup has the whole', [restore({ ...byId, ...part('/data', 'app') }), backup({ ref })],
      [`warning ${at}.volumeMounts[0].subPath: "app" is mounted at "/data", where BackupConfiguration shop/daily has the `
        + 'whole volume, so the files do not go back to where they were: leave subPath out']],
    ['the same part, written otherwise', [restore({ ...byId, ...part('/data', 'app/') }), backup({ ref, ...part('/data', './app') })], []],
    ['a part where the whole has it', [restore({ ...byId, ...part('/data/app', 'app') }), backup({ ref })], []],
    ['the whole around a part', [restore({ ...byId, ...part('/data') }), backup({ ref, ...part('/data/app', 'app') })], []],
    ['elsewhere, of a claim', [
      restore({ ref: CLAIM, ...mounted('/mnt', 'x'), rules: [{ snapshots: ['0123abcd'] }] }, pvc('restore')), backup({ ref: CLAIM, ...mounted('/data', 'y') }, pvc('backup')),
    ], [`warning ${at}.volumeMounts[0].mountPath: ${moved('/mnt', '/data')}`]],
    ['elsewhere, for what an older host wrote', [
      restore({ ref, ...mounted('/mnt'), rules: [{ sourceHost: 'old', paths: ['/mnt'] }] }), backup({ ref }),
    ], []],
    ['elsewhere, as the paths are', [restore({ ...of('/mnt'), ...mounted('/mnt') }), backup({ ref })],
      [`warning ${at}.rules[0].paths[0]: "/mnt" ${backups('"/data"')}: ${INCLUDE}`]],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});
