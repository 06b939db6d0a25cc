import { defeatingVariable } from '../../../../../lib/check/rules/backup/arguments/defeating-variable';
import { foundBy } from '../../manifests';
import { backup, backupBatch, CLAIM, DEPLOYMENT, restore } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(defeatingVariable, manifests);
const env = (...names: string[]) => ({ runtimeSettings: { container: { env: names.map((name) => ({ name, value: 'x' })) } } });

const MEND = 'leave it out, since the storage Secret and the Repository say what restic opens';
const password = (name: string) =>
  `"${name}" is read by restic in place of RESTIC_PASSWORD, so the repository is encrypted with a password that is not in the storage Secret: ${MEND}`;
const REPOSITORY = `"RESTIC_REPOSITORY_FILE" is rejected by restic together with the repository that Stash sets, so every run fails: ${MEND}`;
const at = 'spec.runtimeSettings.container.env';

test.each<[string, object, string[]]>([
  ['a password in a file', backup({ ref: DEPLOYMENT }, env('TZ', 'RESTIC_PASSWORD_FILE')),
    [`error STASH342 BackupConfiguration daily ${at}[1].name: ${password('RESTIC_PASSWORD_FILE')}`]],
  ['a password from a command', backup({ ref: CLAIM }, env('RESTIC_PASSWORD_COMMAND')),
    [`error STASH342 BackupConfiguration daily ${at}[0].name: ${password('RESTIC_PASSWORD_COMMAND')}`]],
  ['a repository in a file', backup({ ref: CLAIM }, env('RESTIC_REPOSITORY_FILE')), [`error STASH342 BackupConfiguration daily ${at}[0].name: ${REPOSITORY}`]],
  ['a restore', restore({ ref: CLAIM }, env('RESTIC_REPOSITORY_FILE')), [`error STASH342 RestoreSession back ${at}[0].name: ${REPOSITORY}`]],
  ['a member', backupBatch([{ target: { ref: CLAIM }, ...env('RESTIC_REPOSITORY_FILE') }]),
    [`error STASH342 BackupBatch nightly spec.members[0].runtimeSettings.container.env[0].name: ${REPOSITORY}`]],
  ['variables that Stash replaces, or that are not restic\'s', backup({ ref: CLAIM }, env('RESTIC_PASSWORD', 'RESTIC_REPOSITORY', 'RESTIC_PROGRESS_FPS', 'TZ')), []],
  ['no environment', backup({ ref: CLAIM }, { runtimeSettings: { container: { env: 'RESTIC_PASSWORD_FILE' } } }), []],
])('%s', (_, manifest, expected) => {
  expect(judged(manifest)).toEqual(expected);
});
