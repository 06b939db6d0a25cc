import { contradicted, nameOf } from '../../../backup/retention-name';
import { quote } from '../../../refusal/quote';
import { keptBy } from '../../graph/retention';
import { retentionsOf } from '../../graph/retention-policies';
import type { Found, Rule } from '../../rule';

export const misleadingRetention: Rule = {
  id: 'STASH306',
  name: 'misleading-retention',
  level: 'warning',
  title: 'The name of a retention policy says other numbers than it keeps, or it is a dry run.',
  why: 'The name has no effect, but people rely on it: whoever reads keep-last-5 does not expect two snapshots. '
    + 'A dry run only reports what would be removed, so that nothing ever is and the storage grows.',
  mend: 'Let the name say what is kept. Remove dryRun when the policy has been tried out; until then acknowledge it, with what is tried.',
  facts: [
    { says: 'Stash does not read the name of a retention policy.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/commands.go' },
    {
      says: 'A number counts what is named in front of it or behind it, and days behind "last" say how far back the policy reaches.',
      standing: 'inferred',
    },
    { says: 'dryRun is passed to restic forget as --dry-run.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/commands.go' },
  ],
  judge: (cluster, report) => {
    for (const { policy, subjects } of retentionsOf(cluster)) {
      const reportAll = (at: readonly string[], found: Found) => subjects.forEach((subject) => report(subject, at, found));
      const field = ['spec', 'retentionPolicy'];
      const kept = keptBy(policy);
      const contradiction = Object.keys(kept).length === 0 ? undefined : contradicted(policy.name ?? '', kept);
      if (contradiction !== undefined) {
        reportAll([...field, 'name'], {
          found: `${quote(policy.name)} ${contradiction}`,
          mend: `name it ${quote(nameOf(kept))}, or keep as many as it says`,
        });
      }
      if (policy.dryRun) {
        reportAll([...field, 'dryRun'], {
          found: 'restic only reports what it would remove, so that the storage grows for ever',
          mend: 'remove dryRun once the policy is tried out',
        });
      }
    }
  },
};
