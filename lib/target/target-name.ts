import { dnsSubdomain } from '../kubernetes/name';
import { type ValueRule, wrong } from '../refusal/complaint';

/** A rule for a name that Stash writes into a label of `labelled`. */
export const labelName = (labelled: string): ValueRule => (name) => name.length <= 63
  ? dnsSubdomain(name)
  : wrong('is too long', `use at most 63 characters, since Stash writes it into a label of ${labelled}`);

export const targetName = labelName('every run');
