import { joinedArguments } from '../../../../../lib/check/rules/backup/arguments/joined-arguments';
import { foundBy } from '../../manifests';
import { backup, backupBatch, CLAIM, claimTemplate, DATABASE, DEPLOYMENT, restore, restoreBatch } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(joinedArguments, manifests);
const task = (name: string) => ({ task: { name } });
const args = ['--exclude=a', '--exclude=b'];

const JOINED = '["--exclude=a","--exclude=b"] would reach restic as a single argument, because a Job joins them with blanks: give at most one';

test.each<[string, object, string[]]>([
  ['a backup of a claim', backup({ ref: CLAIM, args }, task('pvc-backup')), [`error STASH345 BackupConfiguration daily spec.target.args: ${JOINED}`]],
  ['a member', backupBatch([{ target: { ref: CLAIM, args }, ...task('pvc-backup') }]), [
    `error STASH345 BackupBatch nightly spec.members[0].target.args: ${JOINED}`,
  ]],
  ['a backup of a claim with one argument', backup({ ref: CLAIM, args: ['--exclude-caches'] }, task('pvc-backup')), []],
  ['a backup of a workload', backup({ ref: DEPLOYMENT, args }), []],
  ['a backup by a Task that somebody wrote, which may split them', backup({ ref: CLAIM, args }, task('mine')), []],
  ['a backup of a database, which ignores them', backup({ ref: DATABASE, args }, task('postgres-backup-17.2')), []],
  ['a restore of a claim', restore({ ref: CLAIM, rules: [{ paths: ['/a'] }], args }, task('pvc-restore')), [
    `error STASH345 RestoreSession back spec.target.args: ${JOINED}`,
  ]],
  ['a member that is restored', restoreBatch([{ target: { ref: CLAIM, rules: [{ paths: ['/a'] }], args }, ...task('pvc-restore') }]), [
    `error STASH345 RestoreBatch back spec.members[0].target.args: ${JOINED}`,
  ]],
  ['a restore of a claim without arguments', restore({ ref: CLAIM, rules: [{ paths: ['/a'] }] }, task('pvc-restore')), []],
  ['a restore of a workload', restore({ ref: DEPLOYMENT, rules: [{ paths: ['/a'] }], args }), []],
  ['a restore into claims that Stash creates', restore({ volumeClaimTemplates: [claimTemplate('data')], rules: [{ paths: ['/a'] }], args }), []],
])('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
