/** A cache of results, by argument. */
interface Memory<K, T> {
  has(of: K): boolean;
  get(of: K): T | undefined;
  set(of: K, value: T): unknown;
}

/** Memoises `produce`. */
export function once<K, T>(produce: (of: K) => T, known: Memory<K, T> = new Map<K, T>()): (of: K) => T {
  return (of) => {
    let found = known.get(of);
    if (found === undefined && !known.has(of)) {
      found = produce(of);
      known.set(of, found);
    }
    return found as T;
  };
}

/** Assigns a stable number to each thing, so that lists of things can be compared as strings. */
export function numbering<K>(): (of: K) => number {
  let given = 0;
  return once(() => given++);
}

/** Memoises a function of an object, such as a cluster; a result is released together with its object. */
export const view = <K extends object, T>(produce: (of: K) => T): (of: K) => T => once(produce, new WeakMap<K, T>());
