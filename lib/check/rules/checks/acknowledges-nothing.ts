import type { Found, RuleDescription } from '../../rule';

export const acknowledgesNothing: RuleDescription = {
  id: 'STASH003',
  name: 'acknowledges-nothing',
  level: 'note',
  title: 'An annotation acknowledges a finding that does not occur, or no longer occurs.',
  why: 'The annotation would hide the finding if it came back for another reason.',
  mend: 'Remove the annotation.',
  facts: [],
};

export const nothingToAcknowledge = (id: string): Found => ({
  found: `${id} is acknowledged, but finds nothing here`,
  mend: 'remove the annotation, so that it does not hide what the rule finds later',
});
