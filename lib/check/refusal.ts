import type { IConstruct } from 'constructs';

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

/**
 * Throws the message that every refused configuration has: where, what was given, what is allowed, how to mend it.
 *
 * @param where the construct that was given the value, or the factory that was called
 * @param field the field of the manifest, in Kubernetes notation
 */
export function refuse(where: IConstruct | string, field: string, complaint: Complaint): never {
  const text = textOf(complaint);
  throw new Error(typeof where === 'string' ? `${where}: ${field}${field && ' '}${text}` : `[${where.node.path}] ${field}: ${text}`);
}

/** Refuses the value where the rule has a complaint about it. An absent value is no concern of a rule. */
export function check<T>(where: IConstruct | string, field: string, value: T | undefined, rule: ValueRule<T>): void {
  const complaint = value === undefined ? undefined : complaintOf(value, rule);
  if (complaint !== undefined) {
    refuse(where, field, about(quote(value), complaint));
  }
}

/** Refuses the value where it is absent too: the types allow for no absence, but a variable of the environment that is not set gets past them. */
export function checkRequired(where: IConstruct | string, field: string, value: string, rule: ValueRule): void {
  if (typeof value !== 'string') {
    refuse(where, field, MISSING);
  }
  check(where, field, value, rule);
}

export const MISSING = wrong('is missing, or is no text', 'give it; what comes from a variable that is not set is undefined');

/** The rule's own complaint, or the one that every value has to face that is written in clear. */
export function complaintOf<T>(value: T, rule: ValueRule<T>): Complaint | undefined {
  return rule(value) ?? (typeof value === 'string' && looksLikeCredential(value)
    ? wrong('would stand in clear in the manifest', 'give credentials to the storage Secret only, as a SensitiveValue')
    : undefined);
}

const LONGEST_QUOTE = 120;

/** Shapes of a credential: of a SAS token, a connection string, a private key, padded base64 of a key's length, an account key without its padding. */
const CREDENTIALS = [
  /\bsig=|AccountKey=/i,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /[A-Za-z0-9+/_-]{40,}={1,2}/,
  /(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{86}/,
];

/** Whether a text is a credential that strays into a field which is none. */
export function looksLikeCredential(text: string): boolean {
  // What is short and has neither of these is no credential, and nearly every text is that.
  if (text.length < 86 && !text.includes('=') && !text.includes('-----')) {
    return false;
  }
  // A credential that begins further behind is no part of what a message shows, and the search takes the square of what it is given.
  const beginning = text.slice(0, 4 * LONGEST_QUOTE);
  return CREDENTIALS.some((credential) => credential.test(beginning));
}

/** A password among the settings of a query, or of a connection string. */
const PASSWORD_SETTING = /[?&;#][\w.~-]*(?:pass(?:word|wd|phrase)?|pwd|token|secret|key|sig(?:nature)?)=|(?:^|[\s"'])[\w.-]*(?:pass(?:word|wd|phrase)?|pwd)=/i;

/**
 * Whether a text may hold a credential: by its form, as user and password in front of a host, or as a setting. As it may well be none, nothing is refused
 * for that, but no message repeats it.
 */
export function mayHoldCredential(text: string): boolean {
  return looksLikeCredential(text) || text.includes('@') && holdsUserAndPassword(text)
    || text.includes('=') && PASSWORD_SETTING.test(text.slice(0, 4 * LONGEST_QUOTE));
}

/** Passwords hold what separates the parts of an address, too, so that nothing between colon and "@" tells that it is none. */
function holdsUserAndPassword(text: string): boolean {
  const withoutDrive = text.replace(/^[a-z]:[\\/](?!\/)/i, '');
  const colon = withoutDrive.indexOf(':');
  // What an image is pinned by.
  const end = withoutDrive.replace(/@sha256:[0-9a-f]{64}$/, '').lastIndexOf('@');
  return colon >= 0 && colon + 1 < end;
}

/** A value as it stands in a message: quoted, cut when long, fit for a terminal, and never a credential that was given in the wrong place. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : String(typeof value === 'object' ? JSON.stringify(value) : value);
  if (mayHoldCredential(text)) {
    return 'what was given (not shown, it looks like a credential)';
  }
  // Of what has no more units there are no more characters, and nearly every text is short.
  const characters = text.length > LONGEST_QUOTE ? [...text] : [];
  const shown = characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join('')}…` : text;
  return typeof value === 'string' ? escaped(JSON.stringify(shown)) : shown;
}

/** A name, path or field as it stands, if it is plain, short and no credential; else as any other value. */
export const fit = (text: string): string => /^[\x20-\x7e]{0,200}$/.test(text) && !mayHoldCredential(text) ? text : quote(text);

/** JSON leaves some characters as they are that move a cursor or show nothing. */
function escaped(json: string): string {
  return json.replace(/[\u007f-\u009f\u2028\u2029\ue000-\uf8ff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A value that the rule would have taken, where there is one worth saying. It is made of the value that was given, so there is none for a credential. */
export function didYouMean(near: string, rule: ValueRule, given: string): string | undefined {
  const worthSaying = near !== '' && near !== given && near.length <= LONGEST_QUOTE && !mayHoldCredential(given);
  return worthSaying && rule(near) === undefined ? near : undefined;
}
