/** How many items a message names before it counts the rest. */
const MOST = 5;

/** The first items of a long list, which a message names, and how many it does not. A single one is named instead of counted. */
export const shortened = <T>(items: readonly T[]): { readonly shown: readonly T[]; readonly more: number } =>
  items.length > MOST + 1 ? { shown: items.slice(0, MOST), more: items.length - MOST } : { shown: items, more: 0 };

/**
 * Formats a list for a message: "a", "a and b", "a, b and c", and a long one as "a, b, c, d, e and 7 more".
 *
 * @param comma another separator, if the texts contain commas themselves
 */
export function listing(texts: readonly string[], comma = ', '): string {
  const { shown, more } = shortened(texts);
  const all = more === 0 ? shown : [...shown, `${more} more`];
  return all.length < 2 ? all.join() : `${all.slice(0, -1).join(comma)}${comma === ', ' ? ' ' : comma}and ${all.at(-1)}`;
}

/** A list as the subject of a sentence: "a is", "a and b are". */
export const listingIs = (texts: readonly string[]): string => `${listing(texts)} ${texts.length === 1 ? 'is' : 'are'}`;
