import { listingIs } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import { clashingHosts } from '../../../restore/clashing-hosts';
import { type RestoreMember, restoreMembersIn } from '../../graph/restore';
import type { Report, Rule } from '../../rule';

export const clashingRules: Rule = {
  id: 'STASH401',
  name: 'clashing-rules',
  level: 'error',
  title: 'Two rules of a restore are for the same hosts, or one rule asks for both snapshots and paths.',
  why: 'Only one rule applies to each host. Of two rules that name it, the first counts; of two that name no host, the last; and of snapshots and '
    + 'paths, the snapshots. What the other one asks for is not restored, and the restore reports success. The webhook of Stash checks only the '
    + 'deprecated `spec.rules`, and only until it has moved them into the target.',
  mend: 'Name each host in one rule, leave `targetHosts` out of at most one rule, and give each rule either snapshots or paths.',
  facts: [
    {
      says: 'The first rule whose targetHosts contain the host is used, or else the last one without targetHosts.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/options.go',
    },
    {
      says: 'Of a rule that has snapshots, only these are restored.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/restore.go',
    },
    {
      says: 'The webhook refuses such rules only in spec.rules, and those are moved into the target before it sees them.',
      standing: 'inferred',
      see: 'stashed/apimachinery: apis/stash/v1beta1/validator.go',
    },
  ],
  judge: (cluster, report) => restoreMembersIn(cluster).filter(({ model }) => model !== 'snapshotter').forEach((member) => {
    reportHosts(member, report);
    reportSnapshots(member, report);
  }),
};

function reportHosts({ subject, rules }: RestoreMember, report: Report): void {
  for (const { index, first, hosts } of clashingHosts(rules.map(({ rule }) => rule))) {
    report(subject, [...rules[index]!.field, 'targetHosts'], hosts.length === 0
      ? { found: `names no host, and neither does rules[${first}], but only the last such rule counts`, mend: 'remove one of them, or name its hosts' }
      : { found: `${listingIs(hosts.map(quote))} also in rules[${first}], and only that rule counts`, mend: 'name each host in one rule' });
  }
}

function reportSnapshots({ subject, rules }: RestoreMember, report: Report): void {
  for (const { field, rule: { snapshots = [], paths = [] } } of rules) {
    if (snapshots.length > 0 && paths.length > 0) {
      report(subject, [...field, 'paths'], {
        found: `${listingIs(paths.map(quote))} ignored, because the rule also has snapshots`,
        mend: 'leave one of the two out: paths restore the newest snapshot of each path, snapshots restore those that are named',
      });
    }
  }
}
