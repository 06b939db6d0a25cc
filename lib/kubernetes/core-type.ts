import type { k8s } from 'cdk8s-plus-27';
import type { CoreType } from '../../imports/core-type';
import { quote, refuse } from '../check/refusal';

type Kubernetes = typeof k8s;

/**
 * Renders a struct of cdk8s-plus-27's `k8s` module to the wire.
 *
 * Its own `toJson_…` functions know the names on the wire, but drop without a word what Kubernetes 1.27 did not know, a plain number where
 * they expect a class, and Lazy values. Whatever would be lost is refused here.
 */
export function coreType<T, N extends string>(where: string, struct: T, render: (kubernetes: Kubernetes) => (struct: T) => unknown): CoreType<N> {
  // Loading cdk8s-plus-27 costs as much as cdk8s itself; only who gives such a struct pays for it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { k8s: kubernetes } = require('cdk8s-plus-27') as typeof import('cdk8s-plus-27');
  const rendered = render(kubernetes)(struct);
  const lost = firstLost(struct, rendered, '');
  if (lost !== undefined) {
    refuse(where, '', `${quote(lost)} would be lost: it is no field of this type in Kubernetes 1.27, or not of the class that the field takes; `
      + 'write it with ApiObject.of(construct).addJsonPatch(…) instead');
  }
  return rendered as CoreType<N>;
}

/** The path of the first given value that has no counterpart in what was rendered; names differ in case only (`volumeId`, `volumeID`). */
function firstLost(given: unknown, rendered: unknown, path: string): string | undefined {
  if (given === undefined || given === null || typeof given !== 'object') {
    return given === undefined || given === null || rendered !== undefined ? undefined : path;
  }
  if (typeof rendered !== 'object' || rendered === null) {
    // A Quantity or an IntOrString is an object of one value here and that value on the wire.
    return rendered === undefined ? path : undefined;
  }
  const counterparts = new Map(Object.entries(rendered).map(([name, value]) => [name.toLowerCase(), value as unknown]));
  for (const [name, value] of Object.entries(given)) {
    const lost = firstLost(value, counterparts.get(name.toLowerCase()), path ? `${path}.${name}` : name);
    if (lost !== undefined) {
      return lost;
    }
  }
  return undefined;
}
