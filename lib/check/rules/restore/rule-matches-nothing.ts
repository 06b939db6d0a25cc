import { about } from '../../../refusal/complaint';
import { listing, listingIs } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import { ignoredPaths, ignoredSource, type Selection } from '../../../restore/selection';
import type { Cluster } from '../../cluster';
import { type RestoreMember, restoreMembersIn } from '../../graph/restore';
import { restoreSelection } from '../../graph/restores/restore-selection';
import { backupOfOtherAlias, backupOfOtherInterim } from '../../graph/restores/restored-backup';
import { isHostOf } from '../../graph/restores/restored-files';
import { restoredHosts, type RestoredHosts, type Standing } from '../../graph/restores/restored-hosts';
import type { Found, Report, Rule } from '../../rule';
import { foundWithin } from '../../value-finding';

export const ruleMatchesNothing: Rule = {
  id: 'STASH402',
  name: 'rule-matches-nothing',
  level: 'error',
  title: 'A rule of a restore is for hosts that its target does not have, names a source host or paths that are ignored, or names no snapshot for '
    + 'MongoDB.',
  why: 'Stash compares `targetHosts` with its own names for the pods of the target: `<alias>-<number>` for a StatefulSet, `<alias>-<node>` '
    + 'for a DaemonSet, and the alias for everything else, with `host` or `host-0` if there is no alias. A Job compares with the alias alone, and '
    + 'that of MongoDB with `host-0`, or with the keys of `replicaSets` in the AppBinding and `confighost`. A rule for another name is never used, '
    + 'and what it asks for does not come back; a database gets its newest snapshot instead. If a source host is ignored, the data of another host '
    + 'may come back. The addon of MongoDB crashes at a rule without snapshots. '
    + 'The finding is a warning for hosts that the target perhaps does not have and for a source host, and a note for paths.',
  mend: 'Name hosts of the target, or leave `targetHosts` out. Leave out what the program that restores ignores. For MongoDB, name snapshots in '
    + 'each rule.',
  facts: [
    {
      says: 'The pods of a StatefulSet are numbered from spec.ordinals.start, or from 0.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#start-ordinal',
    },
    {
      says: 'A Job compares targetHosts with the alias, which is empty if there is none.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/inputs.go',
    },
    {
      says: 'The restore of a stand-alone claim looks for a path alone, regardless of the host.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/restore_pvc.go',
    },
    {
      says: 'The addons for dumps ignore paths, and without an alias also the host.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
    {
      says: 'MongoDB has its own hosts and ignores the alias. In all releases of the catalogue, each host gets the first snapshot of the rule that '
        + 'names it, or else of the last rule without targetHosts; of a rule without snapshots, the addon reads the first all the same, and crashes.',
      standing: 'source',
      see: 'stashed/mongodb: pkg/restore.go',
    },
  ],
  judge: (cluster, report) => restoreMembersIn(cluster).forEach((member) => {
    const selection = restoreSelection(member);
    if (selection !== undefined) {
      const hosts = restoredHosts(cluster, member)!;
      reportHosts(cluster, member, hosts, report);
      if (member.model === 'mongodb') {
        reportWithoutSnapshots(member, hosts, report);
      }
      reportIgnored(cluster, member, selection, report);
    }
  }),
};

function reportHosts(cluster: Cluster, member: RestoreMember, { hosts: own, standing, first, limit }: RestoredHosts, report: Report): void {
  // Of two rules that name no host, only one counts.
  const mend = own.mend(member.rules.some(({ rule: { targetHosts = [] } }) => targetHosts.length === 0) ? 'remove the rule' : 'leave targetHosts out');
  const founds: { readonly [S in Exclude<Standing, 'host'>]: (hosts: readonly string[]) => Found } = {
    'not a host': (hosts) => ({
      found: `${listingIs(hosts)} not among the hosts of the target, so the rule is never used for it`,
      mend,
    }),
    'maybe not a host': (hosts) => ({
      found: `${listingIs(hosts)} probably not among the hosts of the target, so the rule would never be used for it`,
      mend,
      level: 'warning',
    }),
    'before': (hosts) => ({
      found: `${listingIs(hosts)} before the first host, because ${first}, so the rule is never used for it`,
      mend: 'name a host that exists',
    }),
    'beyond': (hosts) => ({
      found: `${listingIs(hosts)} beyond the last host, because ${limit}, so the rule is never used for it`,
      mend: 'name a host that exists, or raise replicas',
    }),
    'maybe beyond': (hosts) => ({
      found: `${listing(hosts)} may be beyond the last host, because ${limit}`,
      mend: 'set replicas, or name a host that exists',
      level: 'warning',
    }),
  };
  // STASH407 reports the alias, from which the hosts follow.
  const backup = backupOfOtherAlias(cluster, member);
  for (const { field, rule: { targetHosts = [] } } of member.rules) {
    for (const [kind, found] of Object.entries(founds)) {
      const hosts = targetHosts.filter((host) => standing(host) === kind && !(backup && isHostOf(backup, host)));
      if (hosts.length > 0) {
        report(member.subject, [...field, 'targetHosts'], found(hosts.map(quote)));
      }
    }
  }
}

function reportWithoutSnapshots({ subject, rules }: RestoreMember, { standing }: RestoredHosts, report: Report): void {
  for (const { field, rule: { targetHosts = [], snapshots = [] } } of rules) {
    if (snapshots.length === 0 && (targetHosts.length === 0 || targetHosts.some((host) => standing(host) === 'host'))) {
      report(subject, [...field, 'snapshots'], {
        found: 'is missing, but the addon of MongoDB takes the first one of every rule, and crashes if there is none',
        mend: 'write ["latest"], or the id of a snapshot',
      });
    }
  }
}

function reportIgnored(cluster: Cluster, member: RestoreMember, selection: Selection, report: Report): void {
  const { by, directory } = selection;
  const { subject, rules } = member;
  for (const { field, rule } of rules) {
    const ignored = ignoredSource(selection, rule);
    if (ignored !== undefined) {
      report(subject, [...field, 'sourceHost'], { ...foundWithin(about(`${quote(rule.sourceHost)} is ignored, because`, ignored)), level: 'warning' });
    }
    const idle = ignoredPaths(selection, rule.paths ?? []);
    // STASH409 reports the interim volume, from which the path follows.
    if (idle.length > 0 && backupOfOtherInterim(cluster, member) === undefined) {
      report(subject, [...field, 'paths'], {
        found: by === 'dump'
          ? `${listingIs(idle.map(quote))} ignored, because a database is restored as a whole`
          : `${listingIs(idle.map(quote))} ignored, because the addon looks for one path only`,
        mend: by === 'dump' ? 'write snapshots: ["latest"] instead of paths' : `write ${quote(directory)}`,
        level: 'note',
      });
    }
  }
}
