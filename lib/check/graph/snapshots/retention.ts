import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import type { KeptSnapshots } from '../../../backup/retention/kept-snapshots';
import { PERIODS } from '../../../backup/retention/retention-period';
import { quote } from '../../../refusal/quote';

type Policy = Conforming<wire.RetentionPolicy>;

/** What a policy keeps. Numbers of 0 or less are dropped, as they never reach restic. */
export function keptBy(policy: Policy = {}): KeptSnapshots {
  const numbers = PERIODS.map(({ period, member }) => [period, policy[member]] as const).filter(([, count]) => count !== undefined && count > 0);
  const tags = [...new Set(policy.keepTags)].sort();
  return { ...Object.fromEntries(numbers), ...tags.length > 0 && { tags } };
}

/** What a policy keeps, as a message says it. Equal for policies of the same effect. */
export function keptText(policy: Policy = {}): string {
  const { tags, ...numbers } = keptBy(policy);
  const parts = [
    ...PERIODS.filter(({ period }) => numbers[period] !== undefined).map(({ period }) => `${period} ${numbers[period]}`),
    ...tags === undefined ? [] : [`tags ${tags.map(quote).join(', ')}`],
  ];
  return `keeps ${parts.join(', ') || 'nothing'}${policy.dryRun ? ' in a dry run' : ''}`;
}

/** What Stash reads of a policy for VolumeSnapshots, which it counts itself. */
const ofSnapshots = (policy: Policy) => ({ ...policy, keepTags: undefined, dryRun: undefined });

/** Whether Stash removes VolumeSnapshots by a policy: it keeps all if there is no number. */
export const removesSnapshots = (policy: Policy = {}) => Object.keys(keptBy(ofSnapshots(policy))).length > 0;

/** What a policy keeps of VolumeSnapshots, as a message says it. */
export const keptSnapshotsText = (policy: Policy = {}) => removesSnapshots(policy) ? keptText(ofSnapshots(policy)) : 'keeps all';
