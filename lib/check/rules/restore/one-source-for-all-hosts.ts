import type { FieldPath } from '../../../kubernetes/manifest-fields';
import { quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { isLatest, type RestoreMember } from '../../graph/restore';
import { restoreSelection } from '../../graph/restore-selection';
import { restoredHosts } from '../../graph/restored-hosts';
import type { Report, Rule } from '../../rule';

export const oneSourceForAllHosts: Rule = {
  id: 'STASH416',
  name: 'one-source-for-all-hosts',
  level: 'warning',
  title: 'A rule for all pods of a workload, or for all claims that are created, names one snapshot or one source host; a note if their number is '
    + 'not known.',
  why: 'Each pod of a StatefulSet or DaemonSet has its own snapshots. If a rule without `targetHosts` names one of these snapshots, or one host, '
    + 'every pod gets the data of that one, and the data of the others does not come back. The restore reports success.',
  mend: 'Add a rule for each pod, with its name in `targetHosts`; with paths alone, each pod gets its own newest data. Acknowledge it if all pods '
    + 'have the same data.',
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
  ],
  judge: (cluster, report) => cluster.restoreMembers.forEach((member) => {
    if (restoreSelection(member)?.hosts.several) {
      reportSource(cluster, member, report);
    }
  }),
};

function reportSource(cluster: Cluster, member: RestoreMember, report: Report): void {
  const rule = member.rules.filter(({ rule: { targetHosts = [] } }) => targetHosts.length === 0).at(-1);
  const [field, source] = rule === undefined ? [] : sourceOf(rule);
  const number = restoredHosts(cluster, member)!.unnamed?.number;
  if (field === undefined || (number !== undefined && number < 2)) {
    return;
  }
  const isKnown = number !== undefined;
  report(member.restore.subject, field, {
    found: `${source} is for ${isKnown ? `${number} hosts` : 'all hosts'}, which all get the same data${isKnown ? '' : ' if there are several'}`,
    mend: 'give each its own rule with targetHosts, or give paths alone, so that each gets its own data',
    level: isKnown ? 'warning' : 'note',
  });
}

/** The single source that a rule names, and its field. Empty for the newest snapshot, which another rule reports. */
function sourceOf({ field, rule: { snapshots = [], sourceHost, paths = [] } }: RestoreMember['rules'][number]): [] | [FieldPath, string] {
  if (snapshots.length > 0) {
    return snapshots.some(isLatest) ? [] : [[...field, 'snapshots'], snapshots.map(quote).join(', ')];
  }
  return sourceHost && paths.length > 0 ? [[...field, 'sourceHost'], `the host ${quote(sourceHost)}`] : [];
}
