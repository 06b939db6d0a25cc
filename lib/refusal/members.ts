import { wrong } from './complaint';
import type { Field } from './field';
import { listing } from './listing';
import { nearest } from './near';
import { fit, quote } from './quote';
import { isAbsent } from './refusal';
import { structType } from './value-type';

/** Refuses a value that is no struct, and an unknown member, which would be ignored silently. */
export function checkMembers(field: Field, struct: object, members: readonly string[]): void {
  field.checkType(struct, structType);
  for (const [name, value] of Object.entries(struct)) {
    if (!isAbsent(value) && !members.includes(name)) {
      field.at(fit(name)).refuse(wrong(
        'is unknown and would be ignored', `the known members are ${listing(members.map(quote))}`, nearest(name, members),
      ));
    }
  }
}
