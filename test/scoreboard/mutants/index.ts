import { BACKUP_MUTANTS } from './backup';
import { BLUEPRINT_MUTANTS } from './blueprint';
import { CHANGE_MUTANTS } from './change';
import { CHECKS_MUTANTS } from './checks';
import { GITOPS_MUTANTS } from './gitops';
import { REPOSITORY_MUTANTS } from './repository';
import { RESTORE_MUTANTS } from './restore';
import { SECRET_MUTANTS } from './secret';
import { SHARED_REPOSITORY_MUTANTS } from './shared-repository';
import type { Mutant } from '../mutant';

/** Every mutant, in the order of the rules that they break. */
export const MUTANTS: readonly Mutant[] = [
  ...CHECKS_MUTANTS,
  ...REPOSITORY_MUTANTS,
  ...SECRET_MUTANTS,
  ...SHARED_REPOSITORY_MUTANTS,
  ...BACKUP_MUTANTS,
  ...RESTORE_MUTANTS,
  ...BLUEPRINT_MUTANTS,
  ...GITOPS_MUTANTS,
  ...CHANGE_MUTANTS,
].sort((a, b) => a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
