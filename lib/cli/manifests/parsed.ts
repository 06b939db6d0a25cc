import { isMap, isSeq, type ErrorCode, type ParsedNode } from 'yaml';
import { jsonItems, type Range } from './list-items';
import { isTooDeep, plainData, type PlainData } from './plain-data';
import { padded, type Stretch } from './stretch';
import { REASONS, Unreadable, yamlOf } from './yaml-text';
import { asFields, asText } from '../../kubernetes/manifest-fields';

/** The data of a stretch of text. */
export interface Parsed extends PlainData {
  /** The ranges of the entries of `items` in the padded text. To be called at once or never, since it keeps the parsed tree in memory. */
  itemRanges(): readonly Range[];
}

/** Characters that begin a node of the YAML tree, which takes far more memory than its text: some hundred bytes each. */
const STRUCTURE = /[\n,:[{?]/g;
const MOST_STRUCTURE = 1_000_000;

/** @throws Unreadable for what is neither YAML nor JSON */
export function parsed(stretch: Stretch): Parsed {
  const text = padded(stretch);
  return asJson(text) ?? asYaml(text);
}

/** JSON is YAML too, but a JSON parser is a hundred times faster. What it rejects goes to the YAML parser, which reports the position. */
function asJson(text: string): Parsed | undefined {
  const value = jsonOf(text.replace(/^---[ \t]*\r?\n/, ''));
  return value === undefined ? undefined : { value: notTooDeep(value), repeated: [], itemRanges: () => jsonItems(text) };
}

function jsonOf(text: string): unknown {
  if (/^\s*[{[]/.test(text)) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // Flow collections of YAML begin like JSON.
    }
  }
  return undefined;
}

function notTooDeep(value: unknown): unknown {
  if (isTooDeep(value)) {
    throw new Unreadable(REASONS.RESOURCE_EXHAUSTION);
  }
  return value;
}

function asYaml(text: string): Parsed {
  if (text.length > MOST_STRUCTURE && hasMore(text.matchAll(STRUCTURE), MOST_STRUCTURE)) {
    throw new Unreadable('it is too large to be read as one document: split it, or write it as JSON');
  }
  try {
    const { contents, errors: [error] } = yamlOf(text);
    if (error !== undefined) {
      throw new Unreadable(REASONS[error.code as ErrorCode], error.pos[0]);
    }
    const data = plainData(contents);
    if (templateIn(text) !== undefined && isUnrendered(data.value)) {
      throw new Unreadable('a name is a template');
    }
    if (text.includes('&')) {
      // An alias adds the depth of its value to that of its own position.
      notTooDeep(data.value);
    }
    return { ...data, itemRanges: () => itemsOf(contents) };
  } catch (error) {
    throw asUnreadable(error, text);
  }
}

function hasMore(all: Iterable<unknown>, most: number): boolean {
  let count = 0;
  for (const _ of all) {
    if (++count > most) {
      return true;
    }
  }
  return false;
}

function itemsOf(contents: ParsedNode | null): Range[] {
  const items = isMap(contents) ? contents.get('items', true) : undefined;
  return isSeq(items) ? items.items.map((item) => [(item as ParsedNode).range[0], (item as ParsedNode).range[1]]) : [];
}

function asUnreadable(error: unknown, text: string): Unreadable {
  const template = templateIn(text);
  if (template !== undefined) {
    return new Unreadable('a template that is not YAML yet: render it first, such as with helm template', template);
  }
  return error instanceof Unreadable ? error : new Unreadable('it is nested too deeply');
}

/** The offset of the first template action that is outside of quotes and comments. */
function templateIn(text: string): number | undefined {
  if (!text.includes('{{')) {
    return undefined;
  }
  const found = /(?<![^\n])[^"'#\n{]*\{\{/.exec(text);
  return found === null ? undefined : found.index + found[0].length - 2;
}

/** Whether kind, name or namespace is a template. In any other field, `{{` may be meant as text. */
function isUnrendered(value: unknown): boolean {
  const { kind, metadata } = asFields(value);
  const { name, namespace } = asFields(metadata);
  return [kind, name, namespace].some((one) => asText(one)?.includes('{{'));
}
