import { CLAIM, claimTemplate, DATABASE, DEPLOYMENT, LATEST, restore, restoreBatch, STATEFUL_SET } from './demo';
import { overridingRestoreArgument } from '../../../../lib/check/rules/restore/overriding-restore-argument';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(overridingRestoreArgument, manifests);
const at = 'error STASH413 RestoreSession back spec.target.args';
const nothing = (written: string) => `contains ${written}, with which restic restores nothing and reports success: leave it out`;
const place = (written: string) => `contains ${written}, so files come back into the container of Stash and not into the volume: leave it out, and mount the `
  + 'volume where it was backed up';
const elsewhere = (written: string) => `contains ${written}, so restic looks for the data in another repository: leave it out, and name the Repository that holds it`;
const host = (written: string) => `contains ${written}, so a newer snapshot of that host would come back instead of the right one: leave it out, and name the `
  + 'host with sourceHost in a rule';
const PATH = 'contains --path, but no snapshot has that path in addition to the path of a rule, so none is found: leave it out, and name the path in a rule';
const DELETE = 'contains --delete, which restic refuses for "/", where Stash restores to; with exclude, it deletes everything else that the snapshot does not contain: '
  + 'leave it out, or name with include what it may delete';
const only = (written: string, where: string) => `contains ${written}, which restic has only ${where}, so every run fails: leave it out`;
const DATA = { rules: [{ paths: ['/data'] }] };

test.each<[string[], string]>([
  [['--target=/tmp'], place('--target')],
  [['-t', '/tmp'], place('-t')],
  [['-t=/tmp'], place('-t')],
  [['--verify', '-t/tmp'], place('-t')],
  [['--password-file=/data/pw'],
    'contains --password-file, which takes the place of the password in the storage Secret, with which Stash makes the repository: leave it out'],
  [['--dry-run'], nothing('--dry-run')],
  [['-h'], nothing('-h')],
  [['-H', 'other'], host('-H')],
  [['--host=other'], host('--host')],
  [['--path', '/data/a'], PATH],
  [['--repo', 'rest:https://user:secret@host/'], elsewhere('--repo')],
  [['--delete'], DELETE],
  [['--delete', '--exclude', '*.tmp'], DELETE],
  [['--repository-file=/f'], elsewhere('--repository-file')],
  [['--one-file-system'], only('--one-file-system', 'for backup')],
  [['-x'], only('-x', 'for backup')],
  [['--verify', '--exclude-caches'], only('--exclude-caches', 'for backup')],
  [['--exclude-if-present', '.nobackup'], only('--exclude-if-present', 'for backup')],
  [['--exclude-cloud-files'], only('--exclude-cloud-files', 'on Windows')],
  [['--exclude-cache'], 'contains --exclude-cache, which is not a flag of restic, so every run fails: leave it out'],
  [['--veryfy'], 'contains --veryfy, which is not a flag of restic, so every run fails: write --verify if that is meant'],
])('%j', (args, expected) => {
  expect(judged(restore({ ref: DEPLOYMENT, ...DATA, args }))).toEqual([`${at}: ${expected}`]);
});

test.each<[string[]]>([
  [[]], [['--verify', '--sparse']], [['--tag', '-t']], [['--include', '--target']], [['-i', '-t']], [['--exclude=-t']], [['--dry-run=false']], [['--delete=false']], [['--delete', '--include', '/data']], [['-i/data', '--delete']], [['--delete', '--include-file=/f']], [['--overwrite', 'never']], [['--tag', 'gold']], [['--one-file-system=false']], [['--ownership-by-name', '--exclude-xattr=a']],
])('%j is fine', (args) => {
  expect(judged(restore({ ref: DEPLOYMENT, ...DATA, args }))).toEqual([]);
});

test.each<[string, object, string[]]>([
  ['a claim', restore({ ref: CLAIM, ...DATA, args: ['--target=/'] }, { task: { name: 'pvc-restore' } }), [`${at}: ${place('--target')}`]],
  ['claims that Stash creates', restore({ volumeClaimTemplates: [claimTemplate('data')], ...DATA, args: ['-h'] }), [`${at}: ${nothing('-h')}`]],
  ['a rule in the deprecated place', restore({ ref: DEPLOYMENT, args: ['-Hx'] }, DATA), [`${at}: ${host('-H')}`]],
  ['a member', restoreBatch([{ target: { ref: DEPLOYMENT } }, { target: { ref: DEPLOYMENT, ...DATA, args: ['-Hx'] } }]), [
    `error STASH413 RestoreBatch back spec.members[1].target.args: ${host('-H')}`,
  ]],
  ['a host for the latest of all snapshots', restore({ ref: DEPLOYMENT, rules: [LATEST], args: ['-Hx', '--path=/data'] }), []],
  ['what is included by a rule and may be deleted', restore({ ref: DEPLOYMENT, rules: [{ paths: ['/data'], include: ['/data'] }], args: ['--delete'] }), []],
  ['what is included by one of two rules', restore({
    ref: STATEFUL_SET, rules: [{ targetHosts: ['host-1'], paths: ['/data'], include: ['/data'] }, { paths: ['/data'] }], args: ['--delete'],
  }), [`${at}: ${DELETE}`]],
  ['no rule', restore({ ref: DEPLOYMENT, args: ['--delete'] }), []],
  ['a place for a snapshot that is named', restore({ ref: DEPLOYMENT, rules: [LATEST], args: ['-t/tmp'] }), [`${at}: ${place('-t')}`]],
  ['a database, of which a dump is restored without them', restore({ ref: DATABASE, ...DATA, args: ['-h'] }, { task: { name: 'postgres-restore-17.2' } }), []],
  ['a Task that somebody wrote', restore({ ref: DEPLOYMENT, ...DATA, args: ['-h'] }, { task: { name: 'mine' } }), []],
  ['snapshots of volumes', restore({ volumeClaimTemplates: [claimTemplate('data')], ...DATA, args: ['-h'] }, { driver: 'VolumeSnapshotter' }), []],
])('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
