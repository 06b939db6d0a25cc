/** Groups things by key, in their order. A thing without a key is left out. */
export function grouped<T, K>(things: Iterable<T>, keyOf: (thing: T) => K | undefined): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key !== undefined) {
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, [thing]);
      } else {
        group.push(thing);
      }
    }
  }
  return groups;
}
