import { mayHoldCredential } from './credential-shape';

/** Characters after which a message truncates a text. */
export const LONGEST_QUOTE = 120;

/** Formats a value for a message: a text in quotes, truncated and safe for a terminal; a possible credential is not shown. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : String(typeof value === 'object' ? jsonOf(value) : value);
  if (mayHoldCredential(text)) {
    return 'the given value (not shown, since it looks like a credential)';
  }
  // A text has no more characters than UTF-16 units, so that a short one, as nearly all are, need not be split.
  const characters = text.length > LONGEST_QUOTE ? [...text] : [];
  const shown = characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join('')}…` : text;
  return escaped(typeof value === 'string' ? JSON.stringify(shown) : shown);
}

/** What was probably meant, as the question in a message; undefined if nothing was. */
export function asQuestion(near: string): string;
export function asQuestion(near: string | undefined): string | undefined;
export function asQuestion(near: string | undefined): string | undefined {
  return near === undefined ? undefined : `did you mean ${quote(near)}?`;
}

/** A text, followed by that question if something was meant. */
export const withQuestion = (text: string, near: string | undefined): string => near === undefined ? text : `${text}; ${asQuestion(near)}`;

/** Catches the errors of JSON.stringify about an object that contains itself, and about a SensitiveValue, which refuses to be serialized. */
function jsonOf(value: object | null): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return 'an object (not shown)';
  }
}

/** A name, path or field without quotes if it is printable ASCII, short and no credential; else quoted like any other value. */
export const fit = (text: string): string => /^[\x20-\x7e]{0,200}$/.test(text) && !mayHoldCredential(text) ? text : quote(text);

/** Escapes what JSON leaves as it is and a reader does not see, takes for a space, or sees in another order. */
function escaped(json: string): string {
  return json.replace(/(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu, (character) =>
    character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
