import type { Conforming } from '../../imports/conforming';
import type * as wire from '../../imports/stash';
import { type Requirement, requirementsOf } from '../kubernetes/label-selector';

/** Whether a Repository may be used from a namespace, or why not. */
export type Admission =
  | 'admitted'
  /** Its policy admits nobody. */
  | 'nobody'
  /** It admits its own namespace only. */
  | 'own only'
  /** Its selector does not match the labels of the namespace. */
  | 'not selected'
  /** The labels of the namespace decide, and they are not known. */
  | 'by unknown labels'
  /** The namespace is not stated. */
  | 'unknown namespace';

/** What decides who may use a Repository: the namespace that it is in, and its policy. */
export interface Admitting {
  readonly home: string;
  readonly policy?: Conforming<wire.UsagePolicy>;
}

/** Decides as the operator does. `meets` says whether the namespace meets a requirement on its labels, and undefined if that is not known. */
export function admissionOf({ home, policy }: Admitting, namespace: string, meets: (requirement: Requirement) => boolean | undefined): Admission {
  if (policy !== undefined && policy.allowedNamespaces === undefined) {
    return 'nobody';
  }
  const { from = 'Same', selector } = policy?.allowedNamespaces ?? {};
  if (from === 'All') {
    return 'admitted';
  }
  if (from === 'Same') {
    return namespace === home ? 'admitted' : namespace === '' || home === '' ? 'unknown namespace' : 'own only';
  }
  if (selector === undefined) {
    return 'nobody';
  }
  const met = requirementsOf(selector).map(meets);
  if (met.includes(false)) {
    return 'not selected';
  }
  return !met.includes(undefined) ? 'admitted' : namespace === '' ? 'unknown namespace' : 'by unknown labels';
}
