import { wrong } from './complaint';
import type { Field } from './field';
import { listing } from './listing';
import { nearest } from './near';
import { fit, quote } from './quote';
import { isAbsent } from './refusal';
import { structType } from './value-type';

/** Refuses what is no struct, and a member that there is not, for which nothing would be done without a word. */
export function checkMembers(field: Field, struct: object, members: readonly string[]): void {
  field.checkType(struct, structType);
  for (const [name, value] of Object.entries(struct)) {
    if (!isAbsent(value) && !members.includes(name)) {
      field.at(fit(name)).refuse(wrong('is not known, and nothing would come of it', `there are ${listing(members.map(quote))}`, nearest(name, members)));
    }
  }
}
