import type { ValueRule } from './complaint';
import { mayHoldCredential } from './credential-shape';
import { LONGEST_QUOTE } from './quote';

/** The word that was probably meant: the nearest one, unless more than every fourth of its characters would have to change. The case does not count. */
export function nearest(given: string, words: Iterable<string>): string | undefined {
  let best: { readonly word: string; readonly changes: number } | undefined;
  for (const word of words) {
    const most = Math.min(Math.floor(Math.max(given.length, word.length) / 4), (best?.changes ?? Infinity) - 1);
    // There are at least as many changes as the lengths differ by, which spares most of the work.
    if (given.length <= LONGEST && Math.abs(given.length - word.length) <= most) {
      const changes = changesBetween(given.toLowerCase(), word.toLowerCase());
      best = changes <= most ? { word, changes } : best;
    }
  }
  return best?.word;
}

/** Whether a text is one that a slip of the hand, or of the shift key, made of another. What differs in its numbers does so on purpose. */
export function isNearMiss(given: string, meant: string): boolean {
  const [a, b] = [given.toLowerCase(), meant.toLowerCase()];
  const most = Math.min(a.length, b.length) > 4 ? 2 : 1;
  return given !== meant && a.length <= LONGEST && Math.abs(a.length - b.length) <= most && digits(a) === digits(b) && changesBetween(a, b) <= most;
}

/** A value that the rule would have taken, where there is one worth saying. It is made of the value that was given, so there is none for a credential. */
export function didYouMean(near: string, rule: ValueRule, given: string): string | undefined {
  const worthSaying = near !== '' && near !== given && near.length <= LONGEST_QUOTE && !mayHoldCredential(given);
  return worthSaying && rule(near) === undefined ? near : undefined;
}

const digits = (text: string) => text.replace(/\D/g, '');

/** Names are not longer, and the work grows with the square. */
const LONGEST = 253;

/** How many characters have to be put in, left out, replaced, or swapped with their neighbour: row by row. */
function changesBetween(from: string, to: string): number {
  let before: number[] = [];
  let row = [...to, ''].map((_, column) => column);
  for (let index = 0; index < from.length; index++) {
    const next = [index + 1];
    for (let column = 0; column < to.length; column++) {
      const swapped = from[index] === to[column - 1] && from[index - 1] === to[column];
      next.push(Math.min(
        row[column]! + (from[index] === to[column] ? 0 : 1),
        row[column + 1]! + 1,
        next[column]! + 1,
        swapped ? before[column - 1]! + 1 : Infinity,
      ));
    }
    [before, row] = [row, next];
  }
  return row.at(-1)!;
}
