import type { Rule } from '../../../../lib/check/rule';
import { clusterOf } from '../../judged';
import { foundBy } from '../manifests';

/** What a rule finds in the change from some manifests to others. */
export const changed = (rule: Rule, before: readonly object[], now: readonly object[]) => foundBy(rule, now, { previous: clusterOf(before) });
