import { PERIODS } from '../../../backup/retention-period';
import { snapshots } from '../../../backup/retention-policy';
import { listing } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import { keptBy } from '../../graph/retention';
import { retentionsOf } from '../../graph/retention-policies';
import type { Found, Rule } from '../../rule';
import { valueFinding } from '../../value-finding';

export const keepsNothing: Rule = {
  id: 'STASH305',
  name: 'keeps-nothing',
  level: 'error',
  title: 'A retention policy keeps nothing, tags only, or a number of snapshots that is none.',
  why: 'Numbers that are not above 0 never reach restic. A policy without any makes every backup fail; operators older than 0.39 ignored it, and the '
    + 'repository grew for ever. With tags alone, older operators delete every snapshot, the one just taken included, and newer ones fail: Stash sets no '
    + 'tags by itself.',
  mend: 'Keep at least one number, such as keepLast: 7. There is no number for "all": restic\'s -1 counts for nothing here. Do not acknowledge it.',
  facts: [
    {
      says: 'Without any keep flag, restic 0.17 aborts with "no policy was specified".',
      standing: 'measured',
      see: 'restic/restic: cmd/restic/cmd_forget.go',
    },
    { says: 'Without any keep flag, restic 0.14 does nothing.', standing: 'measured', see: 'restic/restic: cmd/restic/cmd_forget.go' },
    {
      says: 'With a tag alone, restic 0.14 deletes every snapshot that has it not: 3 of 3 were gone.',
      standing: 'measured',
      see: 'restic/restic: cmd/restic/cmd_forget.go',
    },
    {
      says: 'With a tag alone, restic 0.17 refuses to delete the last snapshot.',
      standing: 'measured',
      see: 'restic/restic: cmd/restic/cmd_forget.go',
    },
    {
      says: 'A run whose retention fails is a failed BackupSession.',
      standing: 'source',
      see: 'stashed/apimachinery: apis/stash/v1beta1 (RetentionPolicyApplied)',
    },
  ],
  judge: (cluster, report) => {
    for (const { policy, isUnreadable, subjects } of retentionsOf(cluster)) {
      const reportAll = (at: readonly string[], found: Found) => subjects.forEach((subject) => report(subject, at, found));
      const given = PERIODS.map(({ member }) => ({ member, count: policy[member] }));
      const field = ['spec', 'retentionPolicy'];
      for (const { member, count } of given) {
        const none = valueFinding(count, snapshots);
        if (none !== undefined) {
          reportAll([...field, member], { ...none, found: `${none.found}, and counts for nothing` });
        }
      }
      const { tags, ...numbers } = keptBy(policy);
      const isNegative = given.some(({ count }) => count !== undefined && count < 0);
      if (Object.keys(numbers).length === 0 && !isUnreadable && !isNegative) {
        reportAll(field, tags === undefined
          ? {
            found: 'keeps nothing, on which every backup fails, and with an operator before 0.39 the repository grows for ever',
            mend: 'keep at least one, such as keepLast: 7',
          }
          : {
            found: `keeps the snapshots with ${tags.length === 1 ? 'the tag' : 'one of the tags'} ${listing(tags.map(quote))} only, and Stash `
              + 'sets none by itself: with an operator before 0.39 restic deletes every snapshot, the one just taken included, and with later ones every '
              + 'backup fails',
            mend: 'keep a number as well, such as keepLast: 7',
          });
      }
    }
  },
};
