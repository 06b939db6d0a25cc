import { issuedKey } from './credential-text';
import { type ValueRule, wrong } from '../../refusal/complaint';

const ID = /^(?:[0-9a-f]{12}|[0-9a-f]{25})$/;

/** The id of an application key, or of an account. */
export const b2AccountId: ValueRule = issuedKey(
  'the id of an application key is 25 digits of 0-9 and a-f, that of an account 12',
  (id) => ID.test(id) ? undefined : wrong('is neither an application key id nor an account id', 'give one of them'),
);

/** An application key. */
export const b2AccountKey: ValueRule = issuedKey(
  'an application key is one word, which Backblaze shows only once',
  (key) => ID.test(key) ? wrong('is an id', 'give the key that belongs to it') : undefined,
);
