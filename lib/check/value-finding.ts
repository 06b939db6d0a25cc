import type { Found } from './rule';
import { about, aboutUnshown, mendOf, type Complaint, type ValueRule } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { complaintOf } from '../refusal/refusal';

/** What a rule about single values has to say of one, as a finding. */
export function valueFinding<T>(value: T | undefined, rule: ValueRule<T>): Pick<Found, 'found' | 'mend'> | undefined {
  const complaint = value === undefined ? undefined : complaintOf(value, rule);
  return complaint === undefined ? undefined : foundBy(complaint, value);
}

/** A complaint about a value as a finding. */
export const foundBy = (complaint: Complaint, given: unknown): Pick<Found, 'found' | 'mend'> => foundWithin(about(quote(given), complaint));

/** A complaint about a value that is not shown. */
export const foundUnshown = (complaint: Complaint): Pick<Found, 'found' | 'mend'> => foundWithin(aboutUnshown(complaint));

/** A complaint that says itself what it is about. */
export const foundWithin = (complaint: Complaint): Pick<Found, 'found' | 'mend'> => ({ found: complaint.wrong, mend: mendOf(complaint) });
