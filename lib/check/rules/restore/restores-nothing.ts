import { listing } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import type { RestoreMember } from '../../graph/restore';
import { restoreSelection } from '../../graph/restore-selection';
import { restoredHosts } from '../../graph/restored-hosts';
import type { Report, Rule } from '../../rule';

export const restoresNothing: Rule = {
  id: 'STASH404',
  name: 'restores-nothing',
  level: 'error',
  title: 'A restore of files has no rule that brings anything back; a warning where it has none for one of the claims that it creates.',
  why: 'Without a rule for it, a host of a workload or a claim gets nothing back, and the restore reports success: the application starts with an empty '
    + 'volume, and nobody looks again. A database needs no rule.',
  mend: 'Give a rule with the paths of the backup. Acknowledge the warning where a claim is meant to be empty.',
  facts: [
    {
      says: 'A host without a rule, and a rule with neither snapshots nor paths, restore nothing, and that counts as success.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/restore.go',
    },
    {
      says: 'The Job for a claim hands on the paths of the rule, and knows none of its own.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/inputs.go',
    },
    {
      says: 'Of each template as many claims are created as replicas says, and each is a host.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/restore_session.go',
    },
  ],
  judge: (cluster, report) => cluster.restoreMembers.forEach((member) => {
    const by = restoreSelection(member)?.by;
    if (by === 'host and path' || by === 'path') {
      reportNothing(cluster, member, report);
    }
  }),
};

const MEND = 'give a rule with the paths of the backup';

function reportNothing(cluster: Cluster, member: RestoreMember, report: Report): void {
  const { restore: { subject }, field, rules } = member;
  const { standing, unnamed } = restoredHosts(cluster, member)!;
  const isHost = (host: string) => standing(host) === 'host' || standing(host) === 'maybe beyond';
  const used = rules.filter(({ rule: { targetHosts = [] } }) => targetHosts.length === 0 || targetHosts.some(isHost));
  const empty = used.filter(({ rule: { paths = [], snapshots = [] } }) => paths.length === 0 && snapshots.length === 0);
  if (rules.length === 0) {
    report(subject, [...field, 'target', 'rules'], { found: 'is missing, so that the restore brings nothing back and reports success', mend: MEND });
  } else if (used.length === 0) {
    report(subject, [...field, 'target', 'rules'], {
      found: 'is for hosts alone that the target does not have '
        + `(${listing([...new Set(rules.flatMap(({ rule }) => rule.targetHosts ?? []))].map(quote))}), so that the restore brings nothing back and reports success`,
      mend: 'name hosts of the target, or leave targetHosts out',
    });
  } else {
    const level = empty.length < used.length ? 'warning' : 'error';
    for (const { field: rule } of empty) {
      report(subject, rule, { found: 'names neither paths nor snapshots, so that its hosts get nothing back, with success', mend: MEND, level });
    }
    const isForAll = rules.some(({ rule: { targetHosts = [] } }) => targetHosts.length === 0);
    // Only for created claims. Of existing pods, possibly only one needs its data back.
    if (member.target === undefined && !isForAll && unnamed?.first !== undefined) {
      report(subject, [...field, 'target', 'rules'], {
        found: `has no rule for ${quote(unnamed.first)}${unnamed.number > 1 ? ` and ${unnamed.number - 1} more` : ''}, whose claims are created empty, with success`,
        mend: 'give a rule for each, or one without targetHosts',
        level: 'warning',
      });
    }
  }
}
