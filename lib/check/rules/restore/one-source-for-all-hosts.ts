import { catalogued } from '../../../addon/addons';
import type { FieldPath } from '../../../kubernetes/manifest-fields';
import { listingIs } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import { isLatest, type RestoreMember, restoreMembersIn } from '../../graph/restore';
import { restoredHosts, type RestoredHosts } from '../../graph/restores/restored-hosts';
import type { Report, Rule } from '../../rule';

export const oneSourceForAllHosts: Rule = {
  id: 'STASH416',
  name: 'one-source-for-all-hosts',
  level: 'warning',
  title: 'A rule for all pods of a workload, or for all claims that are created, names one snapshot or one source host.',
  why: 'Each pod of a StatefulSet or DaemonSet has its own snapshots, and so has each shard of a MongoDB and its config server. If a rule without '
    + '`targetHosts` names one of these snapshots, or one host, all of them get the data of that one, and the data of the others does not come back. '
    + 'The restore reports success. '
    + 'The finding is an error for the shards of a MongoDB, and a note if their number is not known.',
  mend: 'Add a rule for each pod or shard, with its host in `targetHosts`. With paths alone, or with `latest` for MongoDB, each gets its own newest '
    + 'data. Acknowledge it if all pods have the same data.',
  facts: [
    {
      says: 'Snapshots are restored regardless of their host and path.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/restore.go',
    },
    {
      says: 'A rule without targetHosts applies to all hosts that no other rule names.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/concepts/crds/restoresession/',
    },
    {
      says: 'The addon of MongoDB applies the rules to each replica set of the AppBinding and to the config server, in all releases of the catalogue.',
      standing: 'source',
      see: 'stashed/mongodb: pkg/restore.go',
    },
  ],
  judge: (cluster, report) => restoreMembersIn(cluster).forEach((member) => {
    const hosts = restoredHosts(cluster, member);
    if (hosts !== undefined) {
      reportSource(member, hosts, report);
    }
  }),
};

function reportSource({ subject, rules, model }: RestoreMember, { hosts, unnamed }: RestoredHosts, report: Report): void {
  const rule = rules.filter(({ rule: { targetHosts = [] } }) => targetHosts.length === 0).at(-1);
  const hasOwnHosts = catalogued(model)?.ownHosts !== undefined;
  const [field, source] = rule === undefined ? [] : sourceOf(rule, hasOwnHosts);
  const number = unnamed?.number;
  if (field === undefined || (number !== undefined && number < 2)) {
    return;
  }
  const isKnown = number !== undefined;
  report(subject, field, {
    found: `${source} for ${isKnown ? `${number} hosts` : 'all hosts'}, which all get the same data${isKnown ? '' : ' if there are several'}`,
    mend: hasOwnHosts
      ? `give each its own rule with targetHosts (${hosts.description}), or write snapshots: ["latest"], so that each gets its own data`
      : 'give each its own rule with targetHosts, or give paths alone, so that each gets its own data',
    level: !isKnown ? 'note' : hasOwnHosts ? 'error' : 'warning',
  });
}

/** The single source that a rule names, as the subject of a sentence, and its field. Empty for the newest snapshot, which another rule reports. */
function sourceOf(
  { field, rule: { snapshots = [], sourceHost, paths = [] } }: RestoreMember['rules'][number], ignoresHost: boolean,
): [] | [FieldPath, string] {
  if (snapshots.length > 0) {
    return snapshots.some(isLatest) ? [] : [[...field, 'snapshots'], listingIs(snapshots.map(quote))];
  }
  return sourceHost && paths.length > 0 && !ignoresHost ? [[...field, 'sourceHost'], `the host ${quote(sourceHost)} is`] : [];
}
