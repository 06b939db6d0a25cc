import { issuedKey } from './credential-text';

/** The secret of an application credential. */
export const applicationCredentialSecret = issuedKey('the secret of an application credential is one word, which OpenStack shows only once');

/** A token of Keystone. */
export const authToken = issuedKey('a token is one word, as Keystone issues it');
