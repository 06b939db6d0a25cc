import { Lazy } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { quantityText } from './quantity';
import type { CoreType } from '../../imports/core-type';
import { wrong } from '../refusal/complaint';
import { ENDLESS, isEndless } from '../refusal/endless';
import type { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { check, refuse } from '../refusal/refusal';
import { checkRequiredType, structListType, structType } from '../refusal/value-type';

type Kubernetes = typeof k8s;

/**
 * Renders a struct of cdk8s-plus-27's `k8s` module to the wire.
 *
 * The module's `toJson_…` functions know the field names, but silently drop fields that Kubernetes 1.27 did not know, plain numbers where they
 * expect a class, and Lazy values. Whatever would be lost is refused here, and so is a malformed quantity, since the class Quantity accepts any text.
 */
export function coreType<T, N extends string>(where: string, struct: T, render: (kubernetes: Kubernetes) => (struct: T) => unknown): CoreType<N> {
  checkRequiredType(where, '', struct, structType);
  if (isEndless(struct)) {
    refuse(where, '', ENDLESS);
  }
  // Loaded on demand: cdk8s-plus-27 takes as long to load as cdk8s itself, and only such structs need it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { k8s: kubernetes } = require('cdk8s-plus-27') as typeof import('cdk8s-plus-27');
  const lost = firstLazy(struct, '') ?? firstLost(struct, render(kubernetes)(struct), '');
  if (lost !== undefined) {
    refuse(where, '', wrong(`${quote(lost)} would be lost`,
      'it is misspelt, or its value is not of the class that the field takes, such as k8s.Quantity; '
        + 'a field that is newer than Kubernetes 1.27 can be written with ApiObject.of(construct).addJsonPatch(…)'));
  }
  checkQuantities(where, kubernetes, struct, '');
  return render(kubernetes)(struct) as CoreType<N>;
}

/** Renders each struct of a list. */
export function coreTypes<T, N extends string>(
  field: Field, structs: readonly T[] | undefined, render: (kubernetes: Kubernetes) => (struct: T) => unknown,
): Array<CoreType<N>> | undefined {
  field.checkType(structs, structListType);
  return structs?.map((struct, index) => coreType(String(field.at(index)), struct, render));
}

function checkQuantities(where: string, kubernetes: Kubernetes, given: unknown, path: string): void {
  if (given instanceof kubernetes.Quantity) {
    check(where, path, String(given.value), quantityText);
  } else if (typeof given === 'object' && given !== null) {
    Object.entries(given).forEach(([name, value]) => checkQuantities(where, kubernetes, value, joined(path, name)));
  }
}

/** The path of the first Lazy value. */
function firstLazy(given: unknown, path: string): string | undefined {
  if (typeof given !== 'object' || given === null) {
    return undefined;
  }
  return given instanceof Lazy ? path : firstOf(Object.entries(given), ([name, value]) => firstLazy(value, joined(path, name)));
}

/** The path of the first value of `given` that is missing in `rendered`, where names may differ in case (`volumeId`, `volumeID`). */
function firstLost(given: unknown, rendered: unknown, path: string): string | undefined {
  if (given === undefined || given === null || typeof given !== 'object') {
    return given === undefined || given === null || rendered !== undefined ? undefined : path;
  }
  if (typeof rendered !== 'object' || rendered === null) {
    // A Quantity or an IntOrString is an object in `given` and a plain value in `rendered`.
    return rendered === undefined ? path : undefined;
  }
  const counterparts = new Map(Object.entries(rendered).map(([name, value]) => [name.toLowerCase(), value as unknown]));
  return firstOf(Object.entries(given), ([name, value]) => firstLost(value, counterparts.get(name.toLowerCase()), joined(path, name)));
}

function firstOf<T>(candidates: readonly T[], find: (candidate: T) => string | undefined): string | undefined {
  for (const candidate of candidates) {
    const found = find(candidate);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

const joined = (path: string, name: string) => path ? `${path}.${name}` : name;
