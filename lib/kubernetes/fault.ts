import type { FieldPath } from './manifest-fields';
import type { Complaint } from '../refusal/complaint';

/** What is wrong with a part of a manifest: written once, for the constructor that writes the part and for the rule that reads it. */
export interface Fault {
  /** Where, below the part. */
  readonly at: FieldPath;
  readonly complaint: Complaint;
}
