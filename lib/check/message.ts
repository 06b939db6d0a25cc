import type { Finding, RuleDescription } from './rule';
import { fieldText } from '../kubernetes/manifest-fields';

/** The URL of a rule's documentation. */
export const pageOf = ({ id }: RuleDescription) => `https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#${id.toLowerCase()}`;

/** A finding in one line, without the origin of its object. */
export function messageOf({ rule, field, found, mend, subject, also }: Finding): string {
  const others = new Set(also.filter((place) => place.subject !== subject).map((place) => String(place.subject.origin)));
  const concerned = others.size === 0 ? '' : `; this also concerns ${[...others].join(', ')}`;
  return `${rule.id} ${field.length > 0 ? `${fieldText(field)}: ` : ''}${found}: ${mend}${concerned} (${pageOf(rule)})`;
}
