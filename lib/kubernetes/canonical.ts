/** JSON with sorted keys and without fields that are null, which the API server takes for absent, so that equal data gives equal text. */
export const canonical = (value: unknown): string => JSON.stringify(value, inOrder);

const inOrder = (_: string, value: unknown): unknown => typeof value === 'object' && value !== null && !Array.isArray(value)
  ? Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null).sort(([a], [b]) => a < b ? -1 : 1))
  : value;
