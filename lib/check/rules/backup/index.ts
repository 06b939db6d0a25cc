import { differingRetention } from './differing-retention';
import { foreignSnapshot } from './foreign-snapshot';
import { keepsNothing } from './keeps-nothing';
import { misleadingRetention } from './misleading-retention';
import { overlappingRuns } from './overlapping-runs';
import { sharedSnapshots } from './shared-snapshots';
import type { Rule } from '../../rule';

export const BACKUP_RULES: readonly Rule[] = [
  sharedSnapshots,
  foreignSnapshot,
  differingRetention,
  overlappingRuns,
  keepsNothing,
  misleadingRetention,
];
