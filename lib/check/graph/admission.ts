import { meets } from './selector';
import type * as wire from '../../../imports/stash';
import { requirementsOf } from '../../kubernetes/label-selector';
import type { Cluster, Declared } from '../cluster';

/** Whether a Repository may be used from a namespace, and else why not. */
export type Admission =
  | 'admitted'
  /** Its policy admits nobody. */
  | 'nobody'
  /** It admits its own namespace only. */
  | 'own only'
  /** Its selector does not match the labels of the namespace. */
  | 'not selected'
  /** The labels of the namespace decide, and they are not part of the input. */
  | 'by unknown labels'
  /** The namespace is not stated. */
  | 'unknown namespace';

/** As the operator has it. */
export function admission(cluster: Cluster, { subject, manifest }: Declared<wire.Repository>, namespace: string): Admission {
  const policy = manifest.spec?.usagePolicy;
  if (policy !== undefined && policy.allowedNamespaces === undefined) {
    return 'nobody';
  }
  const { from = 'Same', selector } = policy?.allowedNamespaces ?? {};
  if (from === 'All') {
    return 'admitted';
  }
  if (from === 'Same') {
    return namespace === subject.namespace ? 'admitted' : namespace === '' || subject.namespace === '' ? 'unknown namespace' : 'own only';
  }
  if (selector === undefined) {
    return 'nobody';
  }
  const met = requirementsOf(selector).map((requirement) => meets(cluster, namespace, requirement));
  if (met.includes(false)) {
    return 'not selected';
  }
  return !met.includes(undefined) ? 'admitted' : namespace === '' ? 'unknown namespace' : 'by unknown labels';
}
