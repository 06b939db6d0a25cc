import type { RuleDescription } from '../rule';
import { ADDON_RULES } from './addon/index';
import { BACKUP_RULES } from './backup/index';
import { BLUEPRINT_RULES } from './blueprint/index';
import { CHANGE_RULES } from './change/index';
import { CHECKS_RULES } from './checks/index';
import { GITOPS_RULES } from './gitops/index';
import { REPOSITORY_RULES } from './repository/index';
import { RESTORE_RULES } from './restore/index';
import { SECRET_RULES } from './secret/index';

/** Every rule, in the order of their ids. */
export const RULES: readonly RuleDescription[] = [
  ...CHECKS_RULES,
  ...REPOSITORY_RULES,
  ...SECRET_RULES,
  ...BACKUP_RULES,
  ...RESTORE_RULES,
  ...BLUEPRINT_RULES,
  ...ADDON_RULES,
  ...GITOPS_RULES,
  ...CHANGE_RULES,
].sort((one, other) => one.id < other.id ? -1 : 1);
