import { createHash } from 'node:crypto';

/** 64 bytes in base64, as Azure makes them; 88 characters with "+", "/" and both cases. */
export const ACCOUNT_KEY = createHash('sha512').update('an account key that opens nothing').digest('base64');

export const PASSWORD = 'Corréct-Horse/battery+Staple 7';
