import { restoreArguments } from '../../../restore/restore-arguments';
import { argumentsOf } from '../../graph/restore-selection';
import type { Rule } from '../../rule';
import { foundWithin } from '../../value-finding';

export const overridingRestoreArgument: Rule = {
  id: 'STASH413',
  name: 'overriding-restore-argument',
  level: 'error',
  title: 'An argument for restic changes what a restore brings back or where to, or keeps it from bringing back anything; or a flag and its value are one argument.',
  why: 'Stash appends `target.args` to its own arguments of `restic restore`. Of two targets restic takes the last, of two hosts the newest snapshot of both, and '
    + 'of two paths only what holds both. Stash knows nothing of it, and reports success for a restore into its own container, or of another host.',
  mend: 'Leave the argument out. The hosts and paths that come back stand in the rules, and where they go in the mounts.',
  facts: [
    { says: 'A snapshot that a rule names is restored without a host and a path.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/restore.go' },
    { says: 'Given `--include a` as one argument, restic says that it knows no such flag.', standing: 'measured' },
    { says: 'Beside another --host the newest snapshot of both comes back.', standing: 'measured' },
    { says: 'With a further --target, or -t, all files go there, and restic ends without an error.', standing: 'measured' },
    { says: 'With a further --path no snapshot is found, and with --repo one of another repository is looked for.', standing: 'measured' },
    { says: 'With --help restic restores nothing and ends without an error, as with --dry-run of 0.17.', standing: 'measured' },
    {
      says: 'restic refuses --delete for "/" without --include or --exclude; with one of these it removes what that lets through and the snapshot does not hold.',
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
  judge: (cluster, report) => cluster.restoreMembers.forEach((member) => {
    const complaint = restoreArguments(member.rules.map(({ rule }) => rule))(argumentsOf(member));
    if (complaint !== undefined) {
      report(member.restore.subject, [...member.field, 'target', 'args'], foundWithin(complaint));
    }
  }),
};
