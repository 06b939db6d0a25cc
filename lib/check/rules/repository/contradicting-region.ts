import { regionOfEndpoint } from '../../../backend/s3-region';
import { isFilledIn, specsOfBackend } from '../../graph/repository-spec';
import type { Rule } from '../../rule';
import { foundBy } from '../../value-finding';

export const contradictingRegion: Rule = {
  id: 'STASH115',
  name: 'contradicting-region',
  level: 'warning',
  title: 'The region of an S3 backend is not the one that its Amazon endpoint names.',
  why: 'restic sends its requests to the S3 endpoint of the region, whichever the backend names. If the bucket is in the region of the endpoint, every run fails. '
    + 'If there is no such bucket yet, restic creates it in the other region.',
  mend: 'Write the region in which the bucket is in both places, or leave the region out: restic then takes it from the endpoint. Backups that run with both are in '
    + 'the region, so correct the endpoint.',
  facts: [
    {
      says: 'With a region, restic 0.14 connects to s3.dualstack.<region>.amazonaws.com, whichever region s3.<region>, s3-<region> or s3.dualstack.<region> '
        + 'names in the endpoint, in China too. Only hosts of FIPS and of a VPC, and those with a port or in capitals, stay as they are.',
      standing: 'measured',
      see: 'minio/minio-go: api.go, makeTargetURL',
    },
    {
      says: 'Requests are signed for the given region, and are repeated for the one that S3 replies with only if no region is given.',
      standing: 'source',
      see: 'minio/minio-go: api.go, executeMethod',
    },
    {
      says: 'S3 answers a request to another region, or signed for one, with PermanentRedirect or AuthorizationHeaderMalformed.',
      standing: 'documented',
      see: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList',
    },
    { says: 'Stash passes the region on as AWS_DEFAULT_REGION.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/setup.go' },
  ],
  judge(cluster, report) {
    for (const repository of specsOfBackend(cluster, 's3')) {
      const { endpoint, region } = repository.spec.backend!.s3!;
      if (endpoint && region && !isFilledIn(repository, endpoint) && !isFilledIn(repository, region)) {
        const complaint = regionOfEndpoint(endpoint)(region);
        report(repository.subject, ['spec', 'backend', 's3', 'region'], complaint && foundBy(complaint, region));
      }
    }
  },
};
