import { isFields, type FieldPath, type Fields } from './manifest-fields';
import { SHAPES } from '../../imports/shape';
import type { Shape } from '../../imports/shape-type';

/** What is wrong with a value by its schema. */
export type Fault =
  | { readonly path: FieldPath; readonly unknown: string; readonly known: readonly string[] }
  | { readonly path: FieldPath; readonly missing: string }
  | { readonly path: FieldPath; readonly given: unknown; readonly allowed: string };

/** Data by its schema, of which anything may be absent: what is missing is reported, and nothing can be put in its place. */
export type Conforming<T> = T extends ReadonlyArray<infer Item>
  ? ReadonlyArray<Conforming<Item>>
  : T extends object ? { readonly [K in keyof T]?: Conforming<T[K]> } : T;

/** A shape with the members of its bases, worked out when it is first met. */
const MEMBERS = new WeakMap<Shape, ReadonlyMap<string, Shape>>();

function membersOf(shape: Shape): ReadonlyMap<string, Shape> {
  let found = MEMBERS.get(shape);
  if (found === undefined) {
    found = new Map([...(shape.bases ?? []).flatMap((base) => [...membersOf(SHAPES[base]!)]), ...Object.entries(shape.properties ?? {})]);
    MEMBERS.set(shape, found);
  }
  return found;
}

/** The shape that says what kind of value it is: one that only refers to another says nothing itself. */
function resolved(shape: Shape): Shape {
  const [base] = shape.bases ?? [];
  return shape.type === undefined && base !== undefined ? resolved(SHAPES[base]!) : shape;
}

/** The kinds that there is a schema for. */
export const isDescribed = (kind: string) => Object.hasOwn(SHAPES, kind) && SHAPES[kind]!.properties?.kind !== undefined;

/**
 * The part of a manifest that has the form its schema asks for, so that what reads it can rely on its types; all of it, in nearly every case, is
 * the very same object. The types of Kubernetes itself are left as they are.
 *
 * @param report is told of what is left out, and of required members that are missing
 */
export function conforming(kind: string, manifest: Fields, report: (fault: Fault) => void): Fields {
  return value(SHAPES[kind]!, manifest, [], report) as Fields | undefined ?? {};
}

function value(reference: Shape, given: unknown, path: FieldPath, report: (fault: Fault) => void): unknown {
  const shape = resolved(reference);
  // Unset, as the API server sees it.
  if (given === null || given === undefined) {
    return undefined;
  }
  const allowed = shape.enum?.includes(given) === false ? shape.enum.join(', ') : FORMS[shape.type ?? 'any']!(given);
  if (allowed !== undefined) {
    report({ path, given, allowed });
    return undefined;
  }
  if (shape.type === 'array' && shape.items !== undefined) {
    return list(shape.items, given as readonly unknown[], path, report);
  }
  return shape.type === 'object' && !(shape.isOpen && shape.properties === undefined) ? members(shape, given as Fields, path, report) : given;
}

const FORMS: { readonly [type: string]: (given: unknown) => string | undefined } = {
  'any': () => undefined,
  'string': (given) => typeof given === 'string' ? undefined : 'a text',
  'boolean': (given) => typeof given === 'boolean' ? undefined : 'true or false',
  'integer': (given) => Number.isInteger(given) ? undefined : 'a whole number',
  'number': (given) => typeof given === 'number' ? undefined : 'a number',
  'int-or-string': (given) => Number.isInteger(given) || typeof given === 'string' ? undefined : 'a whole number or a text',
  'array': (given) => Array.isArray(given) ? undefined : 'a list',
  'object': (given) => isFields(given) ? undefined : 'an object',
};

function list(items: Shape, given: readonly unknown[], path: FieldPath, report: (fault: Fault) => void): readonly unknown[] {
  const kept = given.map((item, index) => value(items, item, [...path, index], report));
  return kept.every((item, index) => item !== undefined && item === given[index]) ? given : kept.map((item) => item ?? (resolved(items).type === 'object' ? {} : ''));
}

function members(shape: Shape, given: Fields, path: FieldPath, report: (fault: Fault) => void): Fields {
  const known = membersOf(shape);
  let kept = given;
  for (const [name, inner] of Object.entries(given)) {
    const member = known.get(name) ?? shape.additionalProperties;
    if (member === undefined && !shape.isOpen) {
      report({ path, unknown: name, known: [...known.keys()] });
    }
    const keptInner = member === undefined ? inner : value(member, inner, [...path, name], report);
    if (keptInner !== inner) {
      kept = { ...kept, [name]: keptInner };
    }
  }
  for (const name of requiredOf(shape)) {
    if (given[name] === undefined || given[name] === null) {
      report({ path, missing: name });
    }
  }
  return kept;
}

function requiredOf(shape: Shape): readonly string[] {
  const inherited = shape.bases?.flatMap((base) => requiredOf(SHAPES[base]!));
  return inherited?.length ? [...inherited, ...shape.required ?? []] : shape.required ?? [];
}
