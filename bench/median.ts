export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
}

/** The median of `between` over all rounds, which is steadier than `between` of the two medians. */
export function medianOfPairs(ours: readonly number[], theirs: readonly number[], between: (ours: number, theirs: number) => number): number {
  return median(ours.map((our, round) => between(our, theirs[round]!)));
}
