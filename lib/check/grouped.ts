/** Groups things by key, in their order. A thing without a key is left out. */
export function grouped<T, K>(things: Iterable<T>, keyOf: (thing: T) => K | undefined): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key !== undefined) {
      append(groups, key, thing);
    }
  }
  return groups;
}

/** Groups things by key, and makes something of each group. */
export const groupedInto = <T, K, V>(things: Iterable<T>, keyOf: (thing: T) => K | undefined, make: (group: T[]) => V): Map<K, V> =>
  new Map([...grouped(things, keyOf)].map(([key, group]) => [key, make(group)]));

/** The groups of things that share a key. A thing that shares its key with no other is in none, as nearly all are. */
export const alike = <T>(things: readonly T[], keyOf: (thing: T) => string | undefined): T[][] =>
  [...grouped(things, keyOf).values()].filter((group) => group.length > 1);

/** Adds a thing to the group of its key. */
export function append<K, T>(groups: Map<K, T[]>, key: K, thing: T): void {
  const group = groups.get(key);
  if (group === undefined) {
    groups.set(key, [thing]);
  } else {
    group.push(thing);
  }
}
