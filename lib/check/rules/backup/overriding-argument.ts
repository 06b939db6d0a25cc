import { backupArguments } from '../../../backup/backup-arguments';
import type { Rule } from '../../rule';
import { foundWithin } from '../../value-finding';

export const overridingArgument: Rule = {
  id: 'STASH324',
  name: 'overriding-argument',
  level: 'error',
  title: 'An argument for restic changes under which host, where or at what time data is stored, or keeps it from being stored; or a flag and its value are one argument.',
  why: 'Stash appends `target.args` to its own arguments of `restic backup`, and restic heeds the last of two. Stash knows nothing of it: a restore looks for '
    + 'the host of the alias, retention and checks go over the Repository, and a run that stores nothing is a success.',
  mend: 'Leave the argument out. What a restore finds the data by is the `alias`; where the data goes stands in the Repository.',
  facts: [
    { says: 'Of two hosts restic takes the last, as `--host=x`, `--host x`, `-H x` or `-Hx`.', standing: 'measured' },
    { says: 'With --dry-run or --help restic stores nothing and ends without an error.', standing: 'measured' },
    { says: 'Beside --quiet restic refuses --verbose.', standing: 'measured' },
    { says: 'Given `--exclude *.tmp` as one argument, restic says that it knows no such flag.', standing: 'measured' },
    { says: 'Stash has restic back up with --quiet.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/commands.go' },
    { says: 'With --repo the snapshot is in another repository, with --time it is of that time.', standing: 'measured' },
    {
      says: 'The arguments reach restic in the pods of a workload and in the Job for a claim; databases are backed up without them.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
  ],
  judge: (cluster, report) => cluster.backupMembers.forEach(({ backup, field, model, spec }) => {
    const complaint = model === 'sidecar' || model === 'claim' ? backupArguments(spec.target?.args ?? []) : undefined;
    if (complaint !== undefined) {
      report(backup.subject, [...field, 'target', 'args'], foundWithin(complaint));
    }
  }),
};
