import type { FieldPath } from './manifest-fields';
import type { Complaint } from '../refusal/complaint';

/** What is wrong with a part of a manifest. Shared by the constructor that writes the part and the rule that reads it. */
export interface Fault {
  /** The path of the fault, relative to the part. */
  readonly at: FieldPath;
  readonly complaint: Complaint;
}
