import { azureAccountKey, azureAccountName } from './azure-account';
import { b2AccountId, b2AccountKey } from './b2-account';
import { caCertificate } from './ca-certificate';
import { accountName, accountPassword, basicUser } from './credential-text';
import { googleProject, serviceAccountJsonKey } from './gcs-account';
import { applicationCredentialSecret, authToken, keystoneBesideKeys, keystoneUrl, keystoneV1BesideKeys } from './keystone';
import { resticPassword } from './restic-password';
import { accessKeyId, secretAccessKey } from './s3-access-key';
import type { Complaint, ValueRule } from '../../refusal/complaint';
import { httpUrl } from '../service-address';

/** A key of a storage Secret that Stash reads. */
export interface StorageKey {
  /** What the value may be. Its complaints never repeat a credential. */
  readonly rule: ValueRule;
  /** Whether it is no secret, and constructs write it in plain text. */
  readonly isClear: boolean;
  /** Whether messages must not quote the value although it is no secret, since a credential may have been given by mistake. */
  readonly isUnquoted?: boolean;
  /** Whether it is an address, in which a credential may stand. */
  readonly isAddress?: boolean;
  /** Whether white space around the value can only be a mistake, which a delivery removes if it can. */
  readonly isTrimmed?: boolean;
  /** Whether it is a document, to which white space around it means nothing. */
  readonly isDocument?: boolean;
  /** What else is wrong with the value in a Secret that has these keys. */
  readonly besideKeys?: (value: string, keys: readonly string[]) => Complaint | undefined;
}

type Others = Omit<StorageKey, 'rule' | 'isClear'>;

const secret = (rule: ValueRule, others: Others = {}): StorageKey => ({ rule, isClear: false, ...others });
const issued = (rule: ValueRule) => secret(rule, { isTrimmed: true });
const clear = (rule: ValueRule, others: Others = {}): StorageKey => ({ rule, isClear: true, ...others });

const KEYS = {
  RESTIC_PASSWORD: secret(resticPassword),
  CA_CERT_DATA: clear(caCertificate, { isUnquoted: true, isDocument: true }),

  AZURE_ACCOUNT_NAME: clear(azureAccountName, { isUnquoted: true }),
  AZURE_ACCOUNT_KEY: issued(azureAccountKey),

  AWS_ACCESS_KEY_ID: issued(accessKeyId),
  AWS_SECRET_ACCESS_KEY: issued(secretAccessKey),

  GOOGLE_PROJECT_ID: clear(googleProject),
  GOOGLE_SERVICE_ACCOUNT_JSON_KEY: secret(serviceAccountJsonKey, { isDocument: true }),

  B2_ACCOUNT_ID: issued(b2AccountId),
  B2_ACCOUNT_KEY: issued(b2AccountKey),

  REST_SERVER_USERNAME: clear(basicUser),
  REST_SERVER_PASSWORD: secret(accountPassword),

  ST_AUTH: clear(keystoneUrl, { isAddress: true, besideKeys: keystoneV1BesideKeys }),
  ST_USER: clear(accountName),
  ST_KEY: secret(accountPassword),
  OS_AUTH_URL: clear(keystoneUrl, { isAddress: true, besideKeys: keystoneBesideKeys }),
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
  OS_APPLICATION_CREDENTIAL_SECRET: issued(applicationCredentialSecret),
  OS_STORAGE_URL: clear(httpUrl, { isAddress: true }),
  OS_AUTH_TOKEN: issued(authToken),
};

export type StorageKeyName = keyof typeof KEYS;

export const storageKey = (name: StorageKeyName): StorageKey => KEYS[name];

/** Every key that Stash reads out of a storage Secret, whatever the backend. */
export const STORAGE_KEYS: ReadonlyMap<string, StorageKey> = new Map(Object.entries(KEYS));
