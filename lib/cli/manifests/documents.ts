import { isUtf8 } from 'node:buffer';
import { newlinesIn, type Stretch } from './stretch';

/** A file or document that cannot be read as manifests, and the reason, which quotes none of its text. */
export interface Problem {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly reason: string;
}

/** Whether a text begins with the byte order mark of UTF-32, which in little-endian order begins with that of UTF-16. */
export const isUtf32 = (bytes: Buffer): boolean => ['fffe0000', '0000feff'].includes(bytes.toString('hex', 0, 4));

/** The text in UTF-8 without byte order marks; undefined if it is no text. */
export function asUtf8(bytes: Buffer): Buffer | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) {
    // UTF-16, as redirection in Windows PowerShell writes it.
    const text = Buffer.from(bytes.subarray(2).toString('utf16le'));
    return text.includes(0) ? undefined : withoutMarks(text);
  }
  const text = first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes;
  return isUtf8(text) && !text.includes(0) ? withoutMarks(text) : undefined;
}

/** Where files were joined, a line begins with the mark of the second one. kubectl passes over it; the YAML library takes it for a part of a key. */
function withoutMarks(text: Buffer): Buffer {
  return text.includes('\n\ufeff') ? Buffer.from(text.toString().replaceAll('\n\ufeff', '\n')) : text;
}

/**
 * The documents of a file. A line that begins with a marker always ends a document, so that a broken one does not affect the others. Each is decoded
 * by itself: otherwise its data would keep the text of the whole file in memory.
 */
export function* documentsIn(path: string, bytes: Buffer): Generator<Stretch> {
  let start = 0;
  let line = 1;
  for (const end of ends(bytes)) {
    const text = bytes.toString('utf8', start, end);
    if (end === bytes.length || !isProlog(text)) {
      yield { path, text, line, indent: 0 };
      line += newlinesIn(text);
      start = end;
    }
  }
}

/** Whether a text has only comments and directives, which belong to the next document. The flag `m` would begin a line after U+2028 too. */
const isProlog = (text: string) => !/(?<![^\n])[ \t]*[^\s#%]/.test(text);

/** The ends of documents: before a line with `---`, after one with `...`, and at the end of the file. */
function* ends(bytes: Buffer): Generator<number> {
  let dashes = markerFrom(bytes, '---', 0);
  let dots = bytes.indexOf('...') === 0 ? 0 : markerFrom(bytes, '...', 0);
  while (Math.min(dashes, dots) < bytes.length) {
    if (dashes < dots) {
      yield dashes;
      dashes = markerFrom(bytes, '---', dashes);
    } else {
      const newline = bytes.indexOf('\n', dots);
      const end = newline < 0 ? bytes.length : newline + 1;
      if (end < bytes.length) {
        yield end;
      }
      dots = markerFrom(bytes, '...', dots);
    }
  }
  yield bytes.length;
}

/** The offset of the next line that begins with the marker, or of the end. */
function markerFrom(bytes: Buffer, marker: string, from: number): number {
  for (let newline = bytes.indexOf(`\n${marker}`, from); newline >= 0; newline = bytes.indexOf(`\n${marker}`, newline + 1)) {
    const behind = bytes[newline + 1 + marker.length];
    if (behind === undefined || WHITE_SPACE.includes(behind)) {
      return newline + 1;
    }
  }
  return bytes.length;
}

export const WHITE_SPACE: readonly number[] = [...Buffer.from(' \t\r\n')];
