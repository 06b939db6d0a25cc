import { ADDON_RULES } from './addon';
import { BACKUP_RULES } from './backup';
import { BLUEPRINT_RULES } from './blueprint';
import { CHANGE_RULES } from './change';
import { CHECKS_RULES } from './checks';
import { GITOPS_RULES } from './gitops';
import { REPOSITORY_RULES } from './repository';
import { RESTORE_RULES } from './restore';
import { SECRET_RULES } from './secret';
import type { RuleDescription } from '../rule';

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
