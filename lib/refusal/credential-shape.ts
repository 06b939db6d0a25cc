import { PASSWORD_NAME } from './password-pattern';

/** Shapes of credentials: SAS token, connection string, private key, padded base64 of a key's length, account key without its padding. */
const CREDENTIALS = [
  /\bsig=|AccountKey=/i,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  // Padding ends a text: behind the "=" of a folder such as `/data/year=2024`, the path goes on.
  /[A-Za-z0-9+/_-]{40,}={1,2}(?![\w=-])/,
  /(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{86}/,
];

/** Characters that are searched. A message shows no credential that begins later, and the time of the search grows with the square. */
const SEARCHED = 480;

/** Whether a text has the form of a credential, and was probably put into the wrong field. */
export function looksLikeCredential(text: string): boolean {
  // A fast path for nearly every text: no pattern matches a short one without these.
  if (text.length < 86 && !text.includes('=') && !text.includes('-----')) {
    return false;
  }
  const beginning = text.slice(0, SEARCHED);
  return CREDENTIALS.some((credential) => credential.test(beginning));
}

/** Whether a name is in capitals, as names of variables and keys are. Any other may be the secret value itself, given by mistake. */
export const isInCapitals = (name: string) => /^[A-Z_][A-Z0-9_]*$/.test(name);

/** A password among the settings of a query, or of a connection string. */
const PASSWORD_SETTING = new RegExp(
  String.raw`[?&;#][\w.~-]*(?:${PASSWORD_NAME}|token|secret|key|sig(?:nature)?)=|(?:^|[\s"'])[\w.-]*(?:${PASSWORD_NAME})=`, 'i');

/**
 * Whether a text may hold a credential: by its form, as user and password in front of a host, or as a setting. Since it may well hold none, nothing
 * is refused for it, but no message shows the text.
 */
export function mayHoldCredential(text: string): boolean {
  return looksLikeCredential(text) || text.includes('@') && holdsUserAndPassword(text)
    || text.includes('=') && PASSWORD_SETTING.test(text.slice(0, SEARCHED));
}

/** Takes whatever is between the first colon and the last "@" for a password, since a password may contain the separators of an address. */
function holdsUserAndPassword(text: string): boolean {
  const withoutDrive = text.replace(/^[a-z]:[\\/](?!\/)/i, '');
  const colon = withoutDrive.indexOf(':');
  // The "@" in front of the digest of an image follows no password.
  const end = withoutDrive.replace(/@sha256:[0-9a-f]{64}$/, '').lastIndexOf('@');
  return colon >= 0 && colon + 1 < end;
}
