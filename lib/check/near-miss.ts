/** Whether a text is one that a slip of the hand, or of the shift key, made of another. What differs in its numbers does so on purpose. */
export function isNearMiss(given: string, meant: string): boolean {
  const [a, b] = [given.toLowerCase(), meant.toLowerCase()];
  return given !== meant && digits(a) === digits(b) && distance(a, b) <= (Math.min(a.length, b.length) > 4 ? 2 : 1);
}

const digits = (text: string) => text.replace(/\D/g, '');

/** How many characters are to be added, left out, put in place of others or swapped with their neighbour to make one text of the other. */
function distance(a: string, b: string): number {
  // Nothing that is as long as this is typed, and the table grows with the square of it.
  if (Math.abs(a.length - b.length) > 2 || a.length > 300) {
    return Infinity;
  }
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(Math.min(next[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (isSame ? 0 : 1), isSwapped ? before[j - 2]! + 1 : Infinity));
    }
    [before, last] = [last, next];
  }
  return last[b.length]!;
}
