/**
 * Generates from the JSON Schemas of the Stash kinds, `imports/schema/*.yaml`: their TypeScript types, `imports/stash.ts`, the list of kinds,
 * `imports/kinds.ts`, and their shapes for the checks, `imports/shape.ts`. The shapes of the core types of Kubernetes come from cdk8s-plus-27.
 *
 * A schema file with `x-kubernetes-group-version-kind` describes that kind at its root. What kinds share is a definition in some file, and becomes
 * one named interface, no matter how many kinds refer to it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { parse } from 'yaml';
import { withCoreTypes } from './core-schema';
import type { Schema } from './schema-type';

/** One schema file. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

const SCHEMA_FOLDER = join(__dirname, 'schema');

/** The generated files, and the functions that generate them. */
export const OUTPUTS: { readonly [file: string]: (sources: readonly Source[]) => Promise<string> } = {
  'stash.ts': generate,
  'shape.ts': async (sources) => generateShapes(sources),
  'kinds.ts': async (sources) => generateKinds(sources),
};

/** The schema files, sorted, so that their order does not depend on the file system. */
export function readSources(folder = SCHEMA_FOLDER): readonly Source[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** The schemas of all files. */
export interface Bundle {
  readonly kinds: readonly string[];
  /** All definitions by name, which is also the name of the interface. */
  readonly definitions: { readonly [name: string]: Schema };
}

/** Merges the schemas of all files. */
export function bundle(sources: readonly Source[]): Bundle {
  const kinds: string[] = [];
  const found = new Map<string, { readonly file: string; readonly schema: Schema }>();
  const add = (file: string, name: string, schema: Schema) => {
    const other = found.get(name);
    if (other !== undefined) {
      throw new Error(`${file}: "${name}" is defined in ${other.file} already; rename one of the two, or refer to the one that is there`);
    }
    found.set(name, { file, schema });
  };
  for (const { name: file, text } of sources) {
    const { $defs = {}, ...root } = parse(text) as Schema;
    const kind = root['x-kubernetes-group-version-kind']?.kind;
    if (kind !== undefined) {
      kinds.push(kind);
      add(file, kind, root);
    }
    Object.entries($defs).forEach(([name, schema]) => add(file, name, schema));
  }
  const target = (reference: string, from: string) => {
    const [file, name] = reference.split('#/$defs/');
    if (found.get(name)?.file !== (file || from)) {
      throw new Error(`${from}: "${reference}" leads nowhere; a reference has the form "file.yaml#/$defs/Name"`);
    }
    return `#/$defs/${name}`;
  };
  return {
    kinds,
    definitions: Object.fromEntries([...found].map(([name, { file, schema }]) =>
      [name, rewrite(schema, (node) => node.$ref === undefined ? node : { ...node, $ref: target(node.$ref, file) })])),
  };
}

/** The text of `stash.ts`. */
export async function generate(sources: readonly Source[]): Promise<string> {
  const { kinds, definitions } = bundle(sources);
  const root = compilable({
    description: 'An object of any of the kinds that are described here.',
    oneOf: kinds.map((kind) => ({ $ref: `#/$defs/${kind}` })),
    $defs: definitions,
  });
  const declarations = await compile(root as Parameters<typeof compile>[0], 'StashObject', {
    additionalProperties: false,
    bannerComment: '',
    format: false,
  });
  return `${header(sources)}import type { CoreType } from './core-type';\n\n${layout(declarations)}`;
}

/** The same schema in keywords of json-schema-to-typescript. */
function compilable(schema: Schema): Schema {
  return rewrite(schema, (node) => {
    const { allOf, ...rest } = node;
    const coreType = node['x-kubernetes-core-type'];
    if (coreType !== undefined) {
      return { ...node, tsType: `CoreType<'${coreType}'>` };
    }
    // A schema without a type would become an anonymous type.
    if (node['x-kubernetes-preserve-unknown-fields']) {
      return { ...node, additionalProperties: { ...node.additionalProperties, tsType: 'unknown' } };
    }
    // `allOf` beside own properties would become an intersection with an anonymous type.
    return allOf !== undefined && node.properties !== undefined ? { ...rest, extends: allOf } : node;
  });
}

/** A copy of the schema with `change` applied to every node, inner nodes first. */
function rewrite(schema: Schema, change: (node: Schema) => Schema): Schema {
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(inner);
    }
    return typeof value === 'object' && value !== null ? rewrite(value as Schema, change) : value;
  };
  return change(Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, inner(value)])));
}

const COMMENT = /^(\/\*\*| \*)/;
const ALIAS = /^(export type \w+) = (.+)$/;
const MEMBER = /^(\[k: string\]|[\w$]+|'[^']+')(\??): (.+)$/;

/** Indents the output of the compiler, one member per line, and makes every member read-only, for which the compiler has no option. */
function layout(declarations: string): string {
  let owner = '';
  const lines = declarations.trim().split('\n').map((written) => {
    if (COMMENT.test(written)) {
      return (owner === '' ? written : `  ${written}`).trimEnd();
    }
    const line = written.replace(/"([^"'\\]*)"/g, '\'$1\'');
    if (line.startsWith('export interface ')) {
      owner = line.split(' ')[2];
    }
    if (line === '}') {
      owner = '';
    }
    const [, name, optional, type] = (owner === '' ? null : MEMBER.exec(line)) ?? [];
    if (name !== undefined) {
      return `  readonly ${name}${optional}: ${readonlyType(type, `${owner}.${name}`)};`;
    }
    const [, alias, target] = ALIAS.exec(line) ?? [];
    return alias === undefined ? line : `${alias} =${breakUnion(` ${readonlyType(target, alias)}`)};`;
  });
  return lines.join('\n')
    .replace(/^( *\/\*\*)\n *\* (.*)\n *\*\/$/gm, '$1 $2 */')
    .replace(/\n+(?=\/\*\*)/g, '\n\n') + '\n';
}

