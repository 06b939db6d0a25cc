/** Groups things that share a key. A thing that shares its key with no other is left out, as nearly all are. */
export function alike<T>(things: readonly T[], keyOf: (thing: T) => string | undefined): T[][] {
  const first = new Map<string, T>();
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const other = key === undefined ? undefined : first.get(key);
    if (key !== undefined && other === undefined) {
      first.set(key, thing);
    } else if (other !== undefined) {
      const group = groups.get(key!);
      if (group === undefined) {
        groups.set(key!, [other, thing]);
      } else {
        group.push(thing);
      }
    }
  }
  return [...groups.values()];
}
