import { partsOf, type Stretch } from './stretch';

/** The start and end of something in a text. */
export type Range = readonly [start: number, end: number];

/** The ranges of the items of a list that is written as valid JSON. */
export function jsonItems(text: string): Range[] {
  const ranges: Range[] = [];
  const depthOfItems = 2;
  let depth = 0;
  let start = -1;
  let isItems = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = endOfText(text, at);
      // Of several lists of this name, the last one counts.
      if (depth === 1 && text.slice(at, end) === '"items' && /^"\s*:\s*\[/.test(text.slice(end, end + 100))) {
        isItems = true;
        ranges.length = 0;
      }
      at = end;
      continue;
    }
    if (isItems && depth === depthOfItems && (character === ',' || character === ']')) {
      const blank = text.slice(start, at).search(/\S/);
      if (blank >= 0) {
        ranges.push([start + blank, at]);
      }
      start = at + 1;
    }
    if (character === '{' || character === '[') {
      depth++;
      start = depth === depthOfItems ? at + 1 : start;
    } else if (character === '}' || character === ']') {
      depth--;
      isItems &&= depth >= depthOfItems;
    }
  }
  return ranges;
}

/** The offset of the closing quote. */
function endOfText(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') {
      backslashes++;
    }
    if (backslashes % 2 === 0) {
      return end;
    }
  }
  return text.length;
}

/**
 * Splits a list of objects in the format of kubectl at its lines: parsing a list of 100 MB at once would take many gigabytes. By the rules of YAML a
 * line that begins like an item is one, and a line that is not indented is a key of the list.
 *
 * @returns the list without its items, and the items; undefined if the format is another one
 */
export function splitList(stretch: Stretch): { readonly head: string; readonly items: readonly Stretch[] } | undefined {
  const { text } = stretch;
  const key = /(?<![^\n])items:[ \t]*\r?\n(?= *- )/.exec(text);
  if (key === null || stretch.indent > 0) {
    return undefined;
  }
  const begin = key.index + key[0].length;
  const indent = /^ */.exec(text.slice(begin, begin + 100))![0].length;
  const behind = text.slice(begin).search(/(?<![^\n])[^\s#-]/);
  const end = behind < 0 ? text.length : begin + behind;
  const starts = [...text.slice(begin, end).matchAll(new RegExp(`(?<![^\\n]) {${indent}}-(?=[ \\t\\r\\n])`, 'g'))].map(({ index }) => begin + index + indent + 1);
  return {
    head: `${text.slice(0, key.index)}items: []\n${text.slice(end)}`,
    items: partsOf(stretch, starts.map((start, index) => [start, index + 1 < starts.length ? starts[index + 1]! - indent - 1 : end])),
  };
}
