/** A stretch of the text of a file that can be parsed on its own: a document, or an item of a list. */
export interface Stretch {
  readonly path: string;
  readonly text: string;
  /** The line where it begins, from 1. */
  readonly line: number;
  /** Number of characters before it in that line. */
  readonly indent: number;
}

/** A place in a file, line and column from 1; the column counts UTF-16 code units. */
export interface Position {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** The text with leading spaces, so that columns are right, and its first line is indented like the others. */
export const padded = ({ text, indent }: Stretch): string => indent === 0 ? text : ' '.repeat(indent) + text;

/** The position of an offset into the padded text. */
export function positionAt(stretch: Stretch, offset: number): Position {
  const before = padded(stretch).slice(0, offset);
  return { path: stretch.path, line: stretch.line + newlinesIn(before), column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}

/** Parts of a stretch, by offsets into its padded text, in the order of the text. */
export function partsOf(stretch: Stretch, ranges: ReadonlyArray<readonly [start: number, end: number]>): Stretch[] {
  const text = padded(stretch);
  let { line } = stretch;
  let counted = 0;
  return ranges.map(([start, end]) => {
    line += newlinesIn(text.slice(counted, start));
    counted = start;
    return { path: stretch.path, line, indent: start - (text.lastIndexOf('\n', start - 1) + 1), text: text.slice(start, end) };
  });
}

export function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}
