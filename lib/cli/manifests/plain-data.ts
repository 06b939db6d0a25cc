import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { Unreadable } from './yaml-text';
import { isFields, type FieldPath } from '../../kubernetes/manifest-fields';

/** No object of Kubernetes comes near these. */
const DEEPEST = 100;
const MOST_UNFOLDED = 1_000_000;

/** Whether data is nested deeper than it may be. What reads it calls itself for each level, and there is an end to that. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  return typeof value === 'object' && value !== null && (depth > DEEPEST || Object.values(value).some((one) => isTooDeep(one, depth + 1)));
}

/** More of them in one document say nothing more, and each has its place looked up. */
const MOST_REPEATED = 20;

/** The data of a document, and where its text has a key more than once. */
export interface PlainData {
  readonly value: unknown;
  readonly repeated: readonly FieldPath[];
}

/** What stands behind an anchor: one value, however often it is used, and how many values that is for a reader of them all. */
interface Anchored {
  readonly value: unknown;
  readonly size: number;
}

/**
 * The data that a document stands for. The yaml library makes data too, but in a time that grows with the square of aliases, and beyond all bounds
 * with keys that are objects.
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
        throw new Unreadable(anchored === 'open' ? 'an alias stands inside of what it means' : 'an alias has no anchor before it', node.range?.[0]);
      }
      size += anchored.size;
      if (size > MOST_UNFOLDED) {
        throw new Unreadable('its aliases unfold to too much', node.range?.[0]);
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
    // What is written wins over what is merged, and what is merged first over what comes later.
    for (const source of merged.flat().filter(isFields)) {
      for (const [name, value] of Object.entries(source).filter(([key]) => !Object.hasOwn(fields, key))) {
        put(fields, name, value);
      }
    }
    return fields;
  };

  return { value: root === null ? null : valueOf(root), repeated };
}

/** The key of a pair as the text that it is in JSON. */
export function nameOf({ key }: Pair): string {
  if (!isScalar(key) || key.value === null) {
    throw new Unreadable('a key is no text', (key as Node | null)?.range?.[0]);
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
