/** The candidate that a text was probably meant to be; none that differs in more than every fourth character. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    // The distance is never less than the difference in length, which spares most of the work.
    const most = Math.min(best?.distance ?? Infinity, Math.floor(Math.max(text.length, candidate.length) / 4) + 1);
    if (text !== candidate && text.length <= LONGEST && Math.abs(text.length - candidate.length) < most) {
      const distance = distanceOf(text.toLowerCase(), candidate.toLowerCase());
      best = distance < most ? { candidate, distance } : best;
    }
  }
  return best?.candidate;
}

/** Names are not longer, and the work grows with the square. */
const LONGEST = 253;

/** How many characters have to be added, left out or replaced. */
function distanceOf(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
