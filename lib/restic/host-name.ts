import { type ValueRule, wrong } from '../refusal/complaint';

/** A rule for the name of a host of restic, and so for an alias, which Stash uses as one. */
const nameOfHost = (what: string): ValueRule => (name) => /^[^\s,\p{Cc}]+$/u.test(name)
  ? undefined
  : wrong(`is not ${what}`, 'use at least one character, without white space and commas, such as "app-data"');

export const hostName = nameOfHost('the name of a host');

export const aliasName = nameOfHost('an alias');
