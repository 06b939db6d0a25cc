import { noComma } from '../../../backup/file-selection';
import type { FieldPath } from '../../../kubernetes/manifest-fields';
import { quote } from '../../../refusal/quote';
import type { BackupMember } from '../../graph/backup';
import type { RestoreMember } from '../../graph/restore';
import { restoreSelection } from '../../graph/restore-selection';
import type { Report, Rule } from '../../rule';
import type { Subject } from '../../subject';

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
  judge: (cluster, report) => {
    cluster.backupMembers.forEach((member) => reportBackup(member, report));
    cluster.restoreMembers.forEach((member) => reportRestore(member, report));
  },
};

type Entries = readonly string[] | undefined;

function reportBackup({ backup: { subject }, field, spec: { target = {} }, model }: BackupMember, report: Report): void {
  if (model === 'claim' || model === 'custom') {
    const { paths, exclude } = target;
    reportEntries(subject, [...field, 'target'], { paths, exclude }, report);
  }
}

function reportRestore(member: RestoreMember, report: Report): void {
  const by = restoreSelection(member)?.by;
  if (by !== undefined && by !== 'host and path') {
    for (const { field, rule: { paths, include, exclude } } of member.rules) {
      reportEntries(member.restore.subject, field, { paths, include, exclude }, report);
    }
  }
}

function reportEntries(subject: Subject, field: FieldPath, lists: { readonly [member: string]: Entries }, report: Report): void {
  for (const [member, entries = []] of Object.entries(lists)) {
    entries.forEach((entry, index) => {
      if (noComma(entry) !== undefined) {
        report(subject, [...field, member, index], {
          found: `${quote(entry)} contains a comma, where the Job of Stash would split it`,
          mend: member === 'paths' ? 'name a parent directory that has no comma in its path' : 'use a pattern without a comma, such as with "?" in its place',
        });
      }
    });
  }
}
