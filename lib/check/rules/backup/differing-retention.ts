import type { Backup } from '../../graph/backup';
import { paired } from '../../graph/crowd';
import { keptText } from '../../graph/retention';
import { doubtText, inPlace, sharingPlace } from '../../graph/stored';
import { listing } from '../../listing';
import { lowered, type Rule } from '../../rule';
import { inInputOrder, reportTogether } from '../../shared-report';
import { called } from '../../subject';

export const differingRetention: Rule = {
  id: 'STASH303',
  name: 'differing-retention',
  level: 'error',
  title: 'Backups with different retention policies share one restic repository.',
  why: 'After every run Stash applies the policy of that run to the snapshots of the whole repository, whoever wrote them and under whatever '
    + 'alias. What one policy keeps, '
    + 'the next run of another one deletes, so that in the end only what all of them keep is left.',
  mend: 'Give all backups of the repository the same retentionPolicy, or each a Repository with a prefix of its own. The name of a policy does '
    + 'not matter. '
    + 'Acknowledge it only where what all policies keep is enough for each of the backups.',
  facts: [
    {
      says: 'Stash runs restic forget without a host: of five snapshots of one backup, the run of another one with keepLast 1 left one.',
      standing: 'measured',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
    { says: 'Only numbers above 0 are passed to restic.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/commands.go' },
  ],
  judge: (cluster, report) => {
    for (const shared of sharingPlace(cluster, cluster.backups, (backup) => backup)) {
      const policies = new Map(shared.things.map((backup) => [backup, keptText(backup.spec.retentionPolicy)]));
      const pairing = { differ: [(backup: Backup) => policies.get(backup)!], either: [deletes] };
      const differing = inInputOrder(cluster, paired(shared.things, inPlace(shared, pairing)), ({ subject }) => subject);
      if (differing.length > 0) {
        reportTogether(cluster, report, differing.map(({ subject }) => ({ subject, field: ['spec', 'retentionPolicy'] })), {
          level: shared.doubt === undefined ? 'error' : lowered('error'),
          found: `one restic repository, ${shared.location.text}${doubtText(shared)}, has different retention policies: `
            + `${listing(byPolicy(differing, policies), '; ')}; each run applies its own to the snapshots of all, so that only what all of them `
            + 'keep is left',
          mend: 'give all of them the same retentionPolicy, or each a Repository with a prefix of its own',
        });
      }
    }
  },
};

const deletes = ({ spec }: Backup) => spec.retentionPolicy?.dryRun !== true;

function byPolicy(backups: readonly Backup[], policies: ReadonlyMap<Backup, string>): string[] {
  return [...new Set(backups.map((backup) => policies.get(backup)!))].map((policy) => {
    const same = backups.filter((backup) => policies.get(backup) === policy);
    return `${listing(same.map(({ subject }) => called(subject)))} ${same.length === 1 ? policy : policy.replace('keeps', 'keep')}`;
  });
}
