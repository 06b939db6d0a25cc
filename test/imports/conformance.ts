import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Schema } from '../../imports/schema-type';

type Definitions = { readonly [name: string]: Schema };
type Kind = NonNullable<Schema['x-kubernetes-group-version-kind']>;

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly scope: 'Cluster' | 'Namespaced';
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

/** The CRDs as they are published, beside the project; they are no part of it. */
export const CRDS = join(__dirname, '../../../shared/crds');

export const HAS_CRDS = existsSync(CRDS);

/** The kinds that the cluster knows. */
export function publishedKinds(): string[] {
  const files = readdirSync(CRDS).filter((name) => name.endsWith('.yaml'));
  return files.map((file) => /^ {4}kind: (\w+)$/m.exec(readFileSync(join(CRDS, file), 'utf8'))?.[1] ?? file).sort();
}

/** The schema that the cluster has for a kind, which says as ours do that the kind belongs to no namespace. */
export function published({ group, version, kind }: Kind): Schema {
  for (const file of readdirSync(CRDS).filter((name) => name.startsWith(`${group}_`) && name.endsWith('.yaml'))) {
    const text = readFileSync(join(CRDS, file), 'utf8');
    // Parsing takes far longer than reading, and only one of the files is the right one.
    if (!text.includes(`kind: ${kind}\n`)) {
      continue;
    }
    const { spec } = parse(text) as Crd;
    const schema = spec.group === group && spec.names.kind === kind && spec.versions.find(({ name }) => name === version)?.schema;
    if (schema) {
      return { ...schema.openAPIV3Schema, ...spec.scope === 'Cluster' && { 'x-kubernetes-scope': spec.scope } };
    }
  }
  throw new Error(`no CRD for ${group}/${version} ${kind} in ${CRDS}`);
}

/** The schema with its references replaced by what they lead to, as a CRD writes it. */
export function expand(schema: Schema, definitions: Definitions): Schema {
  const { $ref, allOf = [], ...own } = schema;
  const inner = (child: Schema) => expand(child, definitions);
  const bases = [...allOf, ...$ref ? [definitions[$ref.replace('#/$defs/', '')]] : []].map(inner);
  const properties = Object.entries(own.properties ?? {}).map(([name, child]) => [name, inner(child)]);
  const required = [...bases, own].flatMap((part) => part.required ?? []);
  return {
    ...Object.assign({}, ...bases),
    ...own,
    ...own.properties && { properties: Object.assign({}, ...bases.map((base) => base.properties), Object.fromEntries(properties)) },
    ...required.length && { required },
    ...own.items && { items: inner(own.items) },
    ...own.additionalProperties && { additionalProperties: inner(own.additionalProperties) },
  };
}

/** Keywords that say nothing about what is valid, and those whose schemas are compared one by one. */
const NOT_COMPARED = new Set([
  '$schema', 'description', 'x-kubernetes-core-type', 'x-kubernetes-group-version-kind', 'properties', 'items', 'additionalProperties',
]);

/** All that is compared where the rest is the business of a core type, or of an object that the cluster keeps as it is, described nowhere. */
const OPAQUE_KEYWORDS = ['type', 'x-kubernetes-int-or-string', 'x-kubernetes-embedded-resource', 'x-kubernetes-preserve-unknown-fields'];

/** Where two expanded schemas disagree, sorted. */
export function differences(ours: Schema, theirs: Schema): string[] {
  return [...compare(ours, theirs, '')].sort();
}

function* compare(ours: Schema, theirs: Schema, path: string): Generator<string> {
  const isOpaque = ours['x-kubernetes-core-type'] !== undefined || ours['x-kubernetes-preserve-unknown-fields'] === true;
  const keywords = isOpaque ? OPAQUE_KEYWORDS : union(ours, theirs).filter((keyword) => !NOT_COMPARED.has(keyword));
  for (const keyword of keywords) {
    const [a, b] = [print(ours[keyword]), print(theirs[keyword])];
    if (a !== b) {
      yield `${path || 'root'} (${keyword}): ours ${a}, published ${b}`;
    }
  }
  if (isOpaque) {
    return;
  }
  const [mine, other] = [children(ours), children(theirs)];
  for (const step of union(mine, other)) {
    const at = path || !step.startsWith('.') ? `${path}${step}` : step.slice(1);
    if (mine[step] && other[step]) {
      yield* compare(mine[step], other[step], at);
    } else {
      yield `${at}: ours ${mine[step]?.type ?? 'nothing'}, published ${other[step]?.type ?? 'nothing'}`;
    }
  }
}

/** Where two expanded schemas both have a member, but disagree on its type, or whether it is required. That is all that is compared within core types. */
export function contradictions(ours: Schema, theirs: Schema, path = 'root'): string[] {
  const [a, b] = [typeOf(ours), typeOf(theirs)];
  const [mine, other] = [children(ours), children(theirs)];
  const shared = Object.keys(mine).filter((step) => other[step]);
  const requiredBy = (schema: Schema, step: string) => schema.required?.some((name) => step === `.${name}`) === true;
  return [
    ...a === b || !a ? [] : [`${path}: ours ${a}, published ${b}`],
    ...shared.filter((step) => requiredBy(ours, step) !== requiredBy(theirs, step))
      .map((step) => `${path}${step}: required ${requiredBy(ours, step) ? 'only here' : 'in what is published'}`),
    ...shared.flatMap((step) => contradictions(mine[step], other[step], `${path}${step}`)),
  ];
}

const typeOf = (schema: Schema) => schema['x-kubernetes-int-or-string'] ? 'an integer or a string' : schema.type;

/** The schemas within a schema, by the step that leads to each. */
export function children({ properties = {}, items, additionalProperties }: Schema): Record<string, Schema> {
  return {
    ...Object.fromEntries(Object.entries(properties).map(([name, schema]) => [`.${name}`, schema])),
    ...items && { '[]': items },
    ...additionalProperties && { '{}': additionalProperties },
  };
}

function union(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

/** The order of `required` and `enum` has no meaning. */
function print(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
}
