import { PLACE_MUTANTS } from './places';
import { SNAPSHOT_MUTANTS } from './snapshots';
import type { Mutant } from '../../mutant';

/** What keeps a restore from bringing back the data that is meant. */
export const RESTORE_MUTANTS: readonly Mutant[] = [...SNAPSHOT_MUTANTS, ...PLACE_MUTANTS];
