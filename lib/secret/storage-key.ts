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

/** A key of a storage Secret that Stash reads. */
export interface StorageKey {
  /** What the value may be. Its complaints never repeat a credential. */
  readonly rule: ValueRule;
  /** No secret: a construct gives it in clear. */
  readonly clear: boolean;
}

const secret = (rule: ValueRule): StorageKey => ({ rule, clear: false });
const clear = (rule: ValueRule): StorageKey => ({ rule, clear: true });

/** Every key that Stash reads out of a storage Secret, whatever the backend. */
export const STORAGE_KEYS: ReadonlyMap<string, StorageKey> = new Map(Object.entries({
  RESTIC_PASSWORD: secret(resticPassword),
  CA_CERT_DATA: clear(caCertificate),

  AZURE_ACCOUNT_NAME: clear(azureAccountName),
  AZURE_ACCOUNT_KEY: secret(azureAccountKey),

  AWS_ACCESS_KEY_ID: secret(accessKeyId),
  AWS_SECRET_ACCESS_KEY: secret(secretAccessKey),

  GOOGLE_PROJECT_ID: clear(googleProject),
  GOOGLE_SERVICE_ACCOUNT_JSON_KEY: secret(serviceAccountJsonKey),

  B2_ACCOUNT_ID: secret(b2AccountId),
  B2_ACCOUNT_KEY: secret(b2AccountKey),

  REST_SERVER_USERNAME: clear(basicUser),
  REST_SERVER_PASSWORD: secret(accountPassword),

  ST_AUTH: clear(httpUrl),
  ST_USER: clear(accountName),
  ST_KEY: secret(accountPassword),
  OS_AUTH_URL: clear(httpUrl),
  OS_REGION_NAME: clear(accountName),
  OS_USERNAME: clear(accountName),
  OS_USER_DOMAIN_NAME: clear(accountName),
  OS_PASSWORD: secret(accountPassword),
  OS_TENANT_ID: clear(accountName),
  OS_TENANT_NAME: clear(accountName),
  OS_PROJECT_NAME: clear(accountName),
  OS_PROJECT_DOMAIN_NAME: clear(accountName),
  OS_APPLICATION_CREDENTIAL_ID: clear(accountName),
  OS_APPLICATION_CREDENTIAL_NAME: clear(accountName),
  OS_APPLICATION_CREDENTIAL_SECRET: secret(applicationCredentialSecret),
  OS_STORAGE_URL: clear(httpUrl),
  OS_AUTH_TOKEN: secret(authToken),
}));

/** What other programs call the same thing. Stash reads none of these. */
export const FOREIGN_NAMES: ReadonlyMap<string, string> = new Map(Object.entries({
  AZURE_STORAGE_ACCOUNT: 'AZURE_ACCOUNT_NAME',
  AZURE_STORAGE_ACCOUNT_NAME: 'AZURE_ACCOUNT_NAME',
  AZURE_STORAGE_KEY: 'AZURE_ACCOUNT_KEY',
  AZURE_STORAGE_ACCOUNT_KEY: 'AZURE_ACCOUNT_KEY',
  AZURE_STORAGE_ACCESS_KEY: 'AZURE_ACCOUNT_KEY',
  MINIO_ACCESS_KEY: 'AWS_ACCESS_KEY_ID',
  MINIO_SECRET_KEY: 'AWS_SECRET_ACCESS_KEY',
  MINIO_ROOT_USER: 'AWS_ACCESS_KEY_ID',
  MINIO_ROOT_PASSWORD: 'AWS_SECRET_ACCESS_KEY',
  AWS_ACCESS_KEY: 'AWS_ACCESS_KEY_ID',
  AWS_SECRET_KEY: 'AWS_SECRET_ACCESS_KEY',
  B2_APPLICATION_KEY_ID: 'B2_ACCOUNT_ID',
  B2_KEY_ID: 'B2_ACCOUNT_ID',
  B2_APPLICATION_KEY: 'B2_ACCOUNT_KEY',
  GOOGLE_APPLICATION_CREDENTIALS: 'GOOGLE_SERVICE_ACCOUNT_JSON_KEY',
  RESTIC_REPOSITORY_PASSWORD: 'RESTIC_PASSWORD',
  CA_CERT: 'CA_CERT_DATA',
}));
