import { b2Bucket } from './b2';
import { bucketInAddress } from './bucket-in-address';
import { gcsBucket } from './gcs';
import { awsPartition, hostOf, nativeBackend } from './s3-endpoint';
import { hyphenated } from '../kubernetes/name';
import { type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';

/**
 * The name of a bucket on the server `endpoint`. Amazon's rules apply to Amazon only: other servers take what restic lets through, such as
 * underscores at Google, and capitals and tenants at Ceph.
 */
export const s3Bucket = (endpoint: string): ValueRule => isAmazon(endpoint) ? amazonBucket : resticBucket;

/** The rule of most servers other than Amazon, which are modelled after it and refuse more names than restic does. */
export const usualS3Bucket = (endpoint: string): ValueRule => (bucket) => {
  if (isAmazon(endpoint) || resticBucket(bucket) !== undefined) {
    return undefined;
  }
  const native = nativeBackend(hostOf(endpoint));
  if (native !== undefined) {
    return NATIVE_BUCKETS[native](bucket);
  }
  // Ceph may have a tenant in front.
  const name = bucket.replace(/^\w+:/, '');
  return amazonBucket(name) === undefined ? undefined
    : wrong('is a bucket name that most S3-compatible servers refuse', `${AMAZON_FORM}; or acknowledge this if the server has such a bucket`,
      didYouMean(near(bucket), amazonBucket, bucket));
};

const NATIVE_BUCKETS = { b2: b2Bucket, gcs: gcsBucket };

/** An empty endpoint means Amazon. */
const isAmazon = (endpoint: string) => endpoint === '' || awsPartition(hostOf(endpoint)) !== undefined;

const IP_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const AMAZON_FORM =
  'use 3 to 63 characters from a-z, 0-9, hyphens and single dots, starting and ending with a letter or digit, and not an IP address';

const near = (bucket: string) => hyphenated(bucketInAddress(bucket).toLowerCase(), /[^a-z0-9.]+/g);

const amazonBucket: ValueRule = (bucket) =>
  bucket.length >= 3 && bucket.length <= 63 && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(bucket) && !/^-|-$/.test(bucket) && !IP_ADDRESS.test(bucket)
    ? undefined
    : wrong('is not a bucket name', AMAZON_FORM, didYouMean(near(bucket), amazonBucket, bucket));

const resticBucket: ValueRule = (bucket) => /^[A-Za-z0-9][A-Za-z0-9._:-]{1,61}[A-Za-z0-9]$/.test(bucket) && !/\.[.-]|-\./.test(bucket) && !/^(?:\d+\.){3}\d+$/.test(bucket)
  ? undefined
  : wrong('is not a bucket name that restic accepts',
    'use 3 to 63 characters from a-z, A-Z, 0-9, ".", "-", "_" and ":", starting and ending with a letter or digit, '
      + 'without a dot next to a dot or hyphen, and not an IP address',
    didYouMean(near(bucket), amazonBucket, bucket));
