import { type ValueRule, wrong } from '../refusal/complaint';

/** A rule for the API version of an object within another one: what the API server demands of any. */
export const embeddedApiVersion: ValueRule = (text) => /^[^/]*\/[^/]*$|^[^/]+$/.test(text)
  ? undefined
  : wrong('is not an API version', 'write the API group, "/" and the version');

/** A rule for the kind of an object within another one: what the API server demands of any. */
export const embeddedKind: ValueRule = (text) => /^[a-z](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(text)
  ? undefined
  : wrong('is not a kind', 'use 1 to 63 characters from a-z, A-Z, 0-9 and "-", beginning with a letter and ending with a letter or digit');
