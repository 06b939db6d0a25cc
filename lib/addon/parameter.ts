import type { Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { addonOfTask, type CataloguedAddon } from './catalogue';
import { holdsPasswordOption } from './password-option';
import type * as wire from '../../imports/stash';
import { durationType, goDuration } from '../kubernetes/go-duration';
import { wholeNumber } from '../kubernetes/whole-number';
import { type ValueRule, wrong } from '../refusal/complaint';
import { looksLikeCredential } from '../refusal/credential-shape';
import { quote } from '../refusal/quote';
import { check, checkValue, refuse } from '../refusal/refusal';
import { booleanType, checkRequiredType, checkType, structType, textListType, textType, type ValueType } from '../refusal/value-type';

/** Checks the value of an option, and formats it as the text of a parameter. */
export type Form<T> = (where: IConstruct | string, field: string, value: T, addon?: CataloguedAddon) => string;

export const text: Form<string> = (where, field, value, addon) => {
  checkRequiredType(where, field, value, textType);
  if (holdsPasswordOption(value, addon) || looksLikeCredential(value)) {
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

/** Lists parameters sorted by name: their order has no meaning, and maps of some languages have none. */
export function params(entries: Iterable<readonly [name: string, value: string]>): { params?: wire.Param[] } {
  const sorted = [...entries].map(([name, value]) => ({ name, value })).sort((a, b) => a.name < b.name ? -1 : 1);
  return sorted.length === 0 ? {} : { params: sorted };
}

/**
 * Checks and lists parameters that the user gives by their names on the wire.
 *
 * @param task the name of the Task, or of the Function of a step, that takes the parameters
 */
export function givenParams(
  where: IConstruct | string, field: string, task: string, given: { readonly [name: string]: string } | undefined,
): { params?: wire.Param[] } {
  const addon = addonOfTask(task);
  checkType(where, field, given, structType);
  return params(Object.entries(given ?? {}).map(([name, value]) => {
    check(where, field, name, variableName);
    return [name, text(where, `${field}.${name}`, value, addon)] as const;
  }));
}

const variableName: ValueRule = (name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
  ? undefined
  : wrong('is not the name of a parameter', 'use letters, digits and "_", not starting with a digit');

const notEmpty: ValueRule = (value) => value !== ''
  ? undefined
  : wrong('is an empty value, which would replace the default of the Function', 'leave the parameter out, or give it a value');

const listEntry: ValueRule = (entry) => entry !== '' && !entry.includes(',')
  ? undefined
  : wrong('cannot be an entry of a comma-separated list', 'give each entry by itself, and leave out empty ones');

const fromOneUp = wholeNumber('count', { from: 1 });
