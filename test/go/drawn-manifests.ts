import * as fc from 'fast-check';
import { withCoreTypes } from '../../imports/core-schema';
import { bundle, readSources } from '../../imports/generate';
import type { Schema } from '../../imports/schema-type';
import { expand, HAS_CRDS, published } from '../imports/conformance';

/** What a value is to the cluster, and to the library if it knows it. */
interface Schemas {
  readonly served: Schema;
  /** Absent where a type of Kubernetes is newer than the library: it knows no mistake there. */
  readonly ours?: Schema;
  /** Whether it is within a type of Kubernetes, in which the library lets pass what it does not know. */
  readonly isOpen: boolean;
}

interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Schemas;
  readonly spec: Schemas;
}

type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T;

type Members = { [name: string]: unknown };

const map = (of: Schema): Schema => ({ type: 'object', additionalProperties: of });

const TEXT: Schema = { type: 'string' };

/** What users write of the metadata; the schema of a CRD says nothing of it. */
const METADATA: Schema = { type: 'object', required: ['name'], properties: { name: TEXT, namespace: TEXT, labels: map(TEXT), annotations: map(TEXT) } };

const { kinds, definitions } = bundle(readSources());

/** Without the status, which the operator writes. */
const KINDS: readonly Kind[] = (HAS_CRDS ? kinds : []).map((kind) => {
  const { group, version } = definitions[kind]!['x-kubernetes-group-version-kind']!;
  const served = published({ group, version, kind });
  const ours = expand(definitions[kind]!, withCoreTypes(definitions));
  return {
    apiVersion: `${group}/${version}`,
    kind,
    // The rule tells of what is unknown there, as in no other type of Kubernetes.
    metadata: { served: METADATA, ours: { ...ours.properties!.metadata, 'x-kubernetes-core-type': undefined }, isOpen: false },
    spec: { served: served.properties!.spec!, ours: ours.properties!.spec, isOpen: false },
  };
});

/** Manifests of Stash kinds as the CRDs have them, and mostly with some mistakes. */
export const MANIFESTS: fc.Arbitrary<object> = fc.gen().map((gen) => {
  const draw: Draw = (arbitrary) => gen(() => arbitrary);
  const { apiVersion, kind, metadata, spec } = draw(fc.constantFrom(...KINDS));
  return { apiVersion, kind, metadata: drawn(metadata, 1, draw), spec: drawn(spec, 0, draw) };
});

/** Values, of which no field allows all. */
const MISTAKES: readonly unknown[] = [
  null, '', 'a', '1', '-1', '1 Gi', '1GB', '.5', '1e3', 'true', '2026-12-01', 'a/b/c', 'A b', 1, 0, -1, 1.5, 1e10, true, false, [], {}, [null], [{}], ['a'], [['a']], { name: 'a' }, { a: 1 },
];

const hasMembers = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;

const oneIn = (count: number, draw: Draw) => draw(fc.nat(count - 1)) === 0;

function drawn(schemas: Schemas, depth: number, draw: Draw): unknown {
  const { served, ours } = schemas;
  const isOpen = schemas.isOpen || ours?.['x-kubernetes-core-type'] !== undefined;
  if (ours !== undefined && oneIn(20, draw)) {
    return draw(fc.constantFrom(...MISTAKES.filter((mistake) => !isOpen || !hasMembers(mistake))));
  }
  if (served.enum !== undefined) {
    return draw(fc.constantFrom(...served.enum as readonly unknown[]));
  }
  if (served['x-kubernetes-int-or-string']) {
    return draw(fc.constantFrom<unknown>(1, '1Gi', '5'));
  }
  return OF_TYPE[served.type!]!({ ...schemas, isOpen }, depth, draw);
}

const OF_TYPE: { readonly [type: string]: (schemas: Schemas, depth: number, draw: Draw) => unknown } = {
  string: ({ served: { format } }, _, draw) => typeof format === 'string' ? OF_FORMAT[format] : draw(fc.constantFrom('a', 'shop-1')),
  boolean: (_, __, draw) => draw(fc.boolean()),
  integer: (_, __, draw) => draw(fc.constantFrom(0, 1, 30, -1)),
  array: ({ served, ours, isOpen }, depth, draw) => {
    // Of a type of Kubernetes, the library does not know in which lists no two entries may be the same.
    const length = isOpen ? 1 : draw(fc.integer({ min: 1, max: 2 }));
    return Array.from({ length }, () => drawn({ served: served.items!, ours: ours?.items, isOpen }, depth + 1, draw));
  },
  object: (schemas, depth, draw) => {
    const { served: { additionalProperties }, ours, isOpen } = schemas;
    return additionalProperties === undefined ? members(schemas, depth, draw)
      : Object.fromEntries(draw(fc.subarray(['a', 'cpu', 'tier'], { maxLength: 2 })).map((name) =>
        [name, drawn({ served: additionalProperties, ours: ours?.additionalProperties, isOpen }, depth + 1, draw)]));
  },
};

const OF_FORMAT: { readonly [format: string]: string } = { 'byte': 'YQ==', 'date-time': '2026-12-01T00:00:00Z' };

function members({ served, ours, isOpen }: Schemas, depth: number, draw: Draw): Members {
  const isKept = served['x-kubernetes-preserve-unknown-fields'] === true;
  // What the cluster keeps as it is, is described by the library only.
  const { properties = {}, required = [] } = isKept ? ours! : served;
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  const chosen = draw(fc.subarray(optional, { maxLength: Math.min(optional.length, depth < 2 ? 3 : depth < 4 ? 2 : 1) }));
  const written: Members = {};
  const mayHoldMore = isOpen || isKept;
  for (const name of [...required, ...chosen]) {
    const writtenName = mayHoldMore || !oneIn(30, draw) ? name : misspelt(name, draw);
    if (ours === undefined || !oneIn(30, draw)) {
      written[writtenName] = drawn({ served: properties[name]!, ours: ours?.properties?.[name], isOpen }, depth + 1, draw);
    }
  }
  if (!mayHoldMore && oneIn(30, draw)) {
    written[draw(fc.constantFrom('size', 'Name', 'a', 'x-y'))] = draw(fc.constantFrom(...MISTAKES));
  }
  return written;
}

function misspelt(name: string, draw: Draw): string {
  const at = draw(fc.nat(name.length - 1));
  return draw(fc.constantFrom(name.slice(0, at) + name.slice(at + 1), name.slice(0, at) + name.slice(at - 1), `${name}s`, name.toUpperCase()));
}
