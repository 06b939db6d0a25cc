import { asFields, type Fields } from '../../kubernetes/manifest-fields';
import { PASSWORD_ENDING, PASSWORD_NAME } from '../../refusal/password-pattern';
import { PLACEHOLDER } from '../../refusal/placeholder';
import { STORAGE_KEYS } from '../key/storage-key';

/** The variables that are known to hold a credential, of which some do not sound like one. */
const VARIABLES: ReadonlySet<string> = new Set([
  ...[...STORAGE_KEYS].filter(([, { isClear }]) => !isClear).map(([key]) => key),
  'AWS_SESSION_TOKEN', 'AZURE_ACCOUNT_SAS', 'AZURE_CLIENT_SECRET', 'REDISCLI_AUTH', 'SSHPASS',
]);

/**
 * The names of credentials among the settings of programs, as part of a pattern that ignores case. Words that also name a Secret, one of its keys or
 * a file, such as `secret`, `secret-key` and `private-key`, are missing.
 */
export const SETTING_NAME = String.raw`(?!(?:old)?pwd\b)(?:(?:\w[\w.-]{0,40})?(?:${PASSWORD_ENDING})|(?:\w[\w.-]{0,40}[-_.])?(?:${[
  'pass', '(?:account|api)[-_]?key', 'secret[-_]access[-_]key', '(?:aws|minio|s3)[-_]secret[-_]?key', '(?:access|api|auth|bot|session)[-_]?token', 'client[-_]secret',
].join('|')}))`;

const SETTING = new RegExp(`^${SETTING_NAME}$`, 'i');

/** Whether an environment variable of this name and value has a credential in plain text. */
export const isPlainVariable = (name: string, value: string): boolean =>
  VARIABLES.has(name) ? isInClear(value) : SETTING.test(name) && isInClear(value) && !isElsewhere(value);

/** The keys of a ConfigMap under which a credential stands in plain text: programs often get them as environment variables. */
export const plainKeys = ({ data }: Fields): readonly string[] => Object.entries(asFields(data))
  .flatMap(([key, value]) => typeof value === 'string' && isPlainVariable(key, value) && !isElsewhere(value) ? [key] : []);

/** How the names of passwords and keys end. */
const OF_PASSWORDS = `${PASSWORD_ENDING}|(?:api|private|secret)[-_.]?key`;
const OF_KEYS = new RegExp(`(?:${OF_PASSWORDS}|token|secret)$`, 'i');
const OF_DRIVERS = new RegExp(`(?:${OF_PASSWORDS})$`, 'i');

/** Whether the key of a Secret is that of a credential. */
export const isCredentialKey = (name: string): boolean => OF_KEYS.test(name);

/** Whether an option for a driver of volumes is a credential. A token or a secret is often the name of an object there. */
export const isDriverCredential = (name: string): boolean => OF_DRIVERS.test(name);

/** Whether a header of HTTP is a credential. Headers against request forgery, such as X-Atlassian-Token, have values that are not secret. */
export const isCredentialHeader = (name: string): boolean =>
  /^(?:proxy-)?authorization$|^(?!.*(?:atlassian|[cx]srf))(?:\w+-)*(?:api-?key|token|secret)$/i.test(name);

const OF_REQUEST = new RegExp([
  `(?:^|[-_.])(?:${PASSWORD_NAME}|secret)$`, '^(?:(?:access|api|app|auth|bot|private|user)[-_.]?)?token$', '(?:api|auth|private|secret)[-_.]?key$',
].join('|'), 'i');

/** Whether a setting in a form or a query string is a credential. Other tokens are for paging through lists. */
export const isRequestCredential = (name: string): boolean => OF_REQUEST.test(name);

/** Whether a text, without the scheme of an Authorization header, is neither a reference nor a placeholder, nor tells whether there is a credential. */
export function isInClear(text: string): boolean {
  const credential = text.replace(/^(?:basic|bearer|token)(?:\s+|$)/i, '');
  return credential !== '' && !PLACEHOLDER.test(credential) && !credential.startsWith('$(') && !/^(?:x+|true|false|yes|no|on|off|none|null|[01])$/i.test(credential);
}

/** Whether a text names the file or the variable that has a value. */
export const isElsewhere = (text: string): boolean => /^(?:@?(?:\.{0,2}\/|~)|\$|(?:env|fd|file):)/.test(text);
