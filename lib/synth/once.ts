/** What has been worked out, by what it was worked out of. */
interface Memory<K, T> {
  has(of: K): boolean;
  get(of: K): T | undefined;
  set(of: K, value: T): unknown;
}

/** The same function, which works out once what it is asked for again. */
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

/** Gives each thing a number, the same one whenever it is asked for again, so that lists of things can be compared as texts. */
export function numbering<K>(): (of: K) => number {
  let given = 0;
  return once(() => given++);
}

/** What is worked out of a thing, such as a cluster, once, and is forgotten with it. */
export const view = <K extends object, T>(produce: (of: K) => T): (of: K) => T => once(produce, new WeakMap<K, T>());
