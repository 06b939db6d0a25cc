import { commaInPath } from '../../../../../lib/check/rules/backup/paths/comma-in-path';
import { foundBy } from '../../manifests';
import { backup, backupBatch, CLAIM, claimTemplate, DATABASE, DEPLOYMENT, restore } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(commaInPath, manifests);
const task = (name: string) => ({ task: { name } });

const PATH = 'contains a comma, where the Job of Stash would split it: name a parent directory that has no comma in its path';
const SNAPSHOT = 'contains a comma, where the Job of Stash would split it: name the snapshot by its id instead';
const PATTERN = 'contains a comma, where the Job of Stash would split it: use a pattern without a comma, such as with "?" in its place';

test.each<[string, object, string[]]>([
  ['a backup of a claim', backup({ ref: CLAIM, paths: ['/data/a', '/data/b,c'], exclude: ['*.{a,b}', '*.c'] }, task('pvc-backup')), [
    `error STASH322 BackupConfiguration daily spec.target.exclude[0]: "*.{a,b}" ${PATTERN}`,
    `error STASH322 BackupConfiguration daily spec.target.paths[1]: "/data/b,c" ${PATH}`,
  ]],
  ['a backup by a Task that somebody wrote', backup({ ref: DEPLOYMENT, paths: ['/a,b'] }, task('mine')), [
    `error STASH322 BackupConfiguration daily spec.target.paths[0]: "/a,b" ${PATH}`,
  ]],
  ['a member', backupBatch([{ target: { ref: CLAIM, paths: ['/a,b'] }, ...task('pvc-backup') }]), [
    `error STASH322 BackupBatch nightly spec.members[0].target.paths[0]: "/a,b" ${PATH}`,
  ]],
  ['a backup of a workload', backup({ ref: DEPLOYMENT, paths: ['/a,b'], exclude: ['*.{a,b}'] }), []],
  ['a backup of a database, which looks at no paths', backup({ ref: DATABASE, paths: ['/a,b'] }, task('postgres-backup-17.2')), []],
  ['a backup by VolumeSnapshots', backup({ ref: CLAIM, paths: ['/a,b'] }, { driver: 'VolumeSnapshotter' }), []],
  ['a restore of a claim', restore({ ref: CLAIM, rules: [{ paths: ['/a,b'], include: ['c,d'], exclude: ['e,f'] }] }, task('pvc-restore')), [
    `error STASH322 RestoreSession back spec.target.rules[0].exclude[0]: "e,f" ${PATTERN}`,
    `error STASH322 RestoreSession back spec.target.rules[0].include[0]: "c,d" ${PATTERN}`,
    `error STASH322 RestoreSession back spec.target.rules[0].paths[0]: "/a,b" ${SNAPSHOT}`,
  ]],
  ['a restore of a workload', restore({ ref: DEPLOYMENT, rules: [{ paths: ['/a,b'] }] }), []],
  ['a restore into claims that Stash creates', restore({ volumeClaimTemplates: [claimTemplate('data')], rules: [{ paths: ['/a,b'] }] }), []],
])('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
