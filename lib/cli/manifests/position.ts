import { isAlias, isMap, isScalar, isSeq, type Document, type ParsedNode } from 'yaml';
import { padded, positionAt, type Position, type Stretch } from './stretch';
import { yamlOf } from './yaml-text';
import type { FieldPath } from '../../kubernetes/manifest-fields';

/** Characters. For a longer object only the position of its beginning is given: to find a field in it would take too long. */
const LONGEST = 4_000_000;

/** The positions of the fields of a run. */
export class Positions {
  /** The tree of the last object: findings come object by object, so it is often needed again, while all trees would take too much memory. */
  private last?: { readonly stretch: Stretch; readonly tree: Document.Parsed<ParsedNode> };

  /** The position of a field: its key, or its item in a list; for a missing field, the innermost parent that exists. */
  public of(stretch: Stretch, field: FieldPath): Position {
    const text = padded(stretch);
    return positionAt(stretch, text.length > LONGEST ? stretch.indent + text.slice(stretch.indent).search(/\S/) : offsetOf(this.treeOf(stretch, text), field));
  }

  private treeOf(stretch: Stretch, text: string): Document.Parsed<ParsedNode> {
    if (this.last?.stretch !== stretch) {
      this.last = { stretch, tree: yamlOf(text) };
    }
    return this.last.tree;
  }
}

function offsetOf(document: Document.Parsed<ParsedNode>, field: FieldPath): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const step of field) {
    const found = entryOf(isAlias(node) ? node.resolve(document) : node, step, document);
    if (found === undefined) {
      break;
    }
    node = found.value;
    offset = found.offset ?? offset;
  }
  return offset;
}

interface Entry {
  readonly value: unknown;
  readonly offset?: number;
}

function entryOf(node: unknown, step: string | number, document: Document.Parsed<ParsedNode>): Entry | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)] as ParsedNode | undefined;
    return item === undefined ? undefined : { value: item, offset: item.range?.[0] };
  }
  if (!isMap(node)) {
    return undefined;
  }
  const named = (name: string) => [...node.items].reverse().find(({ key }) => isScalar(key) && String(key.value) === name);
  const pair = named(String(step));
  if (pair !== undefined) {
    return { value: pair.value, offset: (pair.key as ParsedNode).range?.[0] };
  }
  const merged = named('<<')?.value;
  const sources = isSeq(merged) ? merged.items : [merged];
  return sources.map((source) => entryOf(isAlias(source) ? source.resolve(document) : source, step, document)).find((entry) => entry !== undefined);
}
