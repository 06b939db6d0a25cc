import { complaintOf, quote, type ValueRule } from './refusal';
import type { Found } from './rule';

/**
 * What a rule about single values has to say of one, for a finding.
 *
 * The complaints of such rules say what is wrong, and how to mend it behind a colon.
 */
export function valueFinding<T>(value: T | undefined, rule: ValueRule<T>): Found | undefined {
  const complaint = value === undefined ? undefined : complaintOf(value, rule);
  if (complaint === undefined) {
    return undefined;
  }
  const colon = complaint.indexOf(': ');
  return colon < 0 ? { found: quote(value), mend: complaint } : { found: `${quote(value)} ${complaint.slice(0, colon)}`, mend: complaint.slice(colon + 2) };
}
