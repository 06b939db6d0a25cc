import { wrong } from './complaint';
import { nearest } from './near';
import { asQuestion, fit } from './quote';
import { isAbsent, refuse, type Where } from './refusal';
import { STRUCTS } from './structs';
import { checkRequiredType, structType } from './value-type';

export type StructName = keyof typeof STRUCTS;

/**
 * The struct that a caller gave, without members that are null, which is unset, and with those that a class computes as members of its own, which a
 * spread would lose. Refuses an absent one, a value of another type, and a member that would be ignored.
 *
 * @param name the name of the struct; absent for a map with any members
 */
export function structOf<T extends object>(where: Where, field: string, struct: T, name?: StructName, type = structType): T {
  checkRequiredType(where, field, struct, type);
  if (name !== undefined) {
    refuseInstance(where, field, struct, STRUCTS[name]);
    refuseUnknown(where, field, struct, STRUCTS[name], isExtended(name));
  }
  // Nearly all structs are plain and have no such member, and are spared the copy.
  if (!Object.values(struct).includes(null) && (name === undefined || Object.getPrototypeOf(struct) === Object.prototype)) {
    return struct;
  }
  const members = [...Object.keys(struct), ...name === undefined ? [] : STRUCTS[name]] as Array<keyof T>;
  return Object.fromEntries(members.map((member) => [member, struct[member]]).filter(([, value]) => !isAbsent(value))) as T;
}

/** The same for a struct with optional members only, which may be absent. */
export const optionsOf = <T extends object>(where: Where, options: T | undefined, name?: StructName, field = 'options'): T =>
  structOf(where, field, options ?? {} as T, name);

/** Whether a struct may have members of others: a subclass of a construct extends its props, and passes on all of them. */
const isExtended = (name: StructName) => name.endsWith('Props');

/** Refuses an object of a class that has no member of the struct, whose own members would be called unknown. */
function refuseInstance(where: Where, field: string, given: object, members: readonly string[]): void {
  // By its name, since `Object` is another one in each realm.
  const { name = 'Object' } = (given.constructor as Function | undefined) ?? {};
  if (name !== 'Object' && !members.some((member) => member in given)) {
    refuse(where, field, wrong(`is an instance of ${fit(name)} and not a struct`, `give an object with some of the members ${members.join(', ')}`));
  }
}

/** Refuses an unknown member, which would be ignored silently; if there may be members of others, only one that is probably misspelt. */
export function refuseUnknown(where: Where, field: string, struct: object, members: readonly string[], isOpen = false): void {
  for (const name of Object.keys(struct)) {
    if (!members.includes(name) && !isAbsent((struct as { readonly [name: string]: unknown })[name])) {
      const near = nearest(name, members.filter((member) => !(member in struct)));
      if (near !== undefined || !isOpen) {
        refuse(where, `${field}.${fit(name)}`, wrong('is unknown and would be ignored',
          asQuestion(near) ?? `the known members are ${members.join(', ')}`));
      }
    }
  }
}
