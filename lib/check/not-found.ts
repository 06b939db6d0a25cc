import type { Found } from './rule';
import { called, type Subject } from './subject';
import { asQuestion, quote } from '../refusal/quote';

/** What an object refers to, and the input does not have. */
export interface Missing {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * What to say of an object that the input has only in another namespace.
 *
 * @param reason why that one does not count; the namespace that counts follows
 */
export const onlyElsewhere = ({ kind, namespace, name }: Missing, elsewhere: Subject, reason: string, mend: string): Found => ({
  found: `the input has the ${kind} ${quote(name)} only in namespace ${quote(elsewhere.namespace)}, but ${reason} ${quote(namespace)}`,
  mend: `${mend}; if it already exists there, nothing is wrong`,
  also: [{ subject: elsewhere, field: ['metadata', 'namespace'] }],
});

/**
 * What to say of an object that is probably one of nearly the same name.
 *
 * @param unused that nothing else refers to that one
 */
export const nearlyNamed = (missing: Missing, near: string, unused: string): Found => ({
  found: `${called(missing)} is not among the manifests, but ${quote(near)} is, and ${unused}`,
  mend: asQuestion(near),
});
