import type { Duration } from 'cdk8s';
import { holdsPasswordOption } from './password-option';
import { durationType, goDuration } from '../kubernetes/go-duration';
import { wholeNumber } from '../kubernetes/whole-number';
import { type ValueRule, wrong } from '../refusal/complaint';
import { looksLikeCredential } from '../refusal/credential-shape';
import { quote } from '../refusal/quote';
import { check, checkValue, refuse, type Where } from '../refusal/refusal';
import { booleanType, checkRequiredType, checkType, textListType, textType, type ValueType } from '../refusal/value-type';

/**
 * Checks the value of an option, and formats it as the text of a parameter.
 *
 * @param passwordOptions those of the addon
 */
export type Form<T> = (where: Where, field: string, value: T, passwordOptions?: readonly RegExp[]) => string;

export const text: Form<string> = (where, field, value, passwordOptions) => {
  checkRequiredType(where, field, value, textType);
  if (holdsPasswordOption(value, passwordOptions) || looksLikeCredential(value)) {
    refuse(where, field, wrong('contains a password (not shown), which would be in plain text in the manifest',
      'leave it out, and put it into the Secret of the AppBinding'));
  }
  check(where, field, value, notEmpty);
  return value;
};

export const oneOf = (type: ValueType): Form<string> => (where, field, value) => {
  checkRequiredType(where, field, value, type);
  return value;
};

export const flag: Form<boolean> = (where, field, value) => {
  checkType(where, field, value, booleanType);
  return String(value);
};

export const count: Form<number> = (where, field, value) => {
  checkValue(where, field, value, fromOneUp);
  return String(value);
};

export const seconds: Form<Duration> = (where, field, value) => {
  checkType(where, field, value, durationType);
  const inSeconds = value.toMilliseconds({ integral: false }) / 1_000;
  if (fromOneUp(inSeconds) !== undefined) {
    refuse(where, field, wrong(`${quote(goDuration(value))} is not a time that the addon accepts`,
      'give a whole number of seconds, at least 1; leave it out for the addon\'s default'));
  }
  return String(inSeconds);
};

export const positiveDuration: Form<Duration> = (where, field, value) => {
  checkType(where, field, value, durationType);
  if (value.toMilliseconds({ integral: false }) <= 0) {
    refuse(where, field, wrong(`${quote(goDuration(value))} is not a duration above zero`, 'leave it out for the addon\'s default'));
  }
  return goDuration(value);
};

export const list: Form<readonly string[]> = (where, field, value) => {
  checkType(where, field, value, textListType);
  if (value.length === 0) {
    refuse(where, field, wrong('is empty', 'name at least one, or leave it out for all'));
  }
  for (const entry of value) {
    check(where, field, entry, listEntry);
  }
  return value.join(',');
};

const notEmpty: ValueRule = (value) => value !== ''
  ? undefined
  : wrong('is an empty value, which would replace the default of the Function', 'leave the parameter out, or give it a value');

const listEntry: ValueRule = (entry) => entry !== '' && !entry.includes(',')
  ? undefined
  : wrong('cannot be an entry of a comma-separated list', 'give each entry by itself, and leave out empty ones');

const fromOneUp = wholeNumber('count', { from: 1 });
