import type { IConstruct } from 'constructs';
import { about, type Complaint, textOf, type ValueRule, wrong } from './complaint';
import { looksLikeCredential } from './credential-shape';
import { quote } from './quote';

/** A construct, or one that a factory has yet to define. */
interface Located {
  readonly node: { readonly path: string };
}

/** What a message begins with: the construct that was given the value, or the factory that was called. */
export type Where = Located | string;

/** The construct that a factory will define once it has checked what it was given. */
export const futureConstruct = (scope: IConstruct, id: string): Located => ({ node: { path: [scope.node.path, id].filter(Boolean).join('/') } });

/**
 * Throws the message that every refused configuration has: where, what was given, what is allowed, how to mend it.
 *
 * @param field the field of the manifest, in Kubernetes notation
 */
export function refuse(where: Where, field: string, complaint: Complaint): never {
  const text = textOf(complaint);
  throw new Error(typeof where === 'string' ? `${where}: ${field}${field && ' '}${text}` : `[${where.node.path}] ${field}: ${text}`);
}

/** Refuses whatever there is a complaint about. */
export function refuseIf(where: Where, field: string, complaint: Complaint | undefined): void {
  if (complaint !== undefined) {
    refuse(where, field, complaint);
  }
}

/** Refuses a value that is no string, or that `rule` has a complaint about. An absent value passes. */
export function check(where: Where, field: string, value: string | undefined, rule: ValueRule): void {
  if (!isAbsent(value)) {
    checkRequired(where, field, value, rule);
  }
}

/** Like `check`, but refuses an absent value too: the types exclude one, but an environment variable that is not set gets past them. */
export function checkRequired(where: Where, field: string, value: string, rule: ValueRule): void {
  if (typeof value !== 'string') {
    refuse(where, field, noText(value));
  }
  checkRequiredValue(where, field, value, rule);
}

/** Refuses a value of any type that `rule` has a complaint about. An absent value passes. */
export function checkValue<T>(where: Where, field: string, value: T | undefined, rule: ValueRule<T>): void {
  if (!isAbsent(value)) {
    checkRequiredValue(where, field, value!, rule);
  }
}

/** Like `checkValue`, but `rule` sees an absent value too. */
export function checkRequiredValue<T>(where: Where, field: string, value: T, rule: ValueRule<T>): void {
  const complaint = complaintOf(value, rule);
  refuseIf(where, field, complaint && unlessLazy(value, about(quote(value), complaint)));
}

/** Whether a value is undefined or null, which cdk8s and the API server treat alike. */
export const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;

/** A complaint about a value. That about a Lazy of cdk8s names it instead, since what it will produce may well be valid. */
export const unlessLazy = (value: unknown, complaint: Complaint): Complaint =>
  (value as Partial<object> | null | undefined)?.constructor?.name === 'Lazy' ? LAZY : complaint;

const LAZY = wrong('is a Lazy, whose value is not known when it is checked', 'give the value itself');

/** How to get a string. */
export const GIVE_TEXT = 'give a string; an environment variable that is not set is undefined';

/** How to write what is given as something else than a string. */
export const asWritten = (value: unknown): string =>
  Array.isArray(value) ? 'it without brackets' : ['number', 'boolean'].includes(typeof value) ? 'it in quotes' : 'it as a string';

/** The complaint about what is no string. */
export const noText = (value: unknown): Complaint => isAbsent(value)
  ? wrong('is missing', GIVE_TEXT)
  : unlessLazy(value, wrong('is not a string', `write ${asWritten(value)}`));

/** The complaint of `rule`, or else the one about a credential, since the value is in plain text in the manifest. */
export function complaintOf<T>(value: T, rule: ValueRule<T>): Complaint | undefined {
  return rule(value) ?? (typeof value === 'string' && looksLikeCredential(value)
    ? wrong('would be in plain text in the manifest', 'give credentials to the storage Secret only, as a SensitiveValue')
    : undefined);
}
