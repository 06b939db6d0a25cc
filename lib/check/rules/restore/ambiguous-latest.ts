import { fieldText, type FieldPath } from '../../../kubernetes/manifest-fields';
import { listing } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import { mayBeSeveral } from '../../../restore/hosts';
import { restoresPaths, type Selection } from '../../../restore/selection';
import type { Cluster } from '../../cluster';
import { isById, isLatest, type RestoreMember, restoresIn } from '../../graph/restore';
import { indistinctPartners } from '../../graph/restores/batch-partner';
import { restoreSelection } from '../../graph/restores/restore-selection';
import { neighboursOf } from '../../graph/snapshots/neighbours';
import { aliasOf } from '../../graph/target-use';
import type { FoundAt, Rule } from '../../rule';

export const ambiguousLatest: Rule = {
  id: 'STASH406',
  name: 'ambiguous-latest',
  level: 'error',
  title: 'A restore takes the newest snapshot of the whole repository, which may be the wrong one.',
  why: '`latest` ignores the host and the path: it is the snapshot that was written last. If there are several paths, only one comes back; every '
    + 'pod of a StatefulSet or DaemonSet gets the data of the same pod; and in a shared repository the data may be that of another application, or '
    + 'of another member of a batch if neither alias nor path tells the two apart. A database without an alias always gets the newest snapshot, and '
    + 'so does one with an alias if no rule says otherwise.',
  mend: 'For files, give the paths of the backup: then each host gets its own newest snapshots. For databases that share a repository, give each '
    + 'its own alias in the backup, and give the restore the same alias and a rule with `snapshots: ["latest"]`.',
  facts: [
    {
      says: 'Snapshots are restored regardless of their host and path, and latest is the newest of all.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/restore.go',
    },
    {
      says: 'A dump is looked up under a host only if there are both an alias and a rule.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/inputs.go',
    },
    {
      says: 'Without a host, the dump of another database in the same repository was restored.',
      standing: 'measured',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
  ],
  judge: (cluster, report) => restoresIn(cluster).forEach(({ subject, members }) => {
    const partners = indistinctPartners(members);
    for (const member of members) {
      const selection = restoreSelection(member);
      const partner = partners.get(member);
      const mistake = selection && newestOfAll(cluster, member, selection);
      if (mistake !== undefined) {
        const { at, ...found } = mistake;
        report(subject, at, found);
      } else if (selection !== undefined && partner !== undefined) {
        report(subject, [...member.field, 'target'], {
          found: `takes the newest of its own snapshots and those of ${fieldText(partner.field)}, so it may get the data of that member`,
          mend: wayApart(selection),
        });
      }
    }
  }),
};

function wayApart({ by, ownHosts }: Selection): string {
  if (by === 'path') {
    return 'keep each in its own Repository or name the snapshot by its id, because a claim is restored by path alone';
  }
  return ownHosts === undefined
    ? 'give each its own alias in the backup, and the same alias here'
    : `keep each in its own Repository, because ${ownHosts.called} ignores the alias`;
}

/** How a restore asks for the newest snapshot of any target. */
interface Asked {
  readonly at: FieldPath;
  readonly what: string;
  readonly mend: string;
  /** Whether an alias is given and ignored. */
  readonly ignoresAlias?: boolean;
}

function asksForNewest(member: RestoreMember, { by, directory, ownHosts }: Selection): Asked | undefined {
  if (by === 'unknown' || ownHosts !== undefined) {
    return undefined;
  }
  const { field, rules } = member;
  const alias = aliasOf(member);
  const path = `the path ${directory === undefined ? 'of the backup' : quote(directory)}`;
  if ((by === 'dump' || by === 'directory') && alias !== undefined && rules.length === 0) {
    return {
      at: [...field, 'target', 'alias'],
      what: `${quote(alias)} is ignored because there is no rule`,
      mend: `add a rule with ${by === 'dump' ? 'snapshots: ["latest"]' : path}`,
      ignoresAlias: true,
    };
  }
  if (by === 'dump') {
    return alias !== undefined || (rules.length > 0 && rules.every(({ rule }) => isById(rule))) ? undefined : {
      at: [...field, 'target'],
      what: 'has no alias, and without one the newest snapshot of the whole repository is taken',
      mend: 'give each its own alias in the backup, and the same alias here with a rule',
    };
  }
  const [latest] = rules.flatMap(({ field: at, rule: { snapshots = [] } }) =>
    snapshots.flatMap((snapshot, index) => isLatest(snapshot) ? [{ at: [...at, 'snapshots', index], snapshot }] : []));
  return latest && {
    at: latest.at,
    what: `${quote(latest.snapshot)} is the newest snapshot of the whole repository, regardless of host and path`,
    mend: `give ${by === 'directory' ? path : 'the paths that were backed up'} instead`,
  };
}

/** What is wrong with asking for the newest snapshot of any target; undefined if nothing is, or if the restore does not do so. */
function newestOfAll(cluster: Cluster, member: RestoreMember, selection: Selection): FoundAt | undefined {
  const asked = asksForNewest(member, selection);
  if (asked === undefined) {
    return undefined;
  }
  const { at, what, mend, ignoresAlias } = asked;
  const { by, hosts } = selection;
  const { paths, others, doubtful, settle } = neighboursOf(cluster, member);
  const certain = [
    ...by === 'host and path' && mayBeSeveral(hosts) ? ['every pod gets the same one'] : [],
    ...restoresPaths(selection) && paths.length > 1 ? [`only one of the paths ${listing(paths.map(quote))} comes back`] : [],
    ...others.length > 0 ? [`it may be a snapshot of ${briefly(others)}`] : [],
  ];
  const doubt = `it may be a snapshot of ${briefly(doubtful)}, if that is in the same place (which the manifests do not show; to be sure, ${settle})`;
  const reasons = [
    ...ignoresAlias ? ['the newest snapshot is taken, whichever backup wrote it'] : [],
    ...certain.length > 0 || doubtful.length === 0 ? certain : [doubt],
  ];
  return reasons.length === 0 ? undefined : { at, found: `${what}, so ${reasons.join(', and ')}`, mend, level: certain.length > 0 ? 'error' : 'warning' };
}

const SHOWN = 3;
const briefly = (names: readonly string[]) => names.slice(0, SHOWN).join(', ') + (names.length > SHOWN ? ' and others' : '');
