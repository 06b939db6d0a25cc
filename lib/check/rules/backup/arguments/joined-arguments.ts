import { jobArguments } from '../../../../invoker/job-lists';
import { backupMembersIn } from '../../../graph/made-backup';
import { restoreMembersIn } from '../../../graph/restore';
import { argumentsOf, restoreSelection } from '../../../graph/restores/restore-selection';
import type { Rule } from '../../../rule';
import { valueFinding } from '../../../value-finding';

export const joinedArguments: Rule = {
  id: 'STASH345',
  name: 'joined-arguments',
  level: 'error',
  title: 'The backup or restore of a claim has several arguments for restic.',
  why: 'The Job for a claim gets its `args` as one text, joined with blanks, and passes that on to restic as a single argument. restic refuses a flag '
    + 'that it does not know, so nothing is backed up or restored. It accepts `--exclude=a --exclude=b` as one long pattern that matches no file: '
    + 'nothing is left out, and nothing fails. Containers in the pods of a workload get their arguments one by one.',
  mend: 'Give at most one argument. Write patterns into `exclude`, which takes several.',
  facts: [
    { says: 'Arguments are joined with blanks for a Job, and are not split again.', standing: 'source', see: 'stashed/stash: pkg/resolver/inputs.go, pkg/cmds/backup_pvc.go' },
    { says: 'Given `--exclude-caches --one-file-system` as one argument, restic reports an unknown flag.', standing: 'measured' },
    { says: 'Given `--exclude=a --exclude=b` as one argument, restic excludes neither file, and exits without an error.', standing: 'measured' },
  ],
  judge(cluster, report) {
    for (const { subject, field, spec, model } of backupMembersIn(cluster)) {
      if (model === 'claim') {
        report(subject, [...field, 'target', 'args'], valueFinding(spec.target?.args, jobArguments));
      }
    }
    for (const member of restoreMembersIn(cluster)) {
      if (restoreSelection(member)?.by === 'path') {
        report(member.subject, [...member.field, 'target', 'args'], valueFinding(argumentsOf(member), jobArguments));
      }
    }
  },
};
