/** Data of a manifest, of which nothing is known. */
export type Fields = { readonly [name: string]: unknown };

/** A place in a manifest: the members and indices that lead to it. */
export type FieldPath = ReadonlyArray<string | number>;

/** The value where it is an object, else an empty one: what has no such members needs no case of its own. */
export const asFields = (value: unknown): Fields => isFields(value) ? value : NO_FIELDS;

const NO_FIELDS: Fields = Object.freeze({});

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of a value that is a list, of which only objects count. */
export const asList = (value: unknown): readonly Fields[] => Array.isArray(value) ? value.map(asFields) : [];

export const asText = (value: unknown): string | undefined => typeof value === 'string' ? value : undefined;

/** The texts of a value that is a list. */
export const asTexts = (value: unknown): readonly string[] => Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

/** A place in the notation of Kubernetes, such as `spec.target.paths[1]`. */
export function fieldText(path: FieldPath): string {
  return path.map((step, index) => {
    if (typeof step === 'number') {
      return `[${step}]`;
    }
    return /^[\w$-]+$/.test(step) ? `${index === 0 ? '' : '.'}${step}` : `[${JSON.stringify(step)}]`;
  }).join('');
}
