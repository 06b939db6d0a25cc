/** Data of a manifest, whose fields may be missing or of any type. */
export type Fields = { readonly [name: string]: unknown };

/** A place in a manifest: the members and indices that lead to it. */
export type FieldPath = ReadonlyArray<string | number>;

/** The value if it is an object, else an empty object, so that callers need no special case. */
export const asFields = (value: unknown): Fields => isFields(value) ? value : NO_FIELDS;

const NO_FIELDS: Fields = Object.freeze({});

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of a list, with an empty object for each that is none; empty if the value is no list. */
export const asList = (value: unknown): readonly Fields[] => Array.isArray(value) ? value.map(asFields) : [];

export const asText = (value: unknown): string | undefined => typeof value === 'string' ? value : undefined;

/** The strings in a list, without its other entries; empty if the value is no list. */
export const asTexts = (value: unknown): readonly string[] => Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

/** Formats a path in the notation of Kubernetes, such as `spec.target.paths[1]`. */
export function fieldText(path: FieldPath): string {
  return path.map((step, index) => {
    if (typeof step === 'number') {
      return `[${step}]`;
    }
    return /^[\w$-]+$/.test(step) ? `${index === 0 ? '' : '.'}${step}` : `[${JSON.stringify(step)}]`;
  }).join('');
}
