import type { Schema } from '../../imports/schema-type';

/** Where a value is not what a structural schema allows. The API server prunes an unknown field without a word; here it is a violation. */
export function* violations(schema: Schema, value: unknown, path = ''): Generator<string> {
  if (schema['x-kubernetes-int-or-string']) {
    if (typeof value !== 'string' && !Number.isInteger(value)) yield `${path}: no integer or string`;
    yield* patternViolations(schema, value, path);
    return;
  }
  if (schema.type !== undefined && !IS_OF_TYPE[schema.type]!(value)) {
    yield `${path}: no ${schema.type}`;
    return;
  }
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) {
    yield `${path}: none of ${schema.enum.join(', ')}`;
  }
  yield* patternViolations(schema, value, path);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* violations(schema.items ?? {}, item, `${path}[${index}]`);
  } else if (typeof value === 'object' && value !== null) {
    yield* memberViolations(schema, value as Record<string, unknown>, path);
  }
}

const IS_OF_TYPE: { readonly [type: string]: (value: unknown) => boolean } = {
  array: Array.isArray,
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isSafeInteger,
  number: Number.isFinite,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  string: (value) => typeof value === 'string',
};

function* patternViolations({ pattern }: Schema, value: unknown, path: string): Generator<string> {
  if (typeof pattern === 'string' && typeof value === 'string' && !new RegExp(pattern).test(value)) yield `${path}: not as ${pattern} has it`;
}

function* memberViolations(schema: Schema, value: Record<string, unknown>, path: string): Generator<string> {
  const { properties, additionalProperties, required = [] } = schema;
  for (const name of required) {
    if (!Object.hasOwn(value, name)) yield `${path}.${name}: missing`;
  }
  // An object of which a schema says nothing, such as metadata, may hold anything, and one that the cluster keeps as it is.
  if (!properties && !additionalProperties || schema['x-kubernetes-preserve-unknown-fields']) return;
  for (const [name, member] of Object.entries(value)) {
    const memberSchema = properties?.[name] ?? additionalProperties;
    if (memberSchema) {
      yield* violations(memberSchema, member, `${path}.${name}`);
    } else {
      yield `${path}.${name}: unknown`;
    }
  }
}
