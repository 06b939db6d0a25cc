import type { Backend } from './backend';
import { objectPrefix, wipeablePrefix } from './prefix';
import { s3Bucket } from './s3-bucket';
import { s3Endpoint } from './s3-endpoint';
import { s3Region } from './s3-region';
import { type ValueRule, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';

/** The path inside of a bucket of a server that is given by its URL. */
const prefixInUrl: ValueRule = (prefix) => /[?#%]/.test(prefix)
  ? wrong('contains "?", "#" or "%", which restic would interpret as parts of a URL, since the endpoint is one, and so store the backups elsewhere',
    'use a prefix without them')
  : objectPrefix(prefix);

/** The path that can be wiped out in a bucket. */
function wipeableIn(bucket: string): ValueRule {
  return (prefix) => prefix.startsWith(`${bucket}/`)
    ? wrong(
      `cannot be wiped out, because the operator removes ${quote(`${bucket}/`)} from its front and would delete what is under `
        + `${quote(prefix.slice(bucket.length + 1))} instead`,
      'use a prefix that does not begin with the name of the bucket',
    )
    : wipeablePrefix(prefix);
}

export const S3: Backend<'s3'> = {
  name: 's3',
  members: [
    ['bucket', (bucket, { endpoint }) => s3Bucket(String(endpoint ?? ''))(bucket)],
    ['prefix', (prefix, { endpoint }) => (/^https?:/.test(String(endpoint)) ? prefixInUrl : objectPrefix)(prefix)],
    ['region', s3Region],
  ],
  address: ['endpoint', s3Endpoint],
  required: 'bucket',
  waysIn: [[], ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']],
  takesIdentity: true,
  wipeable: ({ bucket }) => wipeableIn(String(bucket ?? '')),
};
