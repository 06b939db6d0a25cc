import { restoreArguments } from '../../../restore/restore-arguments';
import { restoreMembersIn } from '../../graph/restore';
import { argumentsOf } from '../../graph/restores/restore-selection';
import type { Rule } from '../../rule';
import { foundWithin } from '../../value-finding';

export const overridingRestoreArgument: Rule = {
  id: 'STASH413',
  name: 'overriding-restore-argument',
  level: 'error',
  title: 'An argument for restic changes what a restore brings back or where to, keeps it from bringing back anything, or is one that restic '
    + 'refuses.',
  why: 'Stash appends `target.args` to its own arguments of `restic restore`. Of two targets restic uses the last one, of two hosts the newest '
    + 'snapshot of either, and of two paths only snapshots that contain both. Stash does not notice, and reports success even for a restore into '
    + 'its own container, or of another host. '
    + 'restic refuses a misspelt flag, one of `restic backup`, and a flag that is written as one argument with its value.',
  mend: 'Leave the argument out. The rules say which hosts and paths come back, and the mounts say where they go.',
  facts: [
    {
      says: 'For a snapshot that a rule names, no host and no path are passed to restic.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/restore.go',
    },
    { says: 'With --password-file or --password-command, restic does not open a repository that was made with another RESTIC_PASSWORD.', standing: 'measured' },
    { says: 'Given `--include a` as one argument, restic reports an unknown flag.', standing: 'measured' },
    { says: 'Given a flag that it does not have, or only the beginning of one, restic fails.', standing: 'measured' },
    {
      says: 'restic backup and restic restore each have flags with which the other one fails, and two that are there on Windows only.',
      standing: 'source',
      see: 'restic/restic: cmd/restic/cmd_backup.go and cmd/restic/cmd_restore.go',
    },
    { says: 'With a second --host, the newest snapshot of either host comes back.', standing: 'measured' },
    { says: 'With a second --target, or -t, all files go there, and restic exits without an error.', standing: 'measured' },
    { says: 'With a second --path no snapshot is found, and with --repo restic looks in another repository.', standing: 'measured' },
    { says: 'With --help, and in 0.17 with --dry-run, restic restores nothing and exits without an error.', standing: 'measured' },
    {
      says: 'restic refuses --delete for "/" without --include or --exclude; with one of these, it deletes the files that the patterns let through '
        + 'and the snapshot does not contain.',
      standing: 'documented',
      see: 'https://restic.readthedocs.io/en/stable/050_restore.html',
    },
    { says: 'Stash restores to "/".', standing: 'source', see: 'stashed/apimachinery: pkg/restic/commands.go' },
    {
      says: 'The arguments reach restic in the pods of a workload and in the Jobs for claims; dumps of databases are restored without them.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
  ],
  judge: (cluster, report) => restoreMembersIn(cluster).forEach((member) => {
    const complaint = restoreArguments(member.rules.map(({ rule }) => rule))(argumentsOf(member));
    report(member.subject, [...member.field, 'target', 'args'], complaint && foundWithin(complaint));
  }),
};
