import type { Found, Rule } from '../../rule';

export const acknowledgesNothing: Rule = {
  id: 'STASH003',
  name: 'acknowledges-nothing',
  level: 'note',
  title: 'A finding is acknowledged that is none, or none any more.',
  why: 'The annotation would hide the finding when it comes back for another reason.',
  mend: 'Remove the annotation.',
  facts: [],
  judge: () => undefined,
};

export const nothingToAcknowledge = (id: string): Found => ({
  found: `${id} is acknowledged, and finds nothing here`,
  mend: 'remove the annotation, lest it hides what the rule finds later',
});
