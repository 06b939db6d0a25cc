import { issuedKey } from './credential-text';
import { type Complaint, type ValueRule, wrong } from '../../refusal/complaint';
import { httpUrl } from '../service-address';

/** The versions of Keystone, in the order in which restic looks for them. */
const VERSIONS = ['v3', 'v2', 'v1'] as const;
type Version = typeof VERSIONS[number];

const SEARCH = 'restic looks for "v3", then "v2", then "v1" anywhere in the address';

/** The version that restic speaks with an address: the first of VERSIONS that the address contains, since nothing else tells it the version. */
const spoken = (url: string) => VERSIONS.find((version) => url.includes(version));

/** The address of a Keystone. */
export const keystoneUrl: ValueRule = (url) => httpUrl(url) ?? (spoken(url) === undefined
  ? wrong(`does not tell the version of Keystone, because ${SEARCH}, and finds none of them`, 'use the address of a version, such as one that ends in "/v3"')
  : undefined);

/** What is wrong with OS_AUTH_URL beside the other keys of a storage Secret. */
export const keystoneBesideKeys = (url: string, keys: readonly string[]) => mismatch(url, versionOf(keys));

/** What is wrong with ST_AUTH beside the other keys of a storage Secret. OS_AUTH_URL comes first for restic. */
export const keystoneV1BesideKeys = (url: string, keys: readonly string[]) => mismatch(url, keys.includes('OS_AUTH_URL') ? undefined : 'v1');

function mismatch(url: string, meant: Version | undefined): Complaint | undefined {
  const found = spoken(url);
  return meant === undefined || found === undefined || found === meant ? undefined : wrong(
    `is not the address of Keystone ${meant}, to which the other keys belong, because ${SEARCH}, and finds "${found}" first`,
    `use the address of that version, with "${meant}" in it`,
  );
}

/** The version that has a use for the keys; undefined if several have. */
function versionOf(keys: readonly string[]): Version | undefined {
  if (keys.some((key) => /^OS_(?:USER_DOMAIN|PROJECT_DOMAIN|APPLICATION_CREDENTIAL)_/.test(key))) {
    return 'v3';
  }
  return keys.some((key) => key.startsWith('OS_TENANT_')) ? 'v2' : undefined;
}

/** The secret of an application credential. */
export const applicationCredentialSecret = issuedKey('the secret of an application credential is one word, which OpenStack shows only once');

/** A token of Keystone. */
export const authToken = issuedKey('a token is one word, as Keystone issues it');
