import { wrong } from './complaint';
import { asWritten, GIVE_TEXT, isAbsent, refuse, unlessLazy, type Where } from './refusal';

/** A type that is checked at run time, since JavaScript, `!` and `as any` get past those of TypeScript. */
export interface ValueType {
  readonly noun: string;
  readonly holds: (value: unknown) => boolean;
  /** How to get a value of the type. */
  readonly mend: string;
  /** How to write a value that is given in another notation, such as `1h30m` for a Duration; undefined if it is in none that is known. */
  readonly translated?: (value: unknown) => string | undefined;
  /** The type of the entries of a list, none of which may be absent. */
  readonly entries?: ValueType;
}

/** Refuses a value of another type, without showing it, since it may be a credential. An absent value passes. */
export function checkType(where: Where, field: string, value: unknown, { noun, holds, mend, translated, entries }: ValueType): void {
  if (isAbsent(value)) {
    return;
  }
  if (!holds(value)) {
    const code = translated?.(value);
    refuse(where, field, unlessLazy(value, wrong(`is not ${withArticle(noun)}`, code === undefined ? mend : `write ${code}`)));
  }
  if (entries !== undefined) {
    (value as unknown[]).forEach((entry, index) => checkRequiredType(where, `${field}[${index}]`, entry, entries));
  }
}

const withArticle = (noun: string) => `${/^(?:[aeio]|S3)/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** Like `checkType`, but refuses an absent value too. */
export function checkRequiredType(where: Where, field: string, value: unknown, type: ValueType): void {
  if (isAbsent(value)) {
    refuse(where, field, wrong('is missing', type.mend));
  }
  checkType(where, field, value, type);
}

/** The type of what the factories of a class make. Compares class names, since another copy of this library has its own class. */
export const madeBy = ({ name }: { readonly name: string }, mend: string): ValueType => ({
  noun: name,
  holds: (value) => (value as Partial<object>).constructor?.name === name,
  mend,
});

/** A type that is recognized by its members, whatever library the value comes from. */
export const having = (members: readonly string[], noun: string, mend: string, translated?: ValueType['translated']): ValueType => ({
  noun,
  holds: (value) => members.every((member) => member in Object(value)),
  mend,
  translated,
});

export const constructType = (mend = 'give the app, or a construct in it'): ValueType => having(['node'], 'construct', mend);

export const listOf = (entries: ValueType): ValueType =>
  ({ noun: 'list', holds: Array.isArray, mend: 'write the entries in brackets, even a single one', entries });

export const textType: ValueType = {
  noun: 'string', holds: (value) => typeof value === 'string', mend: GIVE_TEXT, translated: asWritten,
};

export const booleanType: ValueType = { noun: 'boolean', holds: (value) => typeof value === 'boolean', mend: 'give true or false, without quotes' };

export const textListType = listOf(textType);

export const structType: ValueType = {
  noun: 'object',
  // Not a list, nor a Map, whose entries are no members and would be ignored.
  holds: (value) => typeof value === 'object' && !(Symbol.iterator in Object(value)),
  mend: 'write its members in braces',
};

export const structListType = listOf(structType);

/** The type of the members of an enum, of which JavaScript knows only their values. */
export const enumType = (name: string, members: object): ValueType => ({
  noun: name,
  holds: (value) => Object.values(members).includes(value),
  mend: `choose ${Object.keys(members).map((member) => `${name}.${member}`).join(', ').replace(/, (?=[^,]*$)/, ' or ')}`,
});
