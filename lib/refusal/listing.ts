/** How many items a message names before it counts the rest. */
const MOST = 5;

/**
 * Formats a list for a message: "a", "a and b", "a, b and c", and a long one as "a, b, c, d, e and 7 more".
 *
 * @param comma another separator, if the texts contain commas themselves
 */
export function listing(texts: readonly string[], comma = ', '): string {
  const shown = texts.length > MOST + 1 ? [...texts.slice(0, MOST), `${texts.length - MOST} more`] : texts;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(comma)}${comma === ', ' ? ' ' : comma}and ${shown.at(-1)}`;
}

/** A list as the subject of a sentence: "a is", "a and b are". */
export const listingIs = (texts: readonly string[]): string => `${listing(texts)} ${texts.length === 1 ? 'is' : 'are'}`;
