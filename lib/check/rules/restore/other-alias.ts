import type { Selection } from '../../../restore/selection';
import type { BackupMember } from '../../graph/backup';
import type { RestoreMember } from '../../graph/restore';
import { restoreSelection } from '../../graph/restore-selection';
import { backupsOfRestored, holdsAllBackups } from '../../graph/restored-backup';
import { isNearMiss } from '../../near';
import { quote } from '../../refusal';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const otherAlias: Rule = {
  id: 'STASH407',
  name: 'other-alias',
  level: 'warning',
  title: 'A restore has another alias than the backup of the same target.',
  why: 'The alias is the name of the data in the repository. Under another one the restore finds no snapshot, or that of another target.',
  mend: 'Write the alias of the backup, or name the host under which the data was written with `sourceHost`. Acknowledge it where the data comes from an '
    + 'older backup that had another alias.',
  facts: [
    {
      says: 'Snapshots are looked for under the host that the alias makes, unless a rule names a sourceHost.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/util.go',
    },
    {
      says: 'The restore of a stand-alone claim and that of MongoDB ignore the alias.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/restore_pvc.go',
    },
    {
      says: 'A near alias is taken for a slip where the input has the Repository and a backup that names it, for then it is taken to have all of them.',
      standing: 'inferred',
    },
  ],
  judge: (cluster, report) => cluster.restores.flatMap(({ members }) => members).forEach((member) => {
    const selection = restoreSelection(member);
    const alias = member.spec.target?.alias || undefined;
    const backups = backupsOfRestored(cluster, member);
    if (selection === undefined || backups.length === 0 || !looksByAlias(member, selection) || backups.some((backup) => aliasOf(backup) === alias)) {
      return;
    }
    const [backup] = backups as [BackupMember];
    const meant = aliasOf(backup);
    const invoker = called(backup.backup.subject);
    const isSlip = alias !== undefined && meant !== undefined && isNearMiss(alias, meant) && holdsAllBackups(cluster, member);
    report(member.restore.subject, [...member.field, 'target', 'alias'], {
      found: `${alias === undefined ? 'is missing' : `${quote(alias)} is not that of the backup`}, and ${invoker} backs this target up `
        + `${meant === undefined ? 'without one' : `as ${quote(meant)}`}, so that its snapshots are not found`,
      mend: `${meant === undefined ? 'leave it out' : `write ${quote(meant)}`}, or give the rules the sourceHost under which the data was written`,
      level: isSlip ? 'error' : undefined,
    });
  }),
};

const aliasOf = ({ spec }: BackupMember) => spec.target?.alias || undefined;

/** Whether any of the data is looked for under the name that the alias makes. */
function looksByAlias({ rules, spec, model }: RestoreMember, { by }: Selection): boolean {
  if (by === 'path' || by === 'unknown' || model === 'mongodb' || (by !== 'host and path' && !spec.target?.alias)) {
    return false;
  }
  return rules.some(({ rule: { sourceHost, paths = [], snapshots = [] } }) => !sourceHost
    && (by === 'dump' ? snapshots.length === 0 || snapshots.includes('latest') : snapshots.length === 0 && (by === 'directory' || paths.length > 0)));
}
