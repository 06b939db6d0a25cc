/** JSON with sorted keys, so that equal data gives equal text. */
export const canonical = (value: unknown): string => JSON.stringify(value, withSortedKeys);

const withSortedKeys = (_: string, value: unknown): unknown => typeof value === 'object' && value !== null && !Array.isArray(value)
  ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1))
  : value;
