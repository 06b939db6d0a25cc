import { IN_SECRET, isPublic } from '../../check/graph/declared-secret';
import type { Subject } from '../../check/subject';
import { asFields, isFields, type Fields } from '../../kubernetes/manifest-fields';
import { plainKeys } from '../../secret/plain-text/credential-name';

/** Keys that Stash reads from a Secret are named like environment variables. */
const STORAGE_ENTRY = /^[A-Z][A-Z0-9_]*$/;

type Member = keyof typeof IN_SECRET;

/** Values in plain text that are not public, as short as can be. */
const STAND_INS: { readonly [M in Member]: string } = { data: 'eA==', stringData: 'x' };

/**
 * Shortens the values of keys that Stash does not read, since they may be large. Rules ask only whether one is in plain
 * text and not public, and that stays so.
 */
function withoutForeignEntries(secret: Fields): Fields {
  return { ...secret, ...shortened(secret, 'data'), ...shortened(secret, 'stringData') };
}

function shortened(secret: Fields, member: Member): Fields {
  const entries = secret[member];
  const short = (value: string) => {
    const { text = '' } = IN_SECRET[member](value);
    return text === '' || isPublic(text) ? '' : STAND_INS[member];
  };
  return isFields(entries)
    ? { [member]: Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, typeof value === 'string' && !STORAGE_ENTRY.test(name) ? short(value) : value])) }
    : {};
}

/** A ConfigMap without what no rule reads, which may be large; undefined if nothing is left. */
function onlyCredentials(configMap: Fields): Fields | undefined {
  const entries = asFields(configMap.data);
  const keys = plainKeys(configMap);
  return keys.length === 0 ? undefined : { ...configMap, data: Object.fromEntries(keys.map((key) => [key, entries[key]])), binaryData: undefined };
}

/** How manifests are shortened, by their kinds in the core group. */
const SHORTENING: ReadonlyMap<string, (manifest: Fields) => Fields | undefined> = new Map([['Secret', withoutForeignEntries], ['ConfigMap', onlyCredentials]]);

/** What is kept of the manifest of an object for the rules; undefined if none of them would read anything in it. */
export function keptOf({ group, kind, manifest }: Subject): Fields | undefined {
  const shorten = group === '' ? SHORTENING.get(kind) : undefined;
  return shorten === undefined ? manifest : shorten(manifest);
}
