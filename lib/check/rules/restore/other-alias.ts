import { isNearMiss } from '../../../refusal/near';
import { asQuestion, quote } from '../../../refusal/quote';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { BackupMember } from '../../graph/backup';
import { type RestoreMember, restoreMembersIn } from '../../graph/restore';
import { rulesByHost } from '../../graph/restores/restore-selection';
import { backupOfOtherAlias, backupsOfPlace, holdsAllBackups } from '../../graph/restores/restored-backup';
import { mayBe, numberOf, type HostPattern } from '../../graph/snapshots/host-pattern';
import { writtenBy } from '../../graph/snapshots/snapshot-key';
import { aliasOf } from '../../graph/target-use';
import type { Found, Rule } from '../../rule';
import { called } from '../../subject';

export const otherAlias: Rule = {
  id: 'STASH407',
  name: 'other-alias',
  level: 'warning',
  title: 'A restore has a different alias from the backup of the same target, or a source host without the number of a pod or beyond the last pod.',
  why: 'The alias is the name of the data in the repository. Under a different alias, the restore finds no snapshot, or one of another target. A '
    + 'source host is looked up as it is written, so under one that no backup writes, nothing is found. '
    + 'The finding is an error if the alias or the source host is probably misspelt.',
  mend: 'Use the alias of the backup, or set `sourceHost` to the host under which the data was written. Acknowledge it if the data comes from '
    + 'an older backup that had another alias, or more pods.',
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
      says: 'The pods of a StatefulSet write under the alias and their number.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/util.go',
    },
    {
      says: 'An alias or source host that is almost that of a backup is taken for a typing error if the input has the Repository and a backup that '
        + 'names it, because the input is then assumed to have all backups to that Repository.',
      standing: 'inferred',
    },
  ],
  judge: (cluster, report) => restoreMembersIn(cluster).forEach((member) => {
    const rules = rulesByHost(member);
    const { subject, field, target } = member;
    report(subject, [...field, 'target', 'alias'], target === undefined ? slip(cluster, member, rules) : difference(cluster, member));
    for (const { field: at, rule: { sourceHost } } of rules) {
      report(subject, [...at, 'sourceHost'], sourceHost ? unwritten(cluster, member, sourceHost) : undefined);
    }
  }),
};

function difference(cluster: Cluster, member: RestoreMember): Found | undefined {
  const alias = aliasOf(member);
  const backup = backupOfOtherAlias(cluster, member);
  if (backup === undefined) {
    return undefined;
  }
  const meant = aliasOf(backup);
  const isSlip = alias !== undefined && meant !== undefined && isNearMiss(alias, meant) && holdsAllBackups(cluster, member);
  return {
    found: `${alias === undefined ? 'is missing, but' : `${quote(alias)} is not the alias of the backup, and`} `
      + `${called(backup.subject)} backs this target up ${meant === undefined ? 'without one' : `as ${quote(meant)}`}, so its snapshots are not found`,
    mend: `${meant === undefined ? 'leave it out' : `write ${quote(meant)}`}, or ${SOURCE_HOST}`,
    level: isSlip ? 'error' : undefined,
  };
}

/** Reports an alias that is nearly that of a backup. A restore into created claims names no target, so any other may be that of an older one. */
function slip(cluster: Cluster, member: RestoreMember, rules: RestoreMember['rules']): Found | undefined {
  const alias = aliasOf(member);
  if (alias === undefined || rules.every(({ rule }) => rule.sourceHost) || !holdsAllBackups(cluster, member)) {
    return undefined;
  }
  const aliases = aliasesOf(backupsOfPlace(cluster, member));
  const meant = aliases.has(alias) ? undefined : [...aliases].find((one) => one !== undefined && isNearMiss(alias, one));
  return meant === undefined ? undefined : {
    found: `${quote(alias)} is not the alias of any backup in ${called(member.restore.repository!.subject)}, so no snapshots are found`,
    mend: `${asQuestion(meant)} if not, ${SOURCE_HOST}`,
    level: 'error',
  };
}

const SOURCE_HOST = 'set sourceHost in the rules to the host under which the data was written';

/** Those of the backups to one place, for which each of many restores may ask. */
const aliasesOf = view((backups: readonly BackupMember[]): ReadonlySet<string | undefined> => new Set(backups.map(aliasOf)));

/**
 * Reports a source host that is nearly a host of a backup, or would be one with another number. Any other may be that of an older backup, for which
 * source hosts are made.
 */
function unwritten(cluster: Cluster, member: RestoreMember, host: string): Found | undefined {
  const written = holdsAllBackups(cluster, member)
    ? backupsOfPlace(cluster, member).flatMap((backup) => writtenBy(cluster, backup).map((key) => ({ backup, host: key.host })))
    : [];
  if (written.some((one) => mayBe(one.host, host))) {
    return undefined;
  }
  const meant = written.map((one) => hostMeant(one.host, host)).find((one) => one !== undefined);
  const pods = written.find((one) => lacksPod(one.host, host));
  const found = () => `${quote(host)} is not a host of any backup in ${called(member.restore.repository!.subject)}, so no snapshots are found`;
  const unless = `acknowledge this if an older backup wrote ${quote(host)}`;
  if (meant !== undefined) {
    return { found: found(), mend: `${asQuestion(meant)} if not, ${unless}`, level: 'error' };
  }
  return pods && {
    found: `${found()}; ${called(pods.backup.subject)} writes ${rangeText(pods.host as NumberedHosts)}`,
    mend: `write a host with one of these numbers, or ${unless}`,
  };
}

type NumberedHosts = Extract<HostPattern, { form: 'numbered' }>;

/** The host of a backup that was probably meant. */
function hostMeant(written: HostPattern, host: string): string | undefined {
  if (written.form === 'exact') {
    return isNearMiss(host, written.name) ? written.name : undefined;
  }
  const { base, number } = numberOf(host);
  return written.form === 'numbered' && isNearMiss(base || host, written.base)
    ? [number, written.start].map((ordinal) => `${written.base}-${ordinal}`).find((one) => mayBe(written, one))
    : undefined;
}

/**
 * Whether a host would be one of the backup with a lower number, or with any. Lower ones than the first are those of pods that were there before it, as
 * are all of a StatefulSet that is scaled to zero.
 */
function lacksPod(written: HostPattern, host: string): boolean {
  const { base, number } = numberOf(host);
  return written.form === 'numbered' && written.count !== 0 && (written.base === host || (written.base === base && number >= written.start));
}

function rangeText({ base, start, count }: NumberedHosts): string {
  const first = quote(`${base}-${start}`);
  return count === 1 ? `only ${first}` : count === undefined ? `${first} and higher numbers` : `${first} to ${quote(`${base}-${start + count - 1}`)}`;
}
