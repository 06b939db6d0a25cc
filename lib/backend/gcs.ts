import type { Backend } from './backend';
import { bucketInAddress } from './bucket-in-address';
import { normalPrefix, objectPrefix, wipeablePrefix } from './prefix';
import { type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';

/** The name of a bucket of Google Cloud Storage. */
export const gcsBucket: ValueRule = (bucket) => {
  const parts = bucket.split('.');
  const wellFormed = parts.every((part) => /^[a-z0-9_-]{1,63}$/.test(part)) && /^[a-z0-9].*[a-z0-9]$/.test(bucket);
  if (wellFormed && bucket.length >= 3 && bucket.length <= 222 && !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(bucket)) {
    return /^goog|google/.test(bucket)
      ? wrong('is a name that Google reserves', 'use one that neither begins with "goog" nor contains "google"')
      : undefined;
  }
  const near = bucketInAddress(bucket).toLowerCase().replace(/[^a-z0-9._]+/g, '-').replace(/^[^a-z0-9]+|(?<![^a-z0-9])[^a-z0-9]+$/g, '');
  return wrong('is not a bucket name',
    'use 3 to 63 characters from a-z, 0-9, "-" and "_", or up to 222 in parts of at most 63 separated by dots, '
      + 'starting and ending with a letter or digit, and not an IP address',
    didYouMean(near, gcsBucket, bucket));
};

/** The path inside of a bucket of Google Cloud Storage. */
const gcsPrefix: ValueRule = (prefix) => objectPrefix(prefix) ?? (`${normalPrefix(prefix)}/`.startsWith('.well-known/acme-challenge/')
  ? wrong('begins with ".well-known/acme-challenge", under which Google Cloud Storage stores no objects', 'use another prefix') : undefined);

export const GCS: Backend<'gcs'> = {
  name: 'gcs',
  members: [['bucket', gcsBucket], ['prefix', gcsPrefix]],
  required: 'bucket',
  waysIn: [[], ['GOOGLE_PROJECT_ID', 'GOOGLE_SERVICE_ACCOUNT_JSON_KEY']],
  takesIdentity: true,
  wipeable: () => wipeablePrefix,
};
