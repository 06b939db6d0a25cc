/** Shapes of a credential: of a SAS token, a connection string, a private key, padded base64 of a key's length, an account key without its padding. */
const CREDENTIALS = [
  /\bsig=|AccountKey=/i,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /[A-Za-z0-9+/_-]{40,}={1,2}/,
  /(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{86}/,
];

/** A credential that begins further behind is no part of what a message shows, and the search takes the square of what it is given. */
const SEARCHED = 480;

/** Whether a text is a credential that strays into a field which is none. */
export function looksLikeCredential(text: string): boolean {
  // What is short and has neither of these is no credential, and nearly every text is that.
  if (text.length < 86 && !text.includes('=') && !text.includes('-----')) {
    return false;
  }
  const beginning = text.slice(0, SEARCHED);
  return CREDENTIALS.some((credential) => credential.test(beginning));
}

/** Whether a name is in capitals, as those of variables and keys are. Any other name might be the value, given by mistake. */
export const isInCapitals = (name: string) => /^[A-Z_][A-Z0-9_]*$/.test(name);

/** A password among the settings of a query, or of a connection string. */
const PASSWORD_SETTING = /[?&;#][\w.~-]*(?:pass(?:word|wd|phrase)?|pwd|token|secret|key|sig(?:nature)?)=|(?:^|[\s"'])[\w.-]*(?:pass(?:word|wd|phrase)?|pwd)=/i;

/**
 * Whether a text may hold a credential: by its form, as user and password in front of a host, or as a setting. As it may well be none, nothing is refused
 * for that, but no message repeats it.
 */
export function mayHoldCredential(text: string): boolean {
  return looksLikeCredential(text) || text.includes('@') && holdsUserAndPassword(text)
    || text.includes('=') && PASSWORD_SETTING.test(text.slice(0, SEARCHED));
}

/** Passwords hold what separates the parts of an address, too, so that nothing between colon and "@" tells that it is none. */
function holdsUserAndPassword(text: string): boolean {
  const withoutDrive = text.replace(/^[a-z]:[\\/](?!\/)/i, '');
  const colon = withoutDrive.indexOf(':');
  // What an image is pinned by.
  const end = withoutDrive.replace(/@sha256:[0-9a-f]{64}$/, '').lastIndexOf('@');
  return colon >= 0 && colon + 1 < end;
}
