import { unusable } from './command';
import type { RuleDescription } from '../check/rule';
import { isNearMiss } from '../refusal/near';
import { asQuestion, quote } from '../refusal/quote';

/** Returns the rule with this id, whose case does not matter. A message begins with the setting that names it, if one does. */
export function knownRule(given: string, rules: readonly RuleDescription[], setting?: string): RuleDescription {
  const known = rules.find(({ id }) => id === given.toUpperCase());
  if (known === undefined) {
    const near = rules.find(({ id, name }) => name === given || id === `STASH${given}` || isNearMiss(given, id));
    unusable(`${setting === undefined ? '' : `${setting}: `}${quote(given)} is not a rule; ${asQuestion(near?.id) ?? '"cdk8s-stash explain" lists all rules'}`);
  }
  return known;
}
