import { listing } from '../../../../refusal/listing';
import type { Cluster } from '../../../cluster';
import type { Backup } from '../../../graph/backup';
import { MADE_BY_BLUEPRINT, backupsIn } from '../../../graph/made-backup';
import { sharingPlace } from '../../../graph/schedule/crowded-places';
import { paired, type Pairing } from '../../../graph/snapshots/crowd';
import { keptSnapshotsText, keptText } from '../../../graph/snapshots/retention';
import { doubtText, inPlace } from '../../../graph/snapshots/sharing';
import { snapshotHistories } from '../../../graph/snapshots/snapshot-history';
import type { Level, Rule } from '../../../rule';
import { inInputOrder, reportTogether } from '../../../shared-report';
import { called } from '../../../subject';

export const differingRetention: Rule = {
  id: 'STASH303',
  name: 'differing-retention',
  level: 'error',
  title: 'Backups with different retention policies share one restic repository, or the VolumeSnapshots of one claim.',
  why: 'After every run, Stash applies the policy of that run to the snapshots of the whole repository, '
    + 'whichever backup wrote them and under whichever alias. '
    + 'The next run of another backup deletes what its own policy does not keep, so in the end only what all policies keep is left. '
    + 'The VolumeSnapshots of a claim are counted in the same way, whichever backup took them: even under equal policies, they are one history.',
  mend: 'Give all backups of the repository the same retentionPolicy, or give each a Repository with a prefix of its own. '
    + 'Let only one backup take the VolumeSnapshots of a claim. The name of a policy does not matter. '
    + 'Acknowledge it only if what all policies keep is enough for each of the backups.',
  facts: [
    {
      says: 'Stash runs restic forget without a host: of five snapshots of one backup, a run of another backup with keepLast 1 left one.',
      standing: 'measured',
      see: 'stashed/apimachinery: pkg/restic/commands.go',
    },
    { says: 'Only numbers above 0 are passed to restic.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/commands.go' },
    {
      says: 'After each run, Stash applies the policy to all VolumeSnapshots of a claim in the namespace. It uses only numbers above 0, and '
        + 'without any it removes nothing.',
      standing: 'source',
      see: 'stashed/stash: pkg/volumesnapshot/volumesnapshot_cleanup_policy.go',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge: (cluster, report) => [...repositories(cluster), ...histories(cluster)].forEach(({ backups, kept, pairing, level, text, apart }) => {
    const policies = new Map(backups.map((backup) => [backup, kept(backup.spec.retentionPolicy)]));
    const pairs = paired(backups, { ...pairing, differ: [(backup) => policies.get(backup)!, ...pairing.differ] });
    const differing = inInputOrder(cluster, pairs, ({ subject }) => subject);
    if (differing.length > 0) {
      reportTogether(cluster, report, differing.map(({ subject }) => ({ subject, field: ['spec', 'retentionPolicy'] })), {
        level,
        found: `${text} have different retention policies: ${listing(byPolicy(differing, policies), '; ')}; each run applies its own policy to `
          + 'the snapshots of all, so only what all policies keep is left',
        mend: `give all of them the same retentionPolicy, or ${apart}`,
      });
    }
  }),
};

/** Backups whose retention policies each apply to the snapshots of all. */
interface Kept {
  readonly backups: readonly Backup[];
  /** What a policy keeps, as a message says it. */
  readonly kept: (policy: Backup['spec']['retentionPolicy']) => string;
  /** Which backups conflict if their policies differ. */
  readonly pairing: Pairing<Backup>;
  readonly level: Level;
  readonly text: string;
  /** How to keep the snapshots apart, as a message says it. */
  readonly apart: string;
}

const repositories = (cluster: Cluster): Kept[] => sharingPlace(cluster, backupsIn(cluster), (backup) => backup).map((shared) => ({
  backups: shared.things,
  kept: keptText,
  pairing: inPlace(shared, { differ: [], either: [deletes] }),
  level: shared.doubt === undefined ? 'error' : 'warning',
  text: `the backups in one restic repository, ${shared.location.text}${doubtText(shared)},`,
  apart: 'give each a Repository with a prefix of its own',
}));

const histories = (cluster: Cluster): Kept[] => snapshotHistories(cluster).map(({ backups, claims }) => ({
  backups,
  kept: keptSnapshotsText,
  pairing: { differ: [] },
  level: 'error',
  text: `the backups that take VolumeSnapshots of ${claims}`,
  apart: 'back up each claim with only one of them',
}));

const deletes = ({ spec }: Backup) => spec.retentionPolicy?.dryRun !== true;

function byPolicy(backups: readonly Backup[], policies: ReadonlyMap<Backup, string>): string[] {
  return [...new Set(backups.map((backup) => policies.get(backup)!))].map((policy) => {
    const same = backups.filter((backup) => policies.get(backup) === policy);
    return `${listing(same.map(({ subject }) => called(subject)))} ${same.length === 1 ? policy : policy.replace('keeps', 'keep')}`;
  });
}
