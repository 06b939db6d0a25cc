import type { Backend } from './backend';
import { bucketInAddress } from './bucket-in-address';
import { objectPrefix } from './prefix';
import { hyphenated } from '../kubernetes/name';
import { type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';

/** The name of a bucket of Backblaze B2. */
export const b2Bucket: ValueRule = (bucket) => {
  if (/^[A-Za-z0-9-]{6,63}$/.test(bucket) && !/^b2-/i.test(bucket)) {
    return undefined;
  }
  const near = hyphenated(bucketInAddress(bucket).replace(/^b2-/i, ''), /[^A-Za-z0-9]+/g);
  return wrong('is not a bucket name', 'use 6 to 63 characters from a-z, A-Z, 0-9 and hyphens, not beginning with "b2-"',
    didYouMean(near, b2Bucket, bucket));
};

/** The path inside of a bucket of Backblaze B2. */
const b2Prefix: ValueRule = (prefix) => {
  if (prefix.includes('\\')) {
    return wrong('contains a backslash, which a file name in B2 cannot contain', 'write "/"',
      didYouMean(prefix.replace(/\\/g, '/'), b2Prefix, prefix));
  }
  return objectPrefix(prefix) ?? (prefix.split('/').some((segment) => Buffer.byteLength(segment) > 250)
    ? wrong('has more than 250 bytes in UTF-8 between two slashes, more than a file name in B2 can have', 'shorten it') : undefined);
};

export const B2: Backend<'b2'> = {
  name: 'b2',
  members: [['bucket', b2Bucket], ['prefix', b2Prefix]],
  required: 'bucket',
  waysIn: [['B2_ACCOUNT_ID', 'B2_ACCOUNT_KEY']],
};
