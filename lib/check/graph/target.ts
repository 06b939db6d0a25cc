import type { Conforming } from '../../../imports/conforming';
import type * as wire from '../../../imports/stash';
import type { Cluster } from '../cluster';
import { groupOf, type Subject } from '../subject';

/**
 * The object whose data is backed up or restored, as the cluster identifies it: by API group without the version, and with its namespace filled in.
 */
export interface Target {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Equal for references to the same object, however they are written. */
  readonly identity: string;
}

/** The target of a reference in an object of the given namespace. */
export function targetOf(ref: Conforming<wire.TargetRef> | undefined, namespace: string): Target | undefined {
  if (ref === undefined) {
    return undefined;
  }
  const { apiVersion = '', kind = '', name = '' } = ref;
  const group = groupOf(apiVersion);
  const where = ref.namespace || namespace;
  return { group, kind, namespace: where, name, identity: `${group}/${kind}/${where}/${name}` };
}

/** The object itself, if the input contains it. */
export const declaredTarget = (cluster: Cluster, target: Target | undefined): Subject | undefined =>
  target && cluster.find(target.group, target.kind, target.namespace, target.name);
