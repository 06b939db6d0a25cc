import type { DeclaredSecret } from './declared-secret';
import { missingKeys, STORAGE_KEYS, WAYS_IN } from '../../secret/storage-keys';

/** Names that other tools have for what Stash calls otherwise, without case and signs. */
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

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** A key that stands in a Secret under a name which Stash does not read. */
export interface MisnamedKey {
  readonly given: string;
  readonly right: string;
}

/** The keys of a Secret that are meant to be keys of a backend which it lacks. */
export function misnamedKeys(secret: DeclaredSecret, backend: string): readonly MisnamedKey[] {
  if (secret.isOpen) {
    return [];
  }
  const unread = [...secret.entries.keys()].filter((key) => !Object.hasOwn(STORAGE_KEYS, key));
  return wantedKeys(secret, backend).filter((key) => !secret.entries.has(key)).flatMap((right) => {
    const given = unread.find((key) => isMeantBy(key, right));
    return given === undefined ? [] : [{ given, right }];
  });
}

/** The keys of which one may be missed: those of the ways into a backend, unless there is one already. */
function wantedKeys({ entries }: DeclaredSecret, backend: string): readonly string[] {
  const ways = WAYS_IN[backend] ?? [];
  const isIn = ways.some((way) => way.length > 0 && way.every((key) => entries.has(key)));
  return [...new Set(['RESTIC_PASSWORD', ...isIn ? [] : ways.flat(), 'CA_CERT_DATA'])];
}

function isMeantBy(given: string, right: string): boolean {
  const name = plain(given);
  return name === plain(right) || NAMES_ELSEWHERE[right]?.includes(name) === true || isNearly(name, plain(right));
}

/** Whether a name is another one with a letter or two too many, too few or wrong; short names are all alike. */
function isNearly(given: string, right: string): boolean {
  return right.length >= 8 && Math.abs(given.length - right.length) <= 2 && distance(given, right) <= 2;
}

function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  [...one].forEach((letter, at) => {
    const next = [at + 1];
    row.slice(1).forEach((above, index) => {
      next.push(Math.min(above + 1, next[index]! + 1, row[index]! + (letter === other[index] ? 0 : 1)));
    });
    row = next;
  });
  return row[other.length]!;
}

/** The keys of a backend that a Secret lacks, those that stand in it under another name not counted. */
export function lackedKeys(secret: DeclaredSecret, backend: string): readonly string[] {
  const present = new Set([...secret.entries.keys(), ...misnamedKeys(secret, backend).map(({ right }) => right)]);
  return secret.isOpen ? [] : [...missingKeys(backend, present), ...present.has('RESTIC_PASSWORD') ? [] : ['RESTIC_PASSWORD']];
}
