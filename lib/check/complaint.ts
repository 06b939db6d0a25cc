import { complaintOf, quote, type Complaint, type ValueRule } from './refusal';
import type { Found } from './rule';

/** What a rule about single values has to say of one, as a finding. */
export function valueFinding<T>(value: T | undefined, rule: ValueRule<T>): Pick<Found, 'found' | 'mend'> | undefined {
  const complaint = value === undefined ? undefined : complaintOf(value, rule);
  return complaint === undefined ? undefined : foundBy(complaint, value);
}

/** A complaint about a value as a finding: what is wrong stands in front of the first colon, and how to mend it behind. */
export function foundBy(complaint: Complaint, given: unknown): Pick<Found, 'found' | 'mend'> {
  return whatIsWrong(`${quote(given)} ${complaint}`, `${quote(given)} `.length);
}

/** A complaint about a value that is not shown. It may suggest another, which would be made of what was given. */
export function foundUnshown(complaint: Complaint): Pick<Found, 'found' | 'mend'> {
  const front = 'what was given (not shown) ';
  return whatIsWrong(front + complaint.replace(/; did you mean [^]*$/, ''), front.length);
}

/** A complaint about a value of which it says itself what may be shown. */
export const foundWithin = (complaint: Complaint): Pick<Found, 'found' | 'mend'> => whatIsWrong(complaint, 0);

function whatIsWrong(text: string, from: number): Pick<Found, 'found' | 'mend'> {
  const colon = text.indexOf(': ', from);
  return colon < 0 ? { found: text, mend: 'correct it' } : { found: text.slice(0, colon), mend: text.slice(colon + 2) };
}
