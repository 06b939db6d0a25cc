import type { Finding, RuleDescription } from './rule';
import { called, type Subject } from './subject';
import { fieldText } from '../kubernetes/manifest-fields';
import { listing } from '../refusal/listing';

/** The URL of a rule's documentation. */
export const pageOf = ({ id }: RuleDescription) => `https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#${id.toLowerCase()}`;

/**
 * A finding in one line, without the origin of its object.
 *
 * @param alike the findings that are told together with it
 */
export function messageOf({ rule, field, found, mend, subject, also }: Finding, alike: readonly Finding[] = []): string {
  const others = new Set(also.filter((place) => place.subject !== subject).map((place) => String(place.subject.origin)));
  const concerned = others.size === 0 ? '' : `; this also concerns ${listing([...others])}`;
  const places = new Set(alike.map((finding) => placeOf(finding.subject)));
  places.delete(placeOf(subject));
  const likewise = places.size === 0 ? '' : `; likewise for ${listing([...places])}`;
  return `${rule.id} ${field.length > 0 ? `${fieldText(field)}: ` : ''}${found}: ${mend}${concerned}${likewise} (${pageOf(rule)})`;
}

/** Where an object is defined. The items of a List are told apart, since all of them are one construct. */
const placeOf = (subject: Subject) => `${subject.origin}${subject.origin.known === undefined ? ` ${called(subject)}` : ''}`;

/** The same with the level and the origin of its object. */
export const lineOf = (finding: Finding, alike?: readonly Finding[]): string => `${finding.level}: ${finding.subject.origin} ${messageOf(finding, alike)}`;
