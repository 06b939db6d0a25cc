import { Yaml } from 'cdk8s';
import { blockOf, lineOf } from './yaml-string';

export const DOCUMENT_SEPARATOR = '---\n';

/**
 * The text of one document, byte for byte as cdk8s writes it.
 *
 * Only plain data (maps, lists, texts, numbers) is written here. Any other value is left to cdk8s, and so is everything if a sample shows that its
 * YAML library writes plain data differently.
 */
export function emitDocument(value: unknown): string {
  inStep ??= textOf(SAMPLE) === Yaml.stringify(SAMPLE);
  return (inStep ? textOf(value) : undefined) ?? Yaml.stringify(value);
}

let inStep: boolean | undefined;

/** One of each form that is written here. */
const SAMPLE = {
  texts: ['plain text', '10Gi', '', 'yes', '10', '# ', 'it\'s: "it"', '{"a": 1}', 'a\n\n b\n', 'a\nb', 'text '.repeat(50) + 'end', 'text '.repeat(50) + '\nend'],
  scalars: [null, undefined, true, false, 0, -1.5, 1e21, 1e-7],
  collections: [[], {}, [['a', {}], [{}]], { list: [], map: {}, lists: [['a', 'b']], maps: [{ '10': 1, 'a: b': { c: 1 } }] }],
};

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  try {
    return new DocumentText(value).finished;
  } catch (error) {
    if (error !== UNCERTAIN) {
      throw error;
    }
    return undefined;
  }
}

const UNCERTAIN = Symbol();

class DocumentText {
  private text = '';
  private readonly seen = new Seen();

  public constructor(value: object) {
    this.writeCollection(value, 0, '');
  }

  public get finished(): string {
    return `${this.text}\n`;
  }

  /** @param gap the text before an empty collection; empty if the collection begins on the line of its dash */
  private writeCollection(value: object, depth: number, gap: string): void {
    // The library writes a repeated collection as an anchor and an alias.
    if (!this.seen.add(value)) {
      throw UNCERTAIN;
    }
    if (Array.isArray(value)) {
      this.writeList(value, depth, gap);
    } else {
      this.writeMap(value as { [key: string]: unknown }, depth, gap);
    }
  }

  private writeList(list: unknown[], depth: number, gap: string): void {
    if (Object.getPrototypeOf(list) !== Array.prototype || Object.hasOwn(list, Symbol.iterator) || isSpecial(list)) {
      throw UNCERTAIN;
    }
    if (list.length === 0) {
      this.text += `${gap}[]`;
    }
    const dash = `${lineAt(depth)}- `;
    for (let i = 0; i < list.length; i++) {
      this.text += i === 0 && gap === '' ? '- ' : dash;
      this.writeValue(list[i], depth + 1, '');
    }
  }

  private writeMap(map: { [key: string]: unknown }, depth: number, gap: string): void {
    const prototype = Object.getPrototypeOf(map);
    if ((prototype !== Object.prototype && prototype !== null) || Symbol.iterator in map || isSpecial(map)) {
      throw UNCERTAIN;
    }
    const keys = Object.keys(map);
    if (keys.length === 0) {
      this.text += `${gap}{}`;
    }
    for (let i = 0; i < keys.length; i++) {
      const line = keyLine(keys[i]!, depth);
      this.text += i === 0 && gap === '' ? line.slice(lineAt(depth).length) : line;
      this.writeValue(map[keys[i]!], depth + 1, ' ');
    }
  }

  private writeValue(value: unknown, depth: number, gap: string): void {
    if (typeof value === 'object' && value !== null) {
      this.writeCollection(value, depth, gap);
    } else {
      this.text += gap + scalarText(value, depth);
    }
  }
}

/** The collections seen in a document. Most documents have few, and searching a short array is much faster than a Set. */
class Seen {
  private readonly few: object[] = [];
  private many: Set<object> | undefined;

  /** Returns whether `value` was added for the first time. */
  public add(value: object): boolean {
    if (this.many ? this.many.has(value) : this.few.includes(value)) {
      return false;
    }
    if (this.few.length < 50) {
      this.few.push(value);
    } else {
      (this.many ??= new Set(this.few)).add(value);
    }
    return true;
  }
}

const NODE_TYPE = Symbol.for('yaml.node.type');

/** Whether `value` is a node of the YAML library, or has a `toJSON()` of its own. */
function isSpecial(value: object): boolean {
  return 'toJSON' in value || NODE_TYPE in value;
}

const LINES: string[] = [];

function lineAt(depth: number): string {
  return LINES[depth] ??= `\n${'  '.repeat(depth)}`;
}

const KEY_LINES: Map<string, string>[] = [];
const MOST_KEYS = 1000;

/** The beginning of a line, up to the colon; cached, since all manifests of a kind have the same keys. */
function keyLine(key: string, depth: number): string {
  const known = KEY_LINES[depth] ??= new Map<string, string>();
  return known.get(key) ?? remembered(known, key, `${lineAt(depth)}${keyText(key)}:`);
}

function remembered(known: Map<string, string>, key: string, line: string): string {
  if (known.size < MOST_KEYS) {
    known.set(key, line);
  }
  return line;
}

/** The text of a key. YAML has another form for keys of more than 1024 characters. */
function keyText(key: string): string {
  const text = lineOf(key);
  if (text === undefined || text.length > 1024) {
    throw UNCERTAIN;
  }
  return text;
}

function scalarText(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return lineOf(value) ?? blockOf(value, '  '.repeat(depth)) ?? libraryText(value, depth);
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? String(value) : libraryText(value, depth);
    case 'boolean':
      return String(value);
    default:
      return value === null || value === undefined ? 'null' : libraryText(value, depth);
  }
}

/** The text that the library writes at this depth: it is given the value inside of `depth` lists, each of which indents by two columns. */
function libraryText(value: unknown, depth: number): string {
  let nested = value;
  for (let i = 0; i < depth; i++) {
    nested = [nested];
  }
  return Yaml.stringify(nested).slice(2 * depth, -1);
}
