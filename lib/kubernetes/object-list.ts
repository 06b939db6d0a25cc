import { asFields, asText, type Fields } from './manifest-fields';

/** The items of a List of any kind; undefined for other values. */
export function itemsOfList(value: unknown): readonly unknown[] | undefined {
  const { kind, items } = asFields(value);
  return isListKind(kind) && Array.isArray(items) ? items as unknown[] : undefined;
}

export const isListKind = (kind: unknown) => asText(kind)?.endsWith('List') === true;

/** The apiVersion and kind of the items of a typed list, which the API server leaves out of the items. */
export function typeOfItems({ apiVersion, kind }: Fields): Fields {
  const ofItems = asText(kind)!.slice(0, -'List'.length);
  return ofItems === '' ? {} : { apiVersion, kind: ofItems };
}
