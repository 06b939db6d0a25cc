import { quote } from '../../../refusal/quote';
import { clashingHosts } from '../../../restore/clashing-hosts';
import type { RestoreMember } from '../../graph/restore';
import type { Report, Rule } from '../../rule';

export const clashingRules: Rule = {
  id: 'STASH401',
  name: 'clashing-rules',
  level: 'error',
  title: 'Two rules of a restore are for the same hosts, or one rule asks for snapshots and for paths.',
  why: 'A host gets its data by one rule only. Of two that name it the first counts, of two that name no host the last, and of snapshots and paths the '
    + 'snapshots. What the other one says is not restored, and the restore reports success. The webhook of Stash looks at the deprecated `spec.rules` '
    + 'only, and at those only until it has moved them.',
  mend: 'Name each host in one rule, leave `targetHosts` out of one rule at most, and give each rule either snapshots or paths.',
  facts: [
    {
      says: 'The first rule whose targetHosts hold the host is taken, else the last one without targetHosts.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/options.go',
    },
    {
      says: 'A rule that has snapshots is restored by these alone.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/restore.go',
    },
    {
      says: 'The webhook refuses such rules in spec.rules alone, and those are moved into the target before it sees them.',
      standing: 'inferred',
      see: 'stashed/apimachinery: apis/stash/v1beta1/validator.go',
    },
  ],
  judge: (cluster, report) => cluster.restoreMembers.filter(({ model }) => model !== 'snapshotter').forEach((member) => {
    reportHosts(member, report);
    reportSnapshots(member, report);
  }),
};

function reportHosts({ restore, rules }: RestoreMember, report: Report): void {
  for (const { index, first, hosts } of clashingHosts(rules.map(({ rule }) => rule))) {
    report(restore.subject, [...rules[index]!.field, 'targetHosts'], hosts.length === 0
      ? { found: `names no host, as rules[${first}], of which only the last one counts`, mend: 'name the hosts of one of them' }
      : { found: `${hosts.map(quote).join(', ')} stands in rules[${first}] too, and only that one counts`, mend: 'name each host in one rule' });
  }
}

function reportSnapshots({ restore, rules }: RestoreMember, report: Report): void {
  for (const { field, rule: { snapshots = [], paths = [] } } of rules) {
    if (snapshots.length > 0 && paths.length > 0) {
      report(restore.subject, [...field, 'paths'], {
        found: `${paths.map(quote).join(', ')} is not looked at, for the rule has snapshots too`,
        mend: 'leave one of the two out: paths bring back the newest snapshot of each, snapshots those that are named',
      });
    }
  }
}
