/** How many things a message names before it only counts. */
const MOST = 5;

/**
 * Things as a message lists them: "a", "a and b", "a, b and c", and of many "a, b, c, d, e and 7 more".
 *
 * @param comma what is between two of them, where they hold commas themselves
 */
export function listing(texts: readonly string[], comma = ', '): string {
  const shown = texts.length > MOST + 1 ? [...texts.slice(0, MOST), `${texts.length - MOST} more`] : texts;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(comma)}${comma === ', ' ? ' ' : comma}and ${shown.at(-1)}`;
}