/** Puts the members of a long union on separate lines, so that a new member is one more line. */
function breakUnion(type: string): string {
  const members = type.split(' |');
  return members.length > 4 ? members.map((member) => `\n  |${member}`).join('') : type;
}

function readonlyType(type: string, owner: string): string {
  if (type.includes('{')) {
    throw new Error(`${owner}: the schema has a shape without a name here; make it a definition of its own, and refer to that`);
  }
  return type.replace(/^\((.+)\)$/, '$1').replace(/^(.+)\[\]$/, 'readonly $1[]');
}

/** The text of `kinds.ts`: the kinds, each with its type and apiVersion; importing it loads no schema. */
function generateKinds(sources: readonly Source[]): string {
  const { kinds, definitions } = bundle(sources);
  const apiVersion = (kind: string) => {
    const { group, version } = definitions[kind]['x-kubernetes-group-version-kind']!;
    return `${group}/${version}`;
  };
  return `${header(sources)}import type * as wire from './stash';

/** The kinds of Stash, each with the type of its manifest. */
export interface StashKinds {
${kinds.map((kind) => `  readonly ${kind}: wire.${kind};`).join('\n')}
}

/** The apiVersion of each kind. */
export const STASH_API_VERSIONS: { readonly [kind in keyof StashKinds]: string } = {
${kinds.map((kind) => `  ${kind}: ${literal(apiVersion(kind))},`).join('\n')}
};

/** The kinds whose objects do not belong to a namespace. */
export const CLUSTER_SCOPED = ${literal(kinds.filter((kind) => definitions[kind]['x-kubernetes-scope'] === 'Cluster'))} as const;
`;
}

/** The text of `shape.ts`: the schemas as data, one definition per line, without what only a human reader needs. */
function generateShapes(sources: readonly Source[]): string {
  const definitions = Object.entries(withCoreTypes(bundle(sources).definitions))
    .map(([name, schema]) => `  ${key(name)}: ${literal(shape(schema))},`);
  return `${header(sources, ', and for the core types of Kubernetes from cdk8s-plus-27,')}import type { Shape } from './shape-type';

export const SHAPES: { readonly [definition: string]: Shape } = {
${definitions.join('\n')}
};
`;
}

function shape(schema: Schema): object {
  const { allOf = [], $ref } = schema;
  const bases = [...allOf, ...$ref === undefined ? [] : [schema]].flatMap((base) => base.$ref?.replace('#/$defs/', '') ?? []);
  const isOpaque = schema['x-kubernetes-core-type'] !== undefined;
  const isOpen = isOpaque || schema['x-kubernetes-preserve-unknown-fields'] !== undefined;
  // The API server fills in defaults before it checks what is required.
  const required = schema.required?.filter((name) => schema.properties?.[name]?.default === undefined);
  return {
    ...bases.length > 0 && { bases },
    ...schema.type !== undefined && { type: schema.format === 'byte' ? 'base64' : schema.type },
    ...schema['x-kubernetes-int-or-string'] === true && { type: schema.pattern === undefined ? 'int-or-string' : 'quantity' },
    ...isOpen && { isOpen },
    ...isOpaque && { isOpaque },
    ...schema['x-kubernetes-embedded-resource'] === true && { isEmbedded: true },
    ...schema.enum !== undefined && { enum: schema.enum },
    ...required !== undefined && required.length > 0 && { required },
    ...schema.items && { items: shape(schema.items) },
    ...schema['x-kubernetes-list-map-keys'] !== undefined && { keys: schema['x-kubernetes-list-map-keys'] },
    ...schema.additionalProperties && { additionalProperties: shape(schema.additionalProperties) },
    ...schema.properties && { properties: Object.fromEntries(Object.entries(schema.properties).map(([name, child]) => [name, shape(child)])) },
  };
}

/** Data as source code in the style of this project. */
function literal(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(literal).join(', ')}]`;
  }
  if (typeof value === 'string') {
    return `'${JSON.stringify(value).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
  }
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  const members = Object.entries(value).map(([name, inner]) => `${key(name)}: ${literal(inner)}`);
  return members.length > 0 ? `{ ${members.join(', ')} }` : '{}';
}

const key = (name: string) => /^\w+$/.test(name) ? name : literal(name);

function header(sources: readonly Source[], further = ''): string {
  const digest = createHash('sha256');
  sources.forEach(({ text }) => digest.update(text));
  return `// Generated from imports/schema/*.yaml${further} by \`npm run import\`. Do not edit: change the schema, and run the command again.
// sha256 of the schema files, one after the other in the order of their names: ${digest.digest('hex')}
`;
}

/** Fails if a committed file differs from what the schemas generate. */
export async function check(folder = __dirname): Promise<void> {
  for (const [name, write] of Object.entries(OUTPUTS)) {
    const file = join(folder, name);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== await write(readSources())) {
      throw new Error(`imports/${name} is not what imports/schema says: run \`npm run import\`, and commit what it writes`);
    }
  }
}

async function main(): Promise<void> {
  if (process.argv.includes('--check')) {
    return check();
  }
  for (const [name, write] of Object.entries(OUTPUTS)) {
    writeFileSync(join(__dirname, name), await write(readSources()));
  }
}

if (require.main === module) {
  main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
