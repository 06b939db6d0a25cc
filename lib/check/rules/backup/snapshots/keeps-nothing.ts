import { PERIODS, snapshots } from '../../../../backup/retention/retention-period';
import { listing } from '../../../../refusal/listing';
import { quote } from '../../../../refusal/quote';
import { keptBy } from '../../../graph/snapshots/retention';
import { retentionsOf } from '../../../graph/snapshots/retention-policies';
import type { Found, Rule } from '../../../rule';
import { valueFinding } from '../../../value-finding';

export const keepsNothing: Rule = {
  id: 'STASH305',
  name: 'keeps-nothing',
  level: 'error',
  title: 'A retention policy keeps nothing, keeps tags only, or has an invalid number of snapshots.',
  why: 'Numbers that are not above 0 never reach restic. A policy that keeps nothing makes every backup fail; operators before 0.39 ignored it, and '
    + 'the repository grew forever. With tags alone, older operators delete every snapshot, including the one just taken, and newer ones fail: '
    + 'Stash does not set tags by itself.',
  mend: 'Set at least one number, such as keepLast: 7. There is no number for "all": restic\'s -1 has no effect here. Do not acknowledge it.',
  facts: [
    {
      says: 'Without any keep flag, restic 0.17 aborts with "no policy was specified".',
      standing: 'measured',
      see: 'restic/restic: cmd/restic/cmd_forget.go',
    },
    { says: 'Without any keep flag, restic 0.14 does nothing.', standing: 'measured', see: 'restic/restic: cmd/restic/cmd_forget.go' },
    {
      says: 'With a tag alone, restic 0.14 deletes every snapshot without it: 3 of 3 were gone.',
      standing: 'measured',
      see: 'restic/restic: cmd/restic/cmd_forget.go',
    },
    {
      says: 'With a tag alone, restic 0.17 refuses to delete the last snapshot.',
      standing: 'measured',
      see: 'restic/restic: cmd/restic/cmd_forget.go',
    },
    {
      says: 'If applying the retention policy fails, the BackupSession fails.',
      standing: 'source',
      see: 'stashed/apimachinery: apis/stash/v1beta1 (RetentionPolicyApplied)',
    },
  ],
  judge(cluster, report) {
    for (const { policy, isUnreadable, subjects } of retentionsOf(cluster)) {
      const reportAll = (at: readonly string[], found: Found) => subjects.forEach((subject) => report(subject, at, found));
      const given = PERIODS.map(({ member }) => ({ member, count: policy[member] }));
      const field = ['spec', 'retentionPolicy'];
      for (const { member, count } of given) {
        const none = valueFinding(count, snapshots);
        if (none !== undefined) {
          reportAll([...field, member], { ...none, found: `${none.found}, and has no effect` });
        }
      }
      const { tags, ...numbers } = keptBy(policy);
      const isNegative = given.some(({ count }) => count !== undefined && count < 0);
      if (Object.keys(numbers).length === 0 && !isUnreadable && !isNegative) {
        reportAll(field, tags === undefined
          ? {
            found: 'keeps nothing, so every backup fails or, with an operator before 0.39, the repository grows forever',
            mend: 'set at least one number, such as keepLast: 7',
          }
          : {
            found: `keeps only the snapshots with ${tags.length === 1 ? 'the tag' : 'one of the tags'} ${listing(tags.map(quote))}, but Stash `
              + 'does not set tags by itself; with an operator before 0.39, restic deletes every snapshot, including the one just taken, and '
              + 'with a later one, every backup fails',
            mend: 'set a number as well, such as keepLast: 7',
          });
      }
    }
  },
};
