import { withQuestion } from './quote';

/** What is wrong with a value, and how to mend it. */
export interface Complaint {
  /** The predicate that follows the value in a message, or a whole sentence that names its subject itself. */
  readonly wrong: string;
  /** What to do, or what is allowed. */
  readonly mend: string;
  /** A valid value that was probably meant. It derives from the given value, so that only a message that shows the given value may suggest it. */
  readonly near?: string;
}

/** A complaint, as it reads in a message: what is wrong, and how to mend it. */
export const wrong = (what: string, mend: string, near?: string): Complaint => ({ wrong: what, mend, near });

/** Puts the subject in front of a complaint. */
export const about = (subject: string, complaint: Complaint): Complaint => ({ ...complaint, wrong: `${subject} ${complaint.wrong}` });

/** The placeholder for a value that messages must not show. */
export const NOT_SHOWN = 'the given value (not shown)';

/** A complaint about a value that is not shown. Drops `near`, which would reveal most of the value. */
export const aboutUnshown = ({ wrong: what, mend }: Complaint, subject = NOT_SHOWN): Complaint => about(subject, wrong(what, mend));

/** How to mend it, with the value that was probably meant, if any. */
export const mendOf = ({ mend, near }: Complaint): string => withQuestion(mend, near);

/** The full text of a complaint. */
export const textOf = (complaint: Complaint): string => `${complaint.wrong}: ${mendOf(complaint)}`;

/** Checks a single value. Shared by the constructor that takes the value and the rules that read it in a manifest. */
export type ValueRule<T = string> = (value: T) => Complaint | undefined;

/** Throws a complaint, with its subject in front. */
export type Reject = (complaint: Complaint) => never;
