import { grouped } from './grouped';
import type { Finding } from './rule';
import { called } from './subject';
import { fieldText } from '../kubernetes/manifest-fields';

/** What people are told at once: what is the same mistake in many objects, as in a fleet whose charts share one. The first one speaks for the others. */
export const toldTogether = <T>(things: readonly T[], findingOf: (thing: T) => Finding): ReadonlyArray<readonly [first: T, ...others: T[]]> =>
  [...grouped(things, (thing) => mistakeOf(findingOf(thing))).values()] as unknown as Array<[T, ...T[]]>;

/** A name in a message: it stands in quotes, or after the kind or the namespace of the object. */
const NAME = /(?<=["/]|\b[A-Z]\w* )[\w.-]+/g;

/** What a finding says, as it would read for an object of any other name and namespace. */
function mistakeOf({ rule, level, field, found, mend, also, subject: { name, namespace } }: Finding): string {
  const ofAnyObject = (text: string) => text.replace(NAME, (word) => word === namespace ? '<namespace>' : word === name ? '<name>' : word);
  const others = also.map((place) => `${called(place.subject)} ${fieldText(place.field)}`);
  return JSON.stringify([rule.id, level, fieldText(field), ...[found, mend, ...others].map(ofAnyObject)]);
}
