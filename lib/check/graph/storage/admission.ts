import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import { NAMESPACE_NAME, requirementsOf } from '../../../kubernetes/label-selector';
import { asFields, asList, asText, asTexts } from '../../../kubernetes/manifest-fields';
import type { Cluster } from '../../cluster';
import { meets } from '../selector';

/** Whether a Repository may be used from a namespace, or why not. */
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

/** What decides who may use a Repository: the namespace that it is in, and its policy. */
export interface Admitting {
  readonly home: string;
  readonly policy?: Conforming<wire.UsagePolicy>;
}

/** Decides as the operator does. */
export function admission(cluster: Cluster, { home, policy }: Admitting, namespace: string): Admission {
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
  const met = requirementsOf(selector).map((requirement) => meets(cluster, namespace, requirement));
  if (met.includes(false)) {
    return 'not selected';
  }
  return !met.includes(undefined) ? 'admitted' : namespace === '' ? 'unknown namespace' : 'by unknown labels';
}

/** Whether no namespace but its own may use a Repository, whatever other namespaces the cluster has. */
export function admitsHomeOnly(cluster: Cluster, admitting: Admitting): boolean {
  const { matchLabels, matchExpressions } = asFields(admitting.policy?.allowedNamespaces?.selector);
  const named = [asText(asFields(matchLabels)[NAMESPACE_NAME]), ...asList(matchExpressions).flatMap(({ values }) => asTexts(values))];
  const others = [NO_NAMESPACE, ...named].filter((name) => name !== undefined && name !== admitting.home);
  return others.every((name) => ['own only', 'not selected'].includes(admission(cluster, admitting, name!)));
}

/** A name that no namespace can have. It stands for all namespaces that the policy does not mention. */
const NO_NAMESPACE = '/';
