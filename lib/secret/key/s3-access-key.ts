import { issuedKey } from './credential-text';
import { type ValueRule, wrong } from '../../refusal/complaint';

const TEMPORARY_ID = /^ASIA[A-Z0-9]{16}$/;
const LASTING_ID = /^AKIA[A-Z0-9]{16}$/;

/** The id of an access key. */
export const accessKeyId: ValueRule = issuedKey('the id of an access key is one word, 20 characters with AWS', (id) => TEMPORARY_ID.test(id)
  ? wrong('is the id of temporary credentials, whose session token Stash does not pass on to restic',
    'give a permanent access key, or use S3Credentials.cloudIdentity()')
  : undefined);

/** The secret of an access key. */
export const secretAccessKey: ValueRule = issuedKey('the secret of an access key is one word, 40 characters with AWS', (secret) =>
  LASTING_ID.test(secret) || TEMPORARY_ID.test(secret) ? wrong('is the id of an access key', 'give the secret that belongs to it') : undefined);
