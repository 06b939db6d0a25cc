import { excludesEverything } from '../../../../../lib/check/rules/backup/paths/excludes-everything';
import { foundBy } from '../../manifests';
import { backup, backupBatch, CLAIM, DATABASE, DEPLOYMENT, STATEFUL_SET } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(excludesEverything, manifests);
const at = 'error STASH325 BackupConfiguration daily spec.target';
const all = (paths: string) => `leaves out all files of ${paths}, so that none is backed up and each run reports success: name some of them, such as "*.tmp"`;
const around = (paths: string, mounts: string) => `${at}.args: restrict restic to one file system, which excludes what is mounted below ${paths}, so that none is backed up `
  + `and each run reports success: leave --one-file-system out, or name the paths of the mounts (${mounts})`;
const UNREADABLE = 'is not a pattern that restic can parse, so every run fails: close each "[" after at least one character, or put "\\" in front of a character '
  + 'that is meant literally';
const pvc = { task: { name: 'pvc-backup' } };

test.each<[string, object, string[]]>([
  ['all', backup({ ref: DEPLOYMENT, exclude: ['*.tmp', '*'] }), [`${at}.exclude[1]: "*" ${all('"/data"')}`]],
  ['the path', backup({ ref: DEPLOYMENT, exclude: ['/data/'] }), [`${at}.exclude[0]: "/data/" ${all('"/data"')}`]],
  ['a folder above', backup({ ref: DEPLOYMENT, paths: ['/srv/data'], exclude: ['/srv'] }), [`${at}.exclude[0]: "/srv" ${all('"/srv/data"')}`]],
  ['all below', backup({ ref: STATEFUL_SET, exclude: ['/data/**'] }), [`${at}.exclude[0]: "/data/**" ${all('"/data"')}`]],
  ['the name of the path', backup({ ref: DEPLOYMENT, exclude: ['data'] }), [`${at}.exclude[0]: "data" ${all('"/data"')}`]],
  ['one path of two', backup({ ref: DEPLOYMENT, paths: ['/data', '/cache/'], exclude: ['cache'] }), [`${at}.exclude[0]: "cache" ${all('"/cache"')}`]],
  ['all, by an argument', backup({ ref: DEPLOYMENT, args: ['--tag', 'x', '-e', '/data'] }), [`${at}.args: "/data" ${all('"/data"')}`]],
  ['all, by an argument that ignores the case', backup({ ref: DEPLOYMENT, args: ['--iexclude=*'] }), [`${at}.args: "*" ${all('"/data"')}`]],
  ['where a claim is mounted, unless told otherwise', backup({ ref: CLAIM, paths: undefined, exclude: ['stash-data'] }, pvc), [
    `${at}.exclude[0]: "stash-data" ${all('"/stash-data"')}`,
  ]],
  ['none, since restic cannot read it', backup({ ref: DEPLOYMENT, exclude: ['cache[1'], args: ['--exclude=a['] }), [
    `${at}.args: "a[" ${UNREADABLE}`, `${at}.exclude[0]: "cache[1" ${UNREADABLE}`,
  ]],
  ['all of a member', backupBatch([{ target: { ref: DEPLOYMENT, paths: ['/data'], exclude: ['/'] } }]), [
    `error STASH325 BackupBatch nightly spec.members[0].target.exclude[0]: "/" ${all('"/data"')}`,
  ]],
  ['what is mounted below the path', backup({ ref: DEPLOYMENT, paths: ['/'], args: ['--one-file-system'] }), [around('"/"', '"/data"')]],
  ['what is mounted below one path of two', backup({
    ref: DEPLOYMENT, paths: ['/data', '/srv/'], volumeMounts: [{ name: 'data', mountPath: '/data' }, { name: 'www', mountPath: '/srv/www' }], args: ['-x'],
  }), [around('"/srv"', '"/data" and "/srv/www"')]],
  ['what a claim holds', backup({ ref: CLAIM, paths: ['/'], volumeMounts: undefined, args: ['-x'] }, pvc), [around('"/"', '"/stash-data"')]],
  ['what is mounted in a mount', backup({ ref: DEPLOYMENT, paths: ['/data/a', '/data/'], args: ['-x'] }), []],
  ['what is in a path that no mount reaches', backup({ ref: DEPLOYMENT, paths: ['/etc'], args: ['-x'] }), []],
  ['nothing, with a switch that is off', backup({ ref: DEPLOYMENT, paths: ['/'], args: ['--one-file-system=false', '--ignore-inode'] }), []],
  ['some files', backup({ ref: DEPLOYMENT, exclude: ['*.tmp', '/data/cache', 'lost+found', '/other', 'dat'] }), []],
  ['all but some', backup({ ref: DEPLOYMENT, exclude: ['/data/*', '!/data/keep'] }), []],
  ['nothing', backup({ ref: DEPLOYMENT }), []],
  ['all of no path', backup({ ref: DEPLOYMENT, paths: [], exclude: ['*'] }), []],
  ['all of a database, which is backed up without it', backup({ ref: DATABASE, exclude: ['*'] }, { task: { name: 'postgres-backup-17.2' } }), []],
  ['all of volumes, which are no files', backup({ ref: CLAIM, exclude: ['*'] }, { driver: 'VolumeSnapshotter' }), []],
])('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
