import { PATH_MUTANTS } from './paths';
import { POD_MUTANTS } from './pods';
import { REFERENCE_MUTANTS } from './references';
import { RUN_MUTANTS } from './runs';
import { SCHEDULE_MUTANTS } from './schedules';
import { TASK_MUTANTS } from './tasks';
import type { Mutant } from '../../mutant';

/** What keeps a backup from running, or from running as it is written. */
export const BACKUP_MUTANTS: readonly Mutant[] = [
  ...PATH_MUTANTS,
  ...SCHEDULE_MUTANTS,
  ...REFERENCE_MUTANTS,
  ...TASK_MUTANTS,
  ...RUN_MUTANTS,
  ...POD_MUTANTS,
];
