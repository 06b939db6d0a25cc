import type { Found } from './rule';
import { hasVariable } from '../addon/variable';
import { about, aboutUnshown, mendOf, type Complaint, type ValueRule } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { complaintOf } from '../refusal/refusal';

/** What a ValueRule finds wrong with a value; undefined if the value is missing or valid. */
export function valueFinding<T>(value: T | undefined, rule: ValueRule<T>): Found | undefined {
  const complaint = value === undefined ? undefined : complaintOf(value, rule);
  return complaint === undefined ? undefined : foundBy(complaint, value);
}

/** A complaint about a value as a finding. Of a value that another program still fills in, nothing else is known. */
export const foundBy = (complaint: Complaint, given: unknown): Found => unrendered(given) ?? foundAsGiven(complaint, given);

/** A complaint about a value in which a variable is meant as it is. */
export const foundAsGiven = (complaint: Complaint, given: unknown): Found => foundWithin(about(quote(given), complaint));

/** What is said of a value with a variable, as Flux and envsubst replace them, instead of any complaint about it. */
export const unrendered = (given: unknown): Found | undefined => typeof given === 'string' && hasVariable(given)
  ? { found: `${quote(given)} has a variable that is not replaced yet`, mend: 'render the manifests before they are checked, such as with flux envsubst' }
  : undefined;

/** A complaint about a value that is not shown. */
export const foundUnshown = (complaint: Complaint): Found => foundWithin(aboutUnshown(complaint));

/** A complaint that already names what it is about, as a finding. */
export const foundWithin = (complaint: Complaint): Found => ({ found: complaint.wrong, mend: mendOf(complaint) });
