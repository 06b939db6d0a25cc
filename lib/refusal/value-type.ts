import type { IConstruct } from 'constructs';
import { wrong } from './complaint';
import { isAbsent, refuse } from './refusal';

/** Of what type a value has to be, for whom the types of the language do not bind: JavaScript, `!` and `as any`. */
export interface ValueType {
  readonly noun: string;
  readonly holds: (value: unknown) => boolean;
  /** How to come by one. */
  readonly mend: string;
  /** Of what type each entry of a list has to be, none of them absent. */
  readonly entries?: ValueType;
}

/** Refuses what is of another type, without showing it: it may be anything, a credential too. An absent value is no concern of a type. */
export function checkType(where: IConstruct | string, field: string, value: unknown, { noun, holds, mend, entries }: ValueType): void {
  if (isAbsent(value)) {
    return;
  }
  if (!holds(value)) {
    refuse(where, field, wrong(`is no ${noun}`, mend));
  }
  if (entries !== undefined) {
    (value as unknown[]).forEach((entry, index) => checkRequiredType(where, `${field}[${index}]`, entry, entries));
  }
}

/** Refuses it where it is absent too. */
export function checkRequiredType(where: IConstruct | string, field: string, value: unknown, type: ValueType): void {
  if (isAbsent(value)) {
    refuse(where, field, wrong('is missing', type.mend));
  }
  checkType(where, field, value, type);
}

/** What only the factories of a class make. It goes by the name, since another copy of this library has the same class once more. */
export const madeBy = ({ name }: { readonly name: string }, mend: string): ValueType => ({
  noun: name,
  holds: (value) => (value as Partial<object>).constructor?.name === name,
  mend,
});

/** What is known by its members, whatever library it is of. */
export const having = (members: readonly string[], noun: string, mend: string): ValueType => ({
  noun,
  holds: (value) => members.every((member) => member in Object(value)),
  mend,
});

export const listOf = (entries: ValueType): ValueType =>
  ({ noun: 'list', holds: Array.isArray, mend: 'write the entries in brackets, even a single one', entries });

export const textType: ValueType = {
  noun: 'text', holds: (value) => typeof value === 'string', mend: 'give one; what comes from a variable that is not set is undefined',
};

export const textListType = listOf(textType);

export const structType: ValueType = { noun: 'object', holds: (value) => typeof value === 'object' && !Array.isArray(value), mend: 'write its members in braces' };

export const structListType = listOf(structType);
