import { fieldText } from './manifest-fields';
import type { Finding, Rule } from './rule';

/** Where the page of a rule is. */
export const pageOf = ({ id }: Rule) => `https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#${id.toLowerCase()}`;

/** A finding in one line, without where its object is. */
export function messageOf({ rule, field, found, mend }: Finding): string {
  return `${rule.id} ${field.length > 0 ? `${fieldText(field)}: ` : ''}${found}: ${mend} (${pageOf(rule)})`;
}
