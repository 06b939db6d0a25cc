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
import type { ValueRule } from '../refusal/complaint';

/** A key of a storage Secret that Stash reads. */
export interface StorageKey {
  /** What the value may be. Its complaints never repeat a credential. */
  readonly rule: ValueRule;
  /** Whether it is no secret, and constructs write it in plain text. */
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

/** A name without what differs between spellings: the case, and the separators between words. */
export const plainName = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Names that other programs use for the same values, as returned by `plainName`. Stash reads none of these. */
const NAMES_ELSEWHERE: { readonly [key: string]: readonly string[] } = {
  RESTIC_PASSWORD: ['password', 'resticpass', 'resticpw', 'resticpasswordfile', 'repopassword', 'repositorypassword', 'resticrepositorypassword', 'encryptionpassword'],
  CA_CERT_DATA: ['cacert', 'cacrt', 'cacertificate', 'cabundle', 'cacertpem', 'capem'],
  AZURE_ACCOUNT_NAME: ['azurestorageaccount', 'azurestorageaccountname', 'azureaccount', 'storageaccountname', 'accountname'],
  AZURE_ACCOUNT_KEY: ['azurestoragekey', 'azurestorageaccountkey', 'azurestorageaccesskey', 'azurestorageaccountaccesskey', 'storageaccountkey', 'accountkey'],
  AWS_ACCESS_KEY_ID: ['minioaccesskey', 'minioaccesskeyid', 'miniorootuser', 'awsaccesskey', 'awskeyid', 'accesskey', 'accesskeyid', 's3accesskey', 's3accesskeyid', 'rootuser'],
  AWS_SECRET_ACCESS_KEY: ['miniosecretkey', 'miniosecretaccesskey', 'miniorootpassword', 'awssecretkey', 'awssecret', 'secretkey', 'secretaccesskey', 's3secretkey',
    's3secretaccesskey', 'rootpassword'],
  GOOGLE_PROJECT_ID: ['googleproject', 'googlecloudproject', 'gcpproject', 'gcpprojectid', 'gcsprojectid', 'projectid'],
  GOOGLE_SERVICE_ACCOUNT_JSON_KEY: ['googleapplicationcredentials', 'googlecredentials', 'googleserviceaccountjson', 'googleserviceaccountkey', 'gcpserviceaccountjsonkey',
    'gcscredentials', 'serviceaccountjson', 'serviceaccountjsonkey', 'credentialsjson', 'keyjson', 'sakeyjson'],
  B2_ACCOUNT_ID: ['b2keyid', 'b2applicationkeyid', 'b2appkeyid', 'b2id', 'backblazekeyid'],
  B2_ACCOUNT_KEY: ['b2key', 'b2applicationkey', 'b2appkey', 'backblazeapplicationkey'],
  REST_SERVER_USERNAME: ['restusername', 'restserveruser', 'resticrestusername', 'restuser'],
  REST_SERVER_PASSWORD: ['restpassword', 'restserverpass', 'resticrestpassword'],
  OS_PROJECT_NAME: ['osproject'],
  OS_TENANT_NAME: ['ostenant'],
  OS_USERNAME: ['osuser'],
};

const ELSEWHERE: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES_ELSEWHERE).flatMap(([key, names]) => names.map((name) => [name, key] as const)),
);

/** The key of Stash for a name that other programs use. */
export const keyElsewhere = (name: string) => ELSEWHERE.get(plainName(name));
