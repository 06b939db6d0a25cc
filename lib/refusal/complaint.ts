import { quote } from './quote';

/** What is wrong with a value, and how to mend it. */
export interface Complaint {
  /** What follows the value in a message; a sentence of its own where it says itself what it is about. */
  readonly wrong: string;
  /** What to do, or what is allowed. */
  readonly mend: string;
  /** A value that would have been taken. It is made of the one that was given, so that only a message that shows this one may suggest it. */
  readonly near?: string;
}

/** A complaint, as it reads in a message: what is wrong, and how to mend it. */
export const wrong = (what: string, mend: string, near?: string): Complaint => ({ wrong: what, mend, near });

/** A complaint with what it is about in front. */
export const about = (subject: string, complaint: Complaint): Complaint => ({ ...complaint, wrong: `${subject} ${complaint.wrong}` });

/** What stands for a value that no message shows. */
export const NOT_SHOWN = 'what was given (not shown)';

/** A complaint about such a value: what is near it would show it. */
export const aboutUnshown = ({ wrong: what, mend }: Complaint, subject = NOT_SHOWN): Complaint => about(subject, wrong(what, mend));

/** How to mend it, with the value that was probably meant. */
export const mendOf = ({ mend, near }: Complaint): string => near === undefined ? mend : `${mend}; did you mean ${quote(near)}?`;

/** All of it. */
export const textOf = (complaint: Complaint): string => `${complaint.wrong}: ${mendOf(complaint)}`;

/** What a single value may be: written once, for the constructor that takes it and for every rule that reads it in a manifest. */
export type ValueRule<T = string> = (value: T) => Complaint | undefined;
