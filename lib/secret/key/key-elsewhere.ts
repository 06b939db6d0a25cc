import type { StorageKeyName } from './storage-key';

/** A name without what differs between spellings: the case, and the separators between words. */
export const plainName = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The names that other programs use for the values of these keys, as returned by `plainName`. Stash reads none of them. */
const NAMES: { readonly [K in StorageKeyName]?: readonly string[] } = {
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

const KEYS: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([key, names]) => names.map((name) => [name, key] as const)),
);

/** The key of Stash for a name that other programs use. */
export const keyElsewhere = (name: string) => KEYS.get(plainName(name));
