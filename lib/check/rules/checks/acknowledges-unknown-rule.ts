import { quote } from '../../../refusal/quote';
import type { Found, RuleDescription } from '../../rule';

export const acknowledgesUnknownRule: RuleDescription = {
  id: 'STASH004',
  name: 'acknowledges-unknown-rule',
  level: 'warning',
  title: 'An annotation acknowledges a rule that does not exist.',
  why: 'The finding that it is meant for is not acknowledged.',
  mend: 'Write the id exactly as the finding shows it.',
  facts: [],
};

export const noSuchRule = (id: string): Found => ({
  found: `${quote(id)} is acknowledged, but is not a rule`,
  mend: 'write the id of a rule as the finding shows it, such as STASH301',
});
