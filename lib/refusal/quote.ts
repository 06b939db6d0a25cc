import { mayHoldCredential } from './credential-shape';

/** Of a text that is longer, a message shows the beginning. */
export const LONGEST_QUOTE = 120;

/** A value as it stands in a message: quoted, cut when long, fit for a terminal, and never a credential that was given in the wrong place. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : String(typeof value === 'object' ? jsonOf(value) : value);
  if (mayHoldCredential(text)) {
    return 'what was given (not shown, it looks like a credential)';
  }
  // Of what has no more units there are no more characters, and nearly every text is short.
  const characters = text.length > LONGEST_QUOTE ? [...text] : [];
  const shown = characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join('')}…` : text;
  return typeof value === 'string' ? escaped(JSON.stringify(shown)) : shown;
}

/** Not everything has one: what holds itself, and a SensitiveValue, which refuses to be written. */
function jsonOf(value: object | null): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return 'an object (not shown)';
  }
}

/** A name, path or field as it stands, if it is plain, short and no credential; else as any other value. */
export const fit = (text: string): string => /^[\x20-\x7e]{0,200}$/.test(text) && !mayHoldCredential(text) ? text : quote(text);

/** JSON leaves some characters as they are that move a cursor or show nothing. */
function escaped(json: string): string {
  return json.replace(/[\u007f-\u009f\u2028\u2029\ue000-\uf8ff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
