import { wrong } from './complaint';
import type { Field } from './field';
import { listing } from './listing';
import { nearest } from './near';
import { fit, quote } from './quote';

/** Like `structOf`, but refuses an unknown member too, which would be ignored silently. */
export function knownMembersOf<T extends object>(field: Field, struct: T, members: readonly string[]): T {
  const given = field.structOf(struct);
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && !members.includes(name)) {
      field.at(fit(name)).refuse(wrong(
        'is unknown and would be ignored', `the known members are ${listing(members.map(quote))}`, nearest(name, members),
      ));
    }
  }
  return given;
}
