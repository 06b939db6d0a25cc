import type { IConstruct } from 'constructs';

/** What is wrong with a value, what is allowed and how to mend it: the part of a message that follows the value. */
export type Complaint = string;

/** What a single value may be: written once, for the constructor that takes it and for every rule that reads it in a manifest. */
export type ValueRule<T = string> = (value: T) => Complaint | undefined;

/**
 * Throws the message that every refused configuration has: where, what was given, what is allowed, how to mend it.
 *
 * @param where the construct that was given the value, or the factory that was called
 * @param field the field of the manifest, in Kubernetes notation
 */
export function refuse(where: IConstruct | string, field: string, complaint: Complaint): never {
  throw new Error(typeof where === 'string' ? `${where}: ${field}${field && ' '}${complaint}` : `[${where.node.path}] ${field}: ${complaint}`);
}

/** Refuses the value where the rule has a complaint about it. An absent value is no concern of a rule. */
export function check<T>(where: IConstruct | string, field: string, value: T | undefined, rule: ValueRule<T>): void {
  const complaint = value === undefined ? undefined : rule(value);
  if (complaint !== undefined) {
    refuse(where, field, `${quote(value)} ${complaint}`);
  }
}

const LONGEST_QUOTE = 120;

/** Shapes of a credential that strays into a field which is none: padded base64 of a key's length, a SAS token, a connection string, a private key. */
export function looksLikeCredential(text: string): boolean {
  return /[A-Za-z0-9+/_-]{40,}={1,2}|\bsig=|AccountKey=|PRIVATE KEY/i.test(text);
}

/** A value as it stands in a message: quoted, cut when long, and never a credential that was given in the wrong place. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : String(JSON.stringify(value) ?? value);
  if (looksLikeCredential(text)) {
    return 'what was given (not shown, it looks like a credential)';
  }
  const shown = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return typeof value === 'string' ? JSON.stringify(shown) : shown;
}

/** The end of a complaint that knows a value which would have been taken. */
export function didYouMean(near: string, rule: ValueRule, given: string): string {
  return near !== given && rule(near) === undefined ? `; did you mean ${quote(near)}?` : '';
}
