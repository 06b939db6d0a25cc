import { isFields, type Fields } from '../../kubernetes/manifest-fields';

/** Keys that Stash reads from a Secret are named like environment variables. */
const STORAGE_ENTRY = /^[A-Z][A-Z0-9_]*$/;

/** Empties the values of a Secret that no rule reads: those of keys that Stash does not read. */
export function withoutForeignEntries(secret: Fields): Fields {
  return { ...secret, ...emptied(secret, 'data'), ...emptied(secret, 'stringData') };
}

function emptied(secret: Fields, member: 'data' | 'stringData'): Fields {
  const entries = secret[member];
  return isFields(entries)
    ? { [member]: Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, typeof value === 'string' && !STORAGE_ENTRY.test(name) ? '' : value])) }
    : {};
}
