/** The word that was probably meant: the nearest one, unless more than two of its characters, or a quarter of it, would have to change. */
export function nearest(given: string, words: Iterable<string>): string | undefined {
  let best: { readonly word: string; readonly changes: number } | undefined;
  for (const word of words) {
    const changes = changesBetween(given, word);
    if (changes <= Math.min(2, word.length / 4) && changes < (best?.changes ?? Infinity)) {
      best = { word, changes };
    }
  }
  return best?.word;
}

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
