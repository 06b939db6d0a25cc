import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { Unreadable } from './yaml-text';
import { isFields, type FieldPath } from '../../kubernetes/manifest-fields';

/** Levels of nesting, and values after unfolding aliases. No Kubernetes object comes near these limits. */
const DEEPEST = 100;
const MOST_UNFOLDED = 1_000_000;

/** Whether data is nested too deeply for functions that recurse into it. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  return typeof value === 'object' && value !== null && (depth > DEEPEST || Object.values(value).some((one) => isTooDeep(one, depth + 1)));
}

/** Repeated keys that are reported for a document: more would say nothing new, and each has its position looked up. */
const MOST_REPEATED = 20;

/** The data of a document, and where its text has a key more than once. */
export interface PlainData {
  readonly value: unknown;
  readonly repeated: readonly FieldPath[];
}

/** The value of an anchor, shared by its aliases, and the number of values in it with aliases unfolded. */
interface Anchored {
  readonly value: unknown;
  readonly size: number;
}

/**
 * Converts a document to data. The yaml library can do that too, but takes time quadratic in the number of aliases, and unlimited time for keys that
 * are objects.
 */
export function plainData(root: Node | null): PlainData {
  const anchors = new Map<string, Anchored | 'open'>();
  const repeated: FieldPath[] = [];
  const path: Array<string | number> = [];
  let size = 0;

  const valueOf = (node: unknown): unknown => {
    size++;
    if (isScalar(node) && node.anchor === undefined) {
      return node.value;
    }
    if (isAlias(node)) {
      const anchored = anchors.get(node.source);
      if (anchored === undefined || anchored === 'open') {
        throw new Unreadable(anchored === 'open' ? 'an alias is inside its own value' : 'an alias has no anchor before it', node.range?.[0]);
      }
      size += anchored.size;
      if (size > MOST_UNFOLDED) {
        throw new Unreadable('its aliases expand to too much data', node.range?.[0]);
      }
      return anchored.value;
    }
    if (path.length > DEEPEST) {
      throw new Unreadable('it is nested too deeply', (node as Node).range?.[0]);
    }
    const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined;
    const before = size;
    if (anchor !== undefined) {
      anchors.set(anchor, 'open');
    }
    const value = isMap(node)
      ? fieldsOf(node)
      : isSeq(node) ? node.items.map((item, index) => inside(index, item)) : (node as Scalar | null)?.value ?? null;
    if (anchor !== undefined) {
      anchors.set(anchor, { value, size: size - before });
    }
    return value;
  };

  const inside = (step: string | number, node: unknown): unknown => {
    path.push(step);
    const value = valueOf(node);
    path.pop();
    return value;
  };

  const fieldsOf = (map: YAMLMap): { [name: string]: unknown } => {
    const fields: { [name: string]: unknown } = {};
    const merged: unknown[] = [];
    for (const pair of map.items) {
      const name = nameOf(pair);
      if (name === '<<') {
        merged.push(inside(name, pair.value));
        continue;
      }
      if (Object.hasOwn(fields, name) && repeated.length < MOST_REPEATED) {
        repeated.push([...path, name]);
      }
      put(fields, name, inside(name, pair.value));
    }
    // Explicit keys win over merged ones, and earlier merges over later ones.
    for (const source of merged.flat().filter(isFields)) {
      for (const [name, value] of Object.entries(source).filter(([key]) => !Object.hasOwn(fields, key))) {
        put(fields, name, value);
      }
    }
    return fields;
  };

  return { value: root === null ? null : valueOf(root), repeated };
}

/** The key of a pair as a JSON key. */
export function nameOf({ key }: Pair): string {
  if (!isScalar(key) || key.value === null) {
    throw new Unreadable('a key is not a string', (key as Node | null)?.range?.[0]);
  }
  return String(key.value);
}

function put(fields: { [name: string]: unknown }, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    fields[name] = value;
  }
}
