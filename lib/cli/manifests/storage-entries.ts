import { isFields, type Fields } from '../../kubernetes/manifest-fields';

/** What operators of Stash read of a Secret: entries that are named like variables of the environment. */
const STORAGE_ENTRY = /^[A-Z][A-Z0-9_]*$/;

/** A Secret without what no rule reads: the texts of all entries but those that open a repository. */
export function withoutForeignEntries(secret: Fields): Fields {
  return { ...secret, ...emptied(secret, 'data'), ...emptied(secret, 'stringData') };
}

function emptied(secret: Fields, member: 'data' | 'stringData'): Fields {
  const entries = secret[member];
  return isFields(entries)
    ? { [member]: Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, typeof value === 'string' && !STORAGE_ENTRY.test(name) ? '' : value])) }
    : {};
}
