import { overridingArgument } from '../../../../../lib/check/rules/backup/arguments/overriding-argument';
import { foundBy } from '../../manifests';
import { backup, backupBatch, CLAIM, DATABASE, DEPLOYMENT, STATEFUL_SET } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(overridingArgument, manifests);
const at = 'error STASH324 BackupConfiguration daily spec.target.args';
const host = (written: string) => `contains ${written}, so snapshots are stored under a host that a restore does not look for: leave it out, and name the data `
  + 'with alias';
const nothing = (written: string) => `contains ${written}, so restic stores nothing and reports success: leave it out`;
const place = (written: string) => `contains ${written}, so snapshots are stored where neither retention nor a restore looks for them: leave it out, and set the `
  + 'location in the Repository';
const loud = (written: string) => `contains ${written}, which restic rejects together with the --quiet that Stash adds, so every backup fails: leave it out`;
const together = (flag: string) => `contains ${flag} and what follows it in one entry, which restic reads as the name of a flag, so every run fails: write it as "${flag}=…"`;
const misspelt = (flag: string, near: string) => `contains ${flag}, which is not a flag of restic, so every run fails: write ${near} if that is meant`;
const only = (written: string, where: string) => `contains ${written}, which restic has only ${where}, so every run fails: leave it out`;
const password = (written: string) => `contains ${written}, which takes the place of the password in the storage Secret, with which Stash makes the repository: leave it out`;
const archived = (written: string) => `contains ${written}, with a storage class of S3 whose objects must be thawed before they can be read, so every restore fails, `
  + 'and so may retention: leave it out, or choose a class that is read at once, such as GLACIER_IR';
const TIME = 'contains --time, so all snapshots have the same time, and neither retention nor a restore can tell which is the newest: leave it out';

test.each<[string[], string]>([
  [['--host=prod'], host('--host')],
  [['--host', 'prod'], host('--host')],
  [['--hostname=prod'], host('--hostname')],
  [['-H', 'prod'], host('-H')],
  [['-Hprod'], host('-H')],
  [['-H=prod'], host('-H')],
  [['-xfH', 'prod'], host('-H')],
  [['--tag', 'gold', '--host=prod'], host('--host')],
  [['--force', '--host=prod'], host('--host')],
  [['--dry-run'], nothing('--dry-run')],
  [['--dry-run=true'], nothing('--dry-run')],
  [['-n'], nothing('-n')],
  [['-n=1'], nothing('-n')],
  [['-xn'], nothing('-n')],
  [['--verbose'], loud('--verbose')],
  [['-v'], loud('-v')],
  [['-xvv'], loud('-v')],
  [['--verbose=2'], loud('--verbose')],
  [['--stdin'], 'contains --stdin, which restic rejects together with the paths that Stash adds, so every backup fails: leave it out'],
  [['--insecure-no-password'], 'contains --insecure-no-password, which restic rejects together with the password that Stash sets, so every backup fails: leave it out'],
  [['--password-file=/data/pw'], password('--password-file')],
  [['-p', '/data/pw'], password('-p')],
  [['--password-command', 'echo pw'], password('--password-command')],
  [['--help'], nothing('--help')],
  [['-h'], nothing('-h')],
  [['--repo', 'rest:https://user:secret@host/'], place('--repo')],
  [['-r/elsewhere'], place('-r')],
  [['--repository-file=/f'], place('--repository-file')],
  [['--option=s3.storage-class=GLACIER'], archived('--option')],
  [['-o', 's3.connections=9', '-o', 's3.storage-class=DEEP_ARCHIVE'], archived('-o')],
  [['-os3.storage-class=GLACIER'], archived('-o')],
  [['--time', '2001-01-01 00:00:00'], TIME],
  [['--exlude=*.tmp'], misspelt('--exlude', '--exclude')],
  [['--exclude-caches', '--tags', 'gold'], misspelt('--tags', '--tag')],
  [['--skip-if-unchange', '--host=prod'], host('--host')],
  [['--include=/data'], only('--include', 'for restore')],
  [['-i', '/data'], only('-i', 'for restore')],
  [['--exclude-caches', '--verify'], only('--verify', 'for restore')],
  [['--overwrite=never'], only('--overwrite', 'for restore')],
  [['--use-fs-snapshot'], only('--use-fs-snapshot', 'on Windows')],
  [['--overwrit=never'], 'contains --overwrit, which is not a flag of restic, so every run fails: leave it out'],
  [['--exclude *.tmp'], together('--exclude')],
  [['--tag=x', '--limit-upload\t5', '--host=x'], together('--limit-upload')],
  [[`--${'Ab3d'.repeat(22)} x`], together('the given value (not shown, since it looks like a credential)')],
])('%j', (args, expected) => {
  expect(judged(backup({ ref: DEPLOYMENT, args }))).toEqual([`${at}: ${expected}`]);
});

test.each<[string[]]>([
  [[]], [['--ignore-inode', '--tag', 'gold']], [['--dry-run=false']], [['-n=false']], [['--verbose=0', '-q']], [['--tag', '-v']], [['--tag', '-n']], [['-e', '-n']], [['-e*.n']], [['--exclude=a b']], [['my file']], [['--', '/srv/more', '--host=x']], [['--exclude=-n']],
  [['--hostile']], [['--exclude-caches', '--no-scan', '--compression=max']], [['--one-file-systematic-flag-of-a-later-release']], [['-E']], [['/srv/more']], [['-']], [['-z']], [['--exclude', '--host=x']], [['--']], [['--constructor', 'x']],
  [['-o', 's3.storage-class=GLACIER_IR']], [['--option=s3.storage-class=STANDARD_IA', '-o', 's3.connections=9']],
])('%j is fine', (args) => {
  expect(judged(backup({ ref: DEPLOYMENT, args }))).toEqual([]);
});

test.each<[string, object, string[]]>([
  ['a claim', backup({ ref: CLAIM, args: ['--host=x'] }, { task: { name: 'pvc-backup' } }), [`${at}: ${host('--host')}`]],
  ['a StatefulSet', backup({ ref: STATEFUL_SET, args: ['--host=x'] }), [`${at}: ${host('--host')}`]],
  ['a member', backupBatch([{ target: { ref: CLAIM } }, { target: { ref: DEPLOYMENT, args: ['-n'] } }]), [
    `error STASH324 BackupBatch nightly spec.members[1].target.args: ${nothing('-n')}`,
  ]],
  ['a database, which is backed up without them', backup({ ref: DATABASE, args: ['--host=x'] }, { task: { name: 'postgres-backup-17.2' } }), []],
  ['snapshots of volumes', backup({ ref: CLAIM, args: ['--host=x'] }, { driver: 'VolumeSnapshotter' }), []],
  ['a Task that somebody wrote', backup({ ref: DEPLOYMENT, args: ['--host=x'] }, { task: { name: 'mine' } }), []],
])('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
