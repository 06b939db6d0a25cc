import { isNearMiss } from '../../../refusal/near';
import { quote } from '../../../refusal/quote';
import type { Selection } from '../../../restore/selection';
import type { Cluster } from '../../cluster';
import type { BackupMember } from '../../graph/backup';
import { isLatest, type RestoreMember } from '../../graph/restore';
import { restoreSelection } from '../../graph/restore-selection';
import { backupsOfPlace, backupsOfRestored, holdsAllBackups } from '../../graph/restored-backup';
import type { Found, Rule } from '../../rule';
import { called } from '../../subject';

export const otherAlias: Rule = {
  id: 'STASH407',
  name: 'other-alias',
  level: 'warning',
  title: 'A restore has a different alias from the backup of the same target; an error if the alias is probably misspelt.',
  why: 'The alias is the name of the data in the repository. Under a different alias, the restore finds no snapshot, or one of another target.',
  mend: 'Use the alias of the backup, or set `sourceHost` to the host under which the data was written. Acknowledge it if the data comes from '
    + 'an older backup that had another alias.',
  facts: [
    {
      says: 'Snapshots are looked up under the host that follows from the alias, unless a rule names a sourceHost.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/util.go',
    },
    {
      says: 'The restore of a stand-alone claim and that of MongoDB ignore the alias.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/restore_pvc.go',
    },
    {
      says: 'An alias that is almost that of a backup is taken for a typing error if the input has the Repository and a backup that names it, '
        + 'because the input is then assumed to have all backups to that Repository.',
      standing: 'inferred',
    },
  ],
  judge: (cluster, report) => cluster.restoreMembers.forEach((member) => {
    const selection = restoreSelection(member);
    const found = selection === undefined || !looksByAlias(member, selection) ? undefined
      : member.target === undefined ? slip(cluster, member) : difference(cluster, member);
    if (found !== undefined) {
      report(member.restore.subject, [...member.field, 'target', 'alias'], found);
    }
  }),
};

function difference(cluster: Cluster, member: RestoreMember): Found | undefined {
  const alias = aliasOf(member);
  const [backup, ...others] = backupsOfRestored(cluster, member);
  if (backup === undefined || [backup, ...others].some((one) => aliasOf(one) === alias)) {
    return undefined;
  }
  const meant = aliasOf(backup);
  const isSlip = alias !== undefined && meant !== undefined && isNearMiss(alias, meant) && holdsAllBackups(cluster, member);
  return {
    found: `${alias === undefined ? 'is missing, but' : `${quote(alias)} is not the alias of the backup, and`} `
      + `${called(backup.backup.subject)} backs this target up ${meant === undefined ? 'without one' : `as ${quote(meant)}`}, so its snapshots are not found`,
    mend: `${meant === undefined ? 'leave it out' : `write ${quote(meant)}`}, or ${SOURCE_HOST}`,
    level: isSlip ? 'error' : undefined,
  };
}

/** Reports an alias that is nearly that of a backup. A restore into created claims names no target, so any other may be that of an older one. */
function slip(cluster: Cluster, member: RestoreMember): Found | undefined {
  const alias = aliasOf(member);
  const aliases = alias === undefined || !holdsAllBackups(cluster, member) ? [] : backupsOfPlace(cluster, member).map(aliasOf);
  const meant = aliases.includes(alias) ? undefined : aliases.find((one) => one !== undefined && isNearMiss(alias!, one));
  return meant === undefined ? undefined : {
    found: `${quote(alias)} is not the alias of any backup in ${called(member.restore.repository!.subject)}, so no snapshots are found`,
    mend: `did you mean ${quote(meant)}? if not, ${SOURCE_HOST}`,
    level: 'error',
  };
}

const SOURCE_HOST = 'set sourceHost in the rules to the host under which the data was written';

const aliasOf = ({ spec }: BackupMember | RestoreMember) => spec.target?.alias || undefined;

/** Whether some of the data is looked up under a host that depends on the alias. */
function looksByAlias({ rules, spec, model }: RestoreMember, { by }: Selection): boolean {
  if (by === 'path' || by === 'unknown' || model === 'mongodb' || (by !== 'host and path' && !spec.target?.alias)) {
    return false;
  }
  return rules.some(({ rule: { sourceHost, paths = [], snapshots = [] } }) => !sourceHost
    && (by === 'dump' ? snapshots.length === 0 || snapshots.some(isLatest) : snapshots.length === 0 && (by === 'directory' || paths.length > 0)));
}
