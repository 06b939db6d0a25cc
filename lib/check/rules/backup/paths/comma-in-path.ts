import { BACKUP_LISTS, RESTORE_LISTS } from '../../../../invoker/job-lists';
import type { BackupMember } from '../../../graph/backup';
import { backupMembersIn } from '../../../graph/made-backup';
import { type RestoreMember, restoreMembersIn } from '../../../graph/restore';
import { restoreSelection } from '../../../graph/restores/restore-selection';
import type { Report, Rule } from '../../../rule';
import { valueFinding } from '../../../value-finding';

export const commaInPath: Rule = {
  id: 'STASH322',
  name: 'comma-in-path',
  level: 'error',
  title: 'A path or pattern that Stash passes to a Job contains a comma.',
  why: 'A Job gets its paths and patterns as one list that is separated by commas, and splits it at each of them: one existing path becomes two '
    + 'that do not exist. Its files are missing from the backup, or are not restored. Containers in the pods of a workload get paths and patterns '
    + 'one by one.',
  mend: 'Name a parent directory that has no comma in its path, and write `?` in place of a comma in a pattern. To restore such a path, name its '
    + 'snapshot by the id.',
  facts: [
    {
      says: 'Paths and patterns are joined with commas for a Job, and split again in it.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/inputs.go',
    },
  ],
  judge(cluster, report) {
    backupMembersIn(cluster).forEach((member) => reportBackup(member, report));
    restoreMembersIn(cluster).forEach((member) => reportRestore(member, report));
  },
};

function reportBackup({ subject, field, spec: { target = {} }, model }: BackupMember, report: Report): void {
  if (model === 'claim' || model === 'custom') {
    for (const [member, separable] of BACKUP_LISTS) {
      target[member]?.forEach((entry, index) => report(subject, [...field, 'target', member, index], valueFinding(entry, separable)));
    }
  }
}

function reportRestore(restored: RestoreMember, report: Report): void {
  const by = restoreSelection(restored)?.by;
  if (by !== undefined && by !== 'host and path') {
    for (const { field, rule } of restored.rules) {
      for (const [member, separable] of RESTORE_LISTS) {
        rule[member]?.forEach((entry, index) => report(restored.subject, [...field, member, index], valueFinding(entry, separable)));
      }
    }
  }
}
