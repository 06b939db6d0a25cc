import { type ValueRule, wrong } from '../refusal/complaint';

const inOneList = (mend: string): ValueRule => (text) =>
  text.includes(',') ? wrong('contains a comma, where the Job of Stash would split it', mend) : undefined;

const pattern = inOneList('use a pattern without a comma, such as with "?" in its place');

/** Refuses what would reach restic as a single argument. */
export const jobArguments: ValueRule<readonly string[]> = (args) => args.length > 1
  ? wrong('would reach restic as a single argument, because a Job joins them with blanks', 'give at most one')
  : undefined;

/** What the Job of a backup gets as one list that is separated by commas, and the rule for each entry. */
export const BACKUP_LISTS: ReadonlyArray<readonly ['paths' | 'exclude', ValueRule]> = [
  ['paths', inOneList('name a parent directory that has no comma in its path')],
  ['exclude', pattern],
];

/** The same for the Job of a restore, which has to name paths as they were backed up. */
export const RESTORE_LISTS: ReadonlyArray<readonly ['paths' | 'include' | 'exclude', ValueRule]> = [
  ['paths', inOneList('name the snapshot by its id instead')],
  ['include', pattern],
  ['exclude', pattern],
];
