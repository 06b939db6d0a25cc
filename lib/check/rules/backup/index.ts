import { commaInPath } from './comma-in-path';
import { differingRetention } from './differing-retention';
import { foreignSnapshot } from './foreign-snapshot';
import { keepsNothing } from './keeps-nothing';
import { misleadingRetention } from './misleading-retention';
import { noPaths } from './no-paths';
import { overlappingRuns } from './overlapping-runs';
import { pathOutsideMounts } from './path-outside-mounts';
import { podWithoutToken } from './pod-without-token';
import { sharedSnapshots } from './shared-snapshots';
import type { Rule } from '../../rule';

export const BACKUP_RULES: readonly Rule[] = [
  sharedSnapshots,
  foreignSnapshot,
  differingRetention,
  overlappingRuns,
  keepsNothing,
  misleadingRetention,
  noPaths,
  pathOutsideMounts,
  commaInPath,
  podWithoutToken,
];
