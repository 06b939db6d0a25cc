import type { ValueRule } from '../check/refusal';

/** How many connections restic opens to a storage at once. */
export const connections: ValueRule<number> = (count) =>
  Number.isSafeInteger(count) && count >= 1 ? undefined : 'is not a number of connections: a whole number from 1 up; leave it out for restic\'s own, 5';
