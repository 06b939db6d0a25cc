import { listing } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import { restoresPaths } from '../../../restore/selection';
import type { Cluster } from '../../cluster';
import { type RestoreMember, restoreMembersIn } from '../../graph/restore';
import { restoreSelection } from '../../graph/restores/restore-selection';
import { restoredHosts } from '../../graph/restores/restored-hosts';
import type { Report, Rule } from '../../rule';

export const restoresNothing: Rule = {
  id: 'STASH404',
  name: 'restores-nothing',
  level: 'error',
  title: 'A restore of files has no rule that brings anything back; a warning if it has none for one of the claims that it creates.',
  why: 'A host of a workload, or a claim, gets nothing back if no rule applies to it, and the restore reports success: the application starts with '
    + 'an empty volume, and nobody checks again. A database needs no rule.',
  mend: 'Add a rule with the paths of the backup. Acknowledge the warning if a claim is meant to be empty.',
  facts: [
    {
      says: 'Nothing is restored for a host without a rule, or by a rule with neither snapshots nor paths, and both count as success.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/restore.go',
    },
    {
      says: 'The Job for a claim passes on the paths of the rule, and has none of its own.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/inputs.go',
    },
    {
      says: 'replicas says how many claims are created from each template, and each is a host.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/restore_session.go',
    },
  ],
  judge: (cluster, report) => restoreMembersIn(cluster).forEach((member) => {
    if (restoresPaths(restoreSelection(member))) {
      reportNothing(cluster, member, report);
    }
  }),
};

function reportNothing(cluster: Cluster, member: RestoreMember, report: Report): void {
  const { subject, field, rules } = member;
  const { standing, unnamed } = restoredHosts(cluster, member)!;
  const isHost = (host: string) => standing(host) === 'host' || standing(host) === 'maybe beyond';
  const used = rules.filter(({ rule: { targetHosts = [] } }) => targetHosts.length === 0 || targetHosts.some(isHost));
  const empty = used.filter(({ rule: { paths = [], snapshots = [] } }) => paths.length === 0 && snapshots.length === 0);
  if (rules.length === 0) {
    report(subject, [...field, 'target', 'rules'], { found: 'is missing, so the restore brings nothing back and reports success', mend: 'add a rule with the paths of the backup' });
  } else if (used.length === 0) {
    report(subject, [...field, 'target', 'rules'], {
      found: 'is only for hosts that the target does not have '
        + `(${listing([...new Set(rules.flatMap(({ rule }) => rule.targetHosts ?? []))].map(quote))}), `
        + 'so the restore brings nothing back and reports success',
      mend: 'name hosts of the target, or leave targetHosts out',
    });
  } else {
    const level = empty.length < used.length ? 'warning' : 'error';
    for (const { field: rule } of empty) {
      report(subject, rule, {
        found: 'has neither paths nor snapshots, so its hosts get nothing back and the restore reports success', mend: 'give it the paths of the backup', level,
      });
    }
    const isForAll = rules.some(({ rule: { targetHosts = [] } }) => targetHosts.length === 0);
    // Only for created claims. Of existing pods, possibly only one needs its data back.
    if (member.target === undefined && !isForAll && unnamed?.first !== undefined) {
      report(subject, [...field, 'target', 'rules'], {
        found: `has no rule for ${quote(unnamed.first)}${unnamed.number > 1 ? ` and ${unnamed.number - 1} more` : ''}, so the restore `
          + 'creates empty claims and reports success',
        mend: 'add a rule for each, or one without targetHosts',
        level: 'warning',
      });
    }
  }
}
