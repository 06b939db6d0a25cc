import { type Complaint, type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';
import { isHostAndPort, withoutUser } from '../secret/service-address';

/**
 * The server of a bucket. The operator puts `s3:` in front and `/<bucket>/<prefix>` behind, and restic takes that apart again.
 *
 * @see https://restic.readthedocs.io/en/stable/030_preparing_a_new_repo.html#amazon-s3
 */
export const s3Endpoint: ValueRule = (endpoint) => {
  const [, scheme, server, path] = /^(?:([^/]*):\/\/)?([^/]*)([^]*)$/.exec(endpoint)!;
  const complaint = wrongScheme(endpoint, scheme) ?? wrongPath(path!);
  if (complaint !== undefined) {
    return { ...complaint, near: didYouMean(`${/^https?$/i.test(scheme ?? '') ? `${scheme!.toLowerCase()}://` : ''}${server}`, s3Endpoint, endpoint) };
  }
  return isHostAndPort(server!) ? undefined
    : wrong('is not an endpoint', 'use a host, optionally with a port, and with "https://" or "http://" in front if needed');
};

function wrongScheme(endpoint: string, scheme: string | undefined): Complaint | undefined {
  if (scheme === undefined) {
    return endpoint.startsWith('http') ? wrong('begins with "http", so that restic takes it for a URL', 'write "https://" in front') : undefined;
  }
  return scheme === 'http' || scheme === 'https'
    ? undefined
    : wrong('has a scheme that restic does not support', 'use "https://" or "http://", or no scheme, which means "https://"');
}

function wrongPath(path: string): Complaint | undefined {
  if (path === '') {
    return undefined;
  }
  return /^\/+$/.test(path) ? wrong('ends with a slash, after which restic would read an empty bucket name', 'remove it')
    : wrong('has a path, whose first part restic would take for the bucket', 'remove it, and give the bucket and the prefix separately');
}

/** The host of an endpoint, in lower case. */
export const hostOf = (endpoint: string) => withoutUser(endpoint).split(/[/?#:]/, 1)[0]!.toLowerCase().replace(/\.$/, '');

/** The AWS partition of a host, in which bucket names are unique, whatever the region and the form of the address. */
export function awsPartition(host: string): string | undefined {
  if (/(^|\.)amazonaws\.com\.cn$/.test(host)) {
    return 'aws-cn';
  }
  return /(^|\.)amazonaws\.com$/.test(host) ? /\bus-gov-/.test(host) ? 'aws-us-gov' : 'aws' : undefined;
}

/** The AWS region that a host names, in any form of the address: with a dot or a hyphen, dualstack, FIPS, or of a VPC. */
export const awsRegion = (host: string): string | undefined => awsPartition(host) === undefined ? undefined
  : /(?:^|\.)s3(?:-fips)?[.-](?:dualstack\.)?([a-z]{2}(?:-[a-z]+)+-\d+)\./.exec(host)?.[1];

/** Services that have a backend of their own in Stash, and serve the same buckets through S3. */
const NATIVE = [
  { hosts: /^s3\.[a-z0-9-]+\.backblazeb2\.com$/, backend: 'b2' },
  { hosts: /^storage\.googleapis\.com$/, backend: 'gcs' },
] as const;

/** The other backend through which the buckets of a server can be reached. */
export const nativeBackend = (host: string): 'b2' | 'gcs' | undefined => NATIVE.find(({ hosts }) => hosts.test(host))?.backend;
