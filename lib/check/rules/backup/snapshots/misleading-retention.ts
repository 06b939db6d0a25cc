import { contradicted, nameOf } from '../../../../backup/retention/retention-name';
import { quote } from '../../../../refusal/quote';
import { declaredBackups } from '../../../graph/backup';
import { keptBy, removesSnapshots } from '../../../graph/snapshots/retention';
import { retentionsOf } from '../../../graph/snapshots/retention-policies';
import type { Found, Rule } from '../../../rule';

export const misleadingRetention: Rule = {
  id: 'STASH306',
  name: 'misleading-retention',
  level: 'warning',
  title: 'The name of a retention policy contradicts what the policy keeps, or the policy is a dry run.',
  why: 'The name has no effect, but people rely on it: anyone who reads keep-last-5 does not expect two snapshots. '
    + 'In a dry run, restic only reports what would be removed. Nothing is ever removed, and the storage grows. VolumeSnapshots know no dry run: Stash '
    + 'removes those that the policy does not keep. '
    + 'Such a dry run is an error.',
  mend: 'Let the name say what is kept. Remove dryRun once you have tried out the policy; until then, acknowledge the finding and say what you are '
    + 'trying. To keep all VolumeSnapshots, leave out the numbers.',
  facts: [
    { says: 'Stash does not read the name of a retention policy.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/commands.go' },
    {
      says: 'A number in a name belongs to the period before or after it, and days after "last" say how far back the policy reaches.',
      standing: 'inferred',
    },
    { says: 'dryRun is passed to restic forget as --dry-run.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/commands.go' },
    {
      says: 'Stash counts the VolumeSnapshots of a claim by the numbers of the policy, and deletes the others; it does not read dryRun, and without a number deletes none.',
      standing: 'source',
      see: 'stashed/stash: pkg/volumesnapshot/volumesnapshot_cleanup_policy.go',
    },
  ],
  judge(cluster, report) {
    for (const { policy, subjects } of retentionsOf(cluster)) {
      const reportAll = (at: readonly string[], found: Found) => subjects.forEach((subject) => report(subject, at, found));
      const field = ['spec', 'retentionPolicy'];
      const kept = keptBy(policy);
      const contradiction = Object.keys(kept).length === 0 ? undefined : contradicted(policy.name ?? '', kept);
      if (contradiction !== undefined) {
        reportAll([...field, 'name'], {
          found: `${quote(policy.name)} ${contradiction}`,
          mend: `name it ${quote(nameOf(kept))}, or keep what the name says`,
        });
      }
      if (policy.dryRun) {
        reportAll([...field, 'dryRun'], {
          found: 'restic only reports what it would remove, so the storage grows forever',
          mend: 'remove dryRun once you have tried out the policy',
        });
      }
    }
    for (const { subject, spec: { driver, retentionPolicy } } of declaredBackups(cluster)) {
      if (driver === 'VolumeSnapshotter' && retentionPolicy?.dryRun && removesSnapshots(retentionPolicy)) {
        report(subject, ['spec', 'retentionPolicy', 'dryRun'], {
          level: 'error',
          found: 'has no effect on VolumeSnapshots: Stash deletes those that the policy does not keep',
          mend: 'leave it out, and the numbers too as long as all VolumeSnapshots are to be kept',
        });
      }
    }
  },
};
