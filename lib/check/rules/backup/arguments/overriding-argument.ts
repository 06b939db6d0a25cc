import { backupArguments } from '../../../../backup/backup-arguments';
import { backupMembersIn } from '../../../graph/made-backup';
import { storesFiles } from '../../../graph/model';
import type { Rule } from '../../../rule';
import { foundWithin } from '../../../value-finding';

export const overridingArgument: Rule = {
  id: 'STASH324',
  name: 'overriding-argument',
  level: 'error',
  title: 'An argument for restic changes the host, place, time or password of the snapshots, keeps data from being stored or read, or is one that '
    + 'restic refuses.',
  why: 'Stash appends `target.args` to its own arguments of `restic backup`, and restic uses the last of two. Stash does not notice: a restore '
    + 'looks for the host of the alias, retention and checks work on the Repository, and a run that stores nothing counts as a success. '
    + 'restic stores data in the class of S3 that `-o s3.storage-class=…` names, and cannot read what is archived there. '
    + 'It refuses a misspelt flag, one of `restic restore`, and a flag that is written as one argument with its value.',
  mend: 'Leave the argument out. A restore finds the data by the `alias`; the Repository says where the data goes.',
  facts: [
    { says: 'Of two hosts restic uses the last, written as `--host=x`, `--host x`, `-H x`, `-Hx` or `--hostname=x`.', standing: 'measured' },
    { says: 'With --dry-run or --help restic stores nothing and exits without an error.', standing: 'measured' },
    { says: 'restic rejects --verbose together with --quiet, and --stdin together with paths.', standing: 'measured' },
    {
      says: 'restic rejects --insecure-no-password together with a password; releases before 0.17 have no such flag.',
      standing: 'source',
      see: 'restic/restic: internal/global/global.go',
    },
    { says: 'With --password-file or --password-command, restic does not open a repository that was made with another RESTIC_PASSWORD.', standing: 'measured' },
    { says: 'Given `--exclude *.tmp` as one argument, restic reports an unknown flag.', standing: 'measured' },
    { says: 'Given a flag that it does not have, or only the beginning of one, restic fails.', standing: 'measured' },
    {
      says: 'restic backup and restic restore each have flags with which the other one fails, and two that are there on Windows only.',
      standing: 'source',
      see: 'restic/restic: cmd/restic/cmd_backup.go and cmd/restic/cmd_restore.go',
    },
    {
      says: 'Objects of S3 in the storage classes GLACIER and DEEP_ARCHIVE must be restored to another class before they can be read, which takes minutes to days.',
      standing: 'documented',
      see: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects.html',
    },
    { says: 'Stash runs restic backup with --quiet.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/commands.go' },
    { says: 'With --repo the snapshot goes to another repository; with --time it gets that time.', standing: 'measured' },
    {
      says: 'The arguments reach restic in the pods of a workload and in the Job for a claim; databases are backed up without them.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
  ],
  judge: (cluster, report) => backupMembersIn(cluster).forEach(({ subject, field, model, spec }) => {
    const complaint = storesFiles(model) ? backupArguments(spec.target?.args ?? []) : undefined;
    report(subject, [...field, 'target', 'args'], complaint && foundWithin(complaint));
  }),
};
