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
    found: `${alias === undefined ? 'is missing' : `${quote(alias)} is not that of the backup`}, and ${called(backup.backup.subject)} backs this target up `
      + `${meant === undefined ? 'without one' : `as ${quote(meant)}`}, so that its snapshots are not found`,
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
    found: `${quote(alias)} is the alias of no backup in ${called(member.restore.repository!.subject)}, so that no snapshots are found`,
    mend: `did you mean ${quote(meant)}? else ${SOURCE_HOST}`,
    level: 'error',
  };
}

const SOURCE_HOST = 'give the rules the sourceHost under which the data was written';

const aliasOf = ({ spec }: BackupMember | RestoreMember) => spec.target?.alias || undefined;

/** Whether some of the data is looked up under a host that depends on the alias. */
function looksByAlias({ rules, spec, model }: RestoreMember, { by }: Selection): boolean {
  if (by === 'path' || by === 'unknown' || model === 'mongodb' || (by !== 'host and path' && !spec.target?.alias)) {
    return false;
  }
  return rules.some(({ rule: { sourceHost, paths = [], snapshots = [] } }) => !sourceHost
    && (by === 'dump' ? snapshots.length === 0 || snapshots.some(isLatest) : snapshots.length === 0 && (by === 'directory' || paths.length > 0)));
}
