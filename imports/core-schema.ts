import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Schema } from './schema-type';

type Definitions = { [name: string]: Schema };

/** A type as the assembly of a jsii package describes it. */
interface Type {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: Type };
}

interface Documented {
  /** The name in the Kubernetes API, such as `io.k8s.api.core.v1.EnvVar`; that of a member is `io.k8s.api.core.v1.EnvVar#value`. */
  readonly docs: { readonly custom?: { readonly schema?: string } };
}

interface Declaration extends Documented {
  readonly kind: string;
  readonly properties?: readonly (Documented & { readonly type: Type; readonly optional?: boolean })[];
}

/** A date has none: it is a text on the wire, but a parser of YAML may read it as a date. No member of a core type is a fraction. */
const PRIMITIVES: Definitions = { string: { type: 'string' }, boolean: { type: 'boolean' }, number: { type: 'integer' } };

/**
 * The definitions, with what cdk8s-plus-27 knows of the core types of Kubernetes that they name: the types of their members, and which are required.
 *
 * Other members stay allowed: members come with the versions of Kubernetes, but never change their types, nor become required.
 */
export function withCoreTypes(definitions: Definitions): Definitions {
  const types = assemblyTypes();
  const structs = new Map(Object.values(types).filter(({ kind }) => kind === 'interface').map((struct) => [struct.docs.custom?.schema, struct]));
  const core: Definitions = {};

  function schemaOf({ primitive, fqn, collection }: Type): Schema {
    if (collection !== undefined) {
      const entry = schemaOf(collection.elementtype);
      return collection.kind === 'array' ? { type: 'array', items: entry } : { type: 'object', additionalProperties: entry };
    }
    if (fqn === undefined) {
      return PRIMITIVES[primitive!] ?? {};
    }
    if (types[fqn].kind === 'class') {
      return fqn.endsWith('.Quantity') ? { $ref: '#/$defs/Quantity' } : { 'x-kubernetes-int-or-string': true };
    }
    return referTo(types[fqn].docs.custom!.schema!);
  }

  function referTo(name: string): Schema {
    const struct = structs.get(name);
    if (struct === undefined) {
      // Kubernetes 1.27 did not know it.
      return {};
    }
    if (core[name] === undefined) {
      const properties: Definitions = {};
      const required: string[] = [];
      core[name] = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true, required, properties };
      for (const { docs, type, optional } of struct.properties ?? []) {
        const member = docs.custom!.schema!.split('#')[1];
        properties[member] = schemaOf(type);
        if (!optional) {
          required.push(member);
        }
      }
    }
    return { $ref: `#/$defs/${name}` };
  }

  const own = Object.entries(definitions).map(([name, schema]) => [name, { ...schema, ...referTo(schema['x-kubernetes-core-type'] ?? '') }]);
  return { ...Object.fromEntries(own) as Definitions, ...core };
}

function assemblyTypes(): { readonly [fqn: string]: Declaration } {
  const assembly = join(dirname(require.resolve('cdk8s-plus-27/package.json')), '.jsii');
  return (JSON.parse(readFileSync(assembly, 'utf8')) as { types: { [fqn: string]: Declaration } }).types;
}
