import { bundle, readSources } from '../../imports/generate';
import type { Schema } from '../../imports/schema-type';
import { children, expand } from '../imports/conformance';

/** What every object of Kubernetes has, and what only the operator writes. */
const NOT_SET_BY_PROPS = ['apiVersion', 'kind', 'metadata', 'status'];

/** An object as the app writes it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

const { kinds, definitions } = bundle(readSources());

const SCHEMAS = new Map(kinds.map((kind) => {
  const { properties, ...schema } = expand(definitions[kind]!, definitions);
  return [kind, { ...schema, properties: Object.fromEntries(Object.entries(properties!).filter(([name]) => !NOT_SET_BY_PROPS.includes(name))) }];
}));

/**
 * The fields of all kinds: the paths at which the schema ends, such as `Task.spec.steps[].name`, with `[]` for the entries of a list and `{}` for
 * those of a map. A core type of Kubernetes is one field.
 */
export function describedFields(): string[] {
  return [...SCHEMAS].flatMap(([kind, schema]) => [...leaves(schema, kind)]);
}

/** The fields that the manifest of a Stash object sets, those included that no schema describes. */
export function writtenFields({ kind, ...manifest }: Manifest): string[] {
  const fields = Object.fromEntries(Object.entries(manifest).filter(([name]) => !NOT_SET_BY_PROPS.includes(name)));
  return [...writtenLeaves(SCHEMAS.get(kind)!, fields, kind)];
}

function* leaves(schema: Schema, path: string): Generator<string> {
  const inner = Object.entries(children(schema));
  if (inner.length === 0) {
    yield path;
  }
  for (const [step, child] of inner) {
    yield* leaves(child, path + step);
  }
}

function* writtenLeaves(schema: Schema, value: unknown, path: string): Generator<string> {
  const inner = children(schema);
  if (Object.keys(inner).length === 0) {
    yield path;
    return;
  }
  for (const [name, member] of Object.entries(value as object)) {
    const step = Array.isArray(value) ? '[]' : inner[`.${name}`] ? `.${name}` : inner['{}'] ? '{}' : `.${name}`;
    if (inner[step]) {
      yield* writtenLeaves(inner[step], member, path + step);
    } else {
      yield path + step;
    }
  }
}
