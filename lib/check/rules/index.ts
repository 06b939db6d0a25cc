import type { ChangeRule, FleetRule, Rule, RuleDescription } from '../rule';
import * as addon from './addon/index';
import * as backup from './backup/index';
import * as blueprint from './blueprint/index';
import * as change from './change/index';
import * as checks from './checks/index';
import * as gitops from './gitops/index';
import * as repository from './repository/index';
import * as restore from './restore/index';
import * as secret from './secret/index';

export const CHECKS_RULES: readonly RuleDescription[] = Object.values(checks);
export const REPOSITORY_RULES: readonly Rule[] = Object.values(repository);
export const SECRET_RULES: readonly Rule[] = Object.values(secret);
export const BACKUP_RULES: readonly Rule[] = Object.values(backup);
export const RESTORE_RULES: readonly Rule[] = Object.values(restore);
const BLUEPRINT_RULES: readonly Rule[] = Object.values(blueprint);
const ADDON_RULES: readonly Rule[] = Object.values(addon);
const GITOPS_RULES: ReadonlyArray<Rule | FleetRule> = Object.values(gitops);
export const CHANGE_RULES: readonly ChangeRule[] = Object.values(change);

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
