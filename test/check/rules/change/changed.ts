import type { ChangeRule } from '../../../../lib/check/rule';
import { clusterOf, findingsIn } from '../../judged';

/** What a rule finds in the change from some manifests to others. */
export const changed = (rule: ChangeRule, before: readonly object[], now: readonly object[]) =>
  findingsIn(now, { rules: [rule], before: clusterOf(before) });
