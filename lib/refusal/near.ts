import type { ValueRule } from './complaint';
import { mayHoldCredential } from './credential-shape';
import { LONGEST_QUOTE } from './quote';

/** The word that was probably meant: the one with the smallest edit distance, if that is at most a quarter of the length. Ignores case. */
export function nearest(given: string, words: Iterable<string>): string | undefined {
  let best: { readonly word: string; readonly changes: number } | undefined;
  for (const word of words) {
    const most = Math.min(Math.floor(Math.max(given.length, word.length) / 4), (best?.changes ?? Infinity) - 1);
    // The distance is at least the difference of the lengths, which rules out most words cheaply.
    if (given.length <= LONGEST && Math.abs(given.length - word.length) <= most) {
      const changes = changesBetween(given.toLowerCase(), word.toLowerCase());
      best = changes <= most ? { word, changes } : best;
    }
  }
  return best?.word;
}

/** Whether `given` is probably a typo of `meant`, or differs in case only. Texts with different digits differ on purpose. */
export function isNearMiss(given: string, meant: string): boolean {
  const [a, b] = [given.toLowerCase(), meant.toLowerCase()];
  const most = Math.min(a.length, b.length) > 4 ? 2 : 1;
  return given !== meant && a.length <= LONGEST && Math.abs(a.length - b.length) <= most && digits(a) === digits(b) && changesBetween(a, b) <= most;
}

/** Returns `near` as a suggestion if `rule` accepts it and a message can show it. It derives from `given`, so that a credential gets none. */
export function didYouMean(near: string, rule: ValueRule, given: string): string | undefined {
  const worthSaying = near !== '' && near !== given && near.length <= LONGEST_QUOTE && !mayHoldCredential(given);
  return worthSaying && rule(near) === undefined ? near : undefined;
}

const digits = (text: string) => text.replace(/\D/g, '');

/** Characters of the longest text that is compared: no name is longer, and the time grows with the square. */
const LONGEST = 253;

/** The edit distance, counting insertions, deletions, replacements and swaps of neighbours; computed row by row. */
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
