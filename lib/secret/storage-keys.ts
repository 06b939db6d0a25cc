import { azureAccountKey, azureAccountName } from './azure-account';
import { b2AccountId, b2AccountKey } from './b2-storage-secret';
import { caCertificate } from './ca-certificate';
import { accountName, accountPassword } from './credential-text';
import { googleProject, serviceAccountJsonKey } from './gcs-credentials';
import { basicUser } from './rest-server-storage-secret';
import { resticPassword } from './restic-password';
import { accessKeyId, secretAccessKey } from './s3-credentials';
import { httpUrl } from './service-address';
import { applicationCredentialSecret, authToken } from './swift-credentials';
import type { ValueRule } from '../check/refusal';

/** What one key of a storage Secret may hold. */
export interface StorageKey {
  readonly rule: ValueRule;
  /** Whether its value is no secret. */
  readonly isPublic?: boolean;
}

/** All keys that Stash reads from a storage Secret. */
export const STORAGE_KEYS: { readonly [key: string]: StorageKey } = {
  RESTIC_PASSWORD: { rule: resticPassword },
  CA_CERT_DATA: { rule: caCertificate, isPublic: true },
  AZURE_ACCOUNT_NAME: { rule: azureAccountName, isPublic: true },
  AZURE_ACCOUNT_KEY: { rule: azureAccountKey },
  AWS_ACCESS_KEY_ID: { rule: accessKeyId },
  AWS_SECRET_ACCESS_KEY: { rule: secretAccessKey },
  GOOGLE_PROJECT_ID: { rule: googleProject, isPublic: true },
  GOOGLE_SERVICE_ACCOUNT_JSON_KEY: { rule: serviceAccountJsonKey },
  B2_ACCOUNT_ID: { rule: b2AccountId },
  B2_ACCOUNT_KEY: { rule: b2AccountKey },
  REST_SERVER_USERNAME: { rule: basicUser, isPublic: true },
  REST_SERVER_PASSWORD: { rule: accountPassword },
  ST_AUTH: { rule: httpUrl, isPublic: true },
  ST_USER: { rule: accountName, isPublic: true },
  ST_KEY: { rule: accountPassword },
  OS_AUTH_URL: { rule: httpUrl, isPublic: true },
  OS_REGION_NAME: { rule: accountName, isPublic: true },
  OS_USERNAME: { rule: accountName, isPublic: true },
  OS_PASSWORD: { rule: accountPassword },
  OS_TENANT_ID: { rule: accountName, isPublic: true },
  OS_TENANT_NAME: { rule: accountName, isPublic: true },
  OS_USER_DOMAIN_NAME: { rule: accountName, isPublic: true },
  OS_PROJECT_NAME: { rule: accountName, isPublic: true },
  OS_PROJECT_DOMAIN_NAME: { rule: accountName, isPublic: true },
  OS_APPLICATION_CREDENTIAL_ID: { rule: accountName, isPublic: true },
  OS_APPLICATION_CREDENTIAL_NAME: { rule: accountName, isPublic: true },
  OS_APPLICATION_CREDENTIAL_SECRET: { rule: applicationCredentialSecret },
  OS_STORAGE_URL: { rule: httpUrl, isPublic: true },
  OS_AUTH_TOKEN: { rule: authToken },
};

/**
 * The ways into each backend, by the keys that one needs: beside RESTIC_PASSWORD all keys of one way, and for some backends none at all.
 *
 * Where a Secret has no key of any of them, the first is what it lacks.
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

/** The keys that a Secret lacks for the way into a backend that it has most of. */
export function missingKeys(backend: string, present: ReadonlySet<string>): readonly string[] {
  const ways = WAYS_IN[backend] ?? [[]];
  const begun = ways.filter((way) => way.some((key) => present.has(key)));
  const lacks = (begun.length > 0 ? begun : ways.slice(0, 1)).map((way) => way.filter((key) => !present.has(key)));
  return lacks.reduce((fewest, lack) => lack.length < fewest.length ? lack : fewest);
}
