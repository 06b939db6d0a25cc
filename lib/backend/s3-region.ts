import { awsRegion, hostOf } from './s3-endpoint';
import { type ValueRule, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';

/** The name of a region. */
export const s3Region: ValueRule = (region) => /^[A-Za-z0-9._-]+$/.test(region) ? undefined
  : wrong('is not a region', 'use only letters, digits, "-", "_" and "."; if you leave it out, restic asks the server');

/** The region beside the endpoint of a server. For most addresses of Amazon, restic replaces the endpoint by that of the region. */
export const regionOfEndpoint = (endpoint: string): ValueRule => (region) => {
  const named = awsRegion(hostOf(endpoint));
  return named === undefined || named === region ? undefined
    : wrong(`is not the region of the endpoint, which is ${quote(named)}, so restic does not reach a bucket there`,
      `write ${quote(named)}, or leave it out; if the bucket is in ${quote(region)}, correct the endpoint instead`);
};
