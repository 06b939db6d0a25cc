import { commaInPath } from './comma-in-path';
import { noPaths } from './no-paths';
import { pathOutsideMounts } from './path-outside-mounts';
import { podWithoutToken } from './pod-without-token';
import type { Rule } from '../../rule';

export const BACKUP_RULES: readonly Rule[] = [
  noPaths,
  pathOutsideMounts,
  commaInPath,
  podWithoutToken,
];
