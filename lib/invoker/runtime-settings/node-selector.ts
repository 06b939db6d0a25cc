import { isOfWindows } from '../../kubernetes/windows';
import { type ValueRule, wrong } from '../../refusal/complaint';

/** The rule for the value of a label that the nodes for the pods of Stash must have. */
export const nodeOfStash = (label: string): ValueRule<unknown> => (value) => isOfWindows(label, value)
  ? wrong('selects nodes with Windows, on which no image of Stash runs, so its pods never start', 'use "linux", or leave it out')
  : undefined;
