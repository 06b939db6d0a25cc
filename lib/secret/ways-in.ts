/**
 * The ways to authenticate with each backend, by keys: besides RESTIC_PASSWORD a Secret needs all keys of one way, which for some backends has none.
 *
 * A Secret that has no key of any way lacks those of the first.
 */
export const WAYS_IN: { readonly [backend: string]: ReadonlyArray<readonly string[]> } = {
  azure: [['AZURE_ACCOUNT_NAME', 'AZURE_ACCOUNT_KEY']],
  b2: [['B2_ACCOUNT_ID', 'B2_ACCOUNT_KEY']],
  gcs: [[], ['GOOGLE_PROJECT_ID', 'GOOGLE_SERVICE_ACCOUNT_JSON_KEY']],
  local: [[]],
  rest: [[], ['REST_SERVER_USERNAME', 'REST_SERVER_PASSWORD']],
  s3: [[], ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']],
  swift: [
    ['OS_AUTH_URL', 'OS_USERNAME', 'OS_PASSWORD', 'OS_USER_DOMAIN_NAME', 'OS_PROJECT_NAME'],
    ['OS_AUTH_URL', 'OS_USERNAME', 'OS_PASSWORD', 'OS_TENANT_NAME'],
    ['OS_AUTH_URL', 'OS_USERNAME', 'OS_PASSWORD', 'OS_TENANT_ID'],
    ['OS_AUTH_URL', 'OS_APPLICATION_CREDENTIAL_ID', 'OS_APPLICATION_CREDENTIAL_SECRET'],
    ['OS_AUTH_URL', 'OS_USERNAME', 'OS_USER_DOMAIN_NAME', 'OS_APPLICATION_CREDENTIAL_NAME', 'OS_APPLICATION_CREDENTIAL_SECRET'],
    ['ST_AUTH', 'ST_USER', 'ST_KEY'],
    ['OS_STORAGE_URL', 'OS_AUTH_TOKEN'],
  ],
};

/** The keys that a Secret lacks for the way that it is closest to. */
export function missingKeys(backend: string, present: Pick<ReadonlySet<string>, 'has'>): readonly string[] {
  const ways = WAYS_IN[backend] ?? [[]];
  const begun = ways.filter((way) => way.some((key) => present.has(key)));
  const lacks = (begun.length > 0 ? begun : ways.slice(0, 1)).map((way) => way.filter((key) => !present.has(key)));
  return lacks.reduce((fewest, lack) => lack.length < fewest.length ? lack : fewest);
}
