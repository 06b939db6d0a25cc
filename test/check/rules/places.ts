/** A place in data, as the steps that lead to it. */
export type Path = ReadonlyArray<string | number>;

/** Every place in data, itself first. */
export function placesIn(value: unknown, path: Path = []): readonly Path[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([name, one]) => placesIn(one, [...path, Array.isArray(value) ? Number(name) : name]))];
}

/** The places in manifests, but for those that say what an object is; without them it is none. */
export const placesInManifests = (manifests: readonly object[]): readonly Path[] =>
  placesIn(manifests).filter((path) => path.length > 1 && !['apiVersion', 'kind'].includes(String(path[1])));

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, step) => (inner as { readonly [step: string | number]: unknown })[step], value);

/** A copy of data with something else at a place, or at the last one on the way there that is left. */
export function changed(value: unknown, [step, ...rest]: Path, to: unknown): unknown {
  if (step === undefined || typeof value !== 'object' || value === null) {
    return to;
  }
  const copy = (Array.isArray(value) ? [...value as unknown[]] : { ...value }) as { [step: string | number]: unknown };
  copy[step] = changed(copy[step], rest, to);
  // What is written behind the end of a list that has become shorter leaves holes, which no manifest can have.
  return Array.isArray(copy) ? Array.from(copy as unknown[], (item, index) => index in copy ? item : null) : copy;
}
