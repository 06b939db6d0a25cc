import { type ValueRule, wrong } from '../refusal/complaint';
import { unsetPart } from '../refusal/unset';

/** A rule for the name of a host of restic, and so for an alias, which Stash uses as one. */
const nameOfHost = (what: string): ValueRule => (name) => /^[^\s,\p{Cc}\p{Cf}]+$/u.test(name)
  ? unsetPart(name)
  : wrong(`is not ${what}`, 'use at least one character, without white space, commas and invisible characters, such as "app-data"');

export const hostName = nameOfHost('the name of a host');

export const aliasName = nameOfHost('an alias');
