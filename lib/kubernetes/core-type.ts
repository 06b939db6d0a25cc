import { Lazy } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { quantityText } from './quantity';
import type { CoreType } from '../../imports/core-type';
import { about, type Complaint, wrong } from '../refusal/complaint';
import { ENDLESS, isEndless } from '../refusal/endless';
import type { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { check, isAbsent, refuse } from '../refusal/refusal';
import { checkRequiredType, structListType, structType } from '../refusal/value-type';

type Kubernetes = typeof k8s;

/**
 * Renders a struct of cdk8s-plus-27's `k8s` module to the wire.
 *
 * The module's `toJson_…` functions know the field names, but silently drop fields that Kubernetes 1.27 did not know, plain numbers where they
 * expect a class, and Lazy values. Whatever would be lost is refused here, and so is a malformed quantity, since the class Quantity accepts any text.
 * They break at null, which is unset here, and at some values of a wrong type, and pass on others that no manifest can express.
 *
 * @param at the field of the manifest, or the factory that was called
 */
export function coreType<T extends object, N extends string>(
  at: Field | string, given: T, render: (kubernetes: Kubernetes) => (struct: T) => unknown,
): CoreType<N> {
  const where = String(at);
  checkRequiredType(where, '', given, structType);
  if (isEndless(given)) {
    refuse(where, '', ENDLESS);
  }
  // Loaded on demand: cdk8s-plus-27 takes as long to load as cdk8s itself, and only such structs need it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { k8s: kubernetes } = require('cdk8s-plus-27') as typeof import('cdk8s-plus-27');
  const struct = withoutNull(given) as T;
  const toJson = render(kubernetes) as (struct: unknown) => unknown;
  const refuseAt = (path: string | undefined, complaint: Complaint) => path === undefined || refuse(where, '', about(quote(path), complaint));
  refuseAt(firstLazy(struct, ''), LOST);
  refuseAt(firstBreaking(struct, toJson, ''), MISFIT);
  const rendered = toJson(struct);
  refuseAt(firstInexpressible(rendered, ''), MISFIT);
  refuseAt(firstLost(struct, rendered, ''), LOST);
  checkQuantities(where, kubernetes, struct, '');
  return rendered as CoreType<N>;
}

const LOST = wrong('would be lost', 'it is misspelt, or its value is not of the class that the field takes, such as k8s.Quantity; '
  + 'a field that is newer than Kubernetes 1.27 can be written with ApiObject.of(construct).addJsonPatch(…)');
const MISFIT = wrong('has the wrong type', 'give a value of the type that the field has in Kubernetes');

/** Renders each struct of a list. */
export function coreTypes<T extends object, N extends string>(
  field: Field, structs: readonly T[] | undefined, render: (kubernetes: Kubernetes) => (struct: T) => unknown,
): Array<CoreType<N>> | undefined {
  field.checkType(structs, structListType);
  return structs?.map((struct, index) => coreType(field.at(index), struct, render));
}

/** Plain data without the members that are null. The entries of lists stay. */
function withoutNull(given: unknown): unknown {
  if (Array.isArray(given)) {
    return given.map(withoutNull);
  }
  return isMap(given)
    ? Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null).map(([name, value]) => [name, withoutNull(value)]))
    : given;
}

/** The path of the innermost value at which rendering throws. */
function firstBreaking(given: unknown, render: (given: unknown) => unknown, path: string): string | undefined {
  if (succeeds(render, given)) {
    return undefined;
  }
  const isList = Array.isArray(given);
  return (isList || isMap(given)) && succeeds(render, isList ? [] : {})
    ? firstOf(Object.entries(given), ([name, value]) =>
      firstBreaking(value, (inner) => render(isList ? [inner] : { [name]: inner }), joined(path, name))) ?? path
    : path;
}

function succeeds(render: (given: unknown) => unknown, given: unknown): boolean {
  try {
    render(given);
    return true;
  } catch {
    return false;
  }
}

/** The path of the first value that no manifest can hold: an instance of a class, a function, or an entry of a list that is absent. */
function firstInexpressible(rendered: unknown, path: string): string | undefined {
  if (Array.isArray(rendered)) {
    return firstOf([...rendered.entries()], ([index, value]) =>
      isAbsent(value) ? joined(path, String(index)) : firstInexpressible(value, joined(path, String(index))));
  }
  if (isMap(rendered)) {
    return firstOf(Object.entries(rendered), ([name, value]) => firstInexpressible(value, joined(path, name)));
  }
  return ['object', 'function'].includes(typeof rendered) ? path : undefined;
}

/** Whether a value is an object that cdk8s can write, which goes by the name of the class. */
const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && value.constructor?.name === 'Object';

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
  if (isAbsent(given)) {
    return undefined;
  }
  if (typeof given !== 'object') {
    return rendered === undefined || typeof rendered === 'object' ? path : undefined;
  }
  if (typeof rendered !== 'object' || rendered === null) {
    // A Quantity or an IntOrString is an object in `given` and a plain value in `rendered`.
    return rendered === undefined ? path : undefined;
  }
  // A list in place of a map, or a Map, whose entries are no members.
  if (Symbol.iterator in given && !Array.isArray(rendered)) {
    return path;
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
