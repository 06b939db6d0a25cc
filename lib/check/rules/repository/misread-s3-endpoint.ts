import { s3Endpoint } from '../../../backend/s3-endpoint';
import { addressWithoutQuery, holdsUser } from '../../../secret/service-address';
import { isFilledIn, specsOfBackend } from '../../graph/repository-spec';
import type { Rule } from '../../rule';
import { foundBy, foundUnshown } from '../../value-finding';

export const misreadS3Endpoint: Rule = {
  id: 'STASH111',
  name: 'misread-s3-endpoint',
  level: 'error',
  title: 'restic reads the endpoint of an S3 backend differently from what is meant.',
  why: 'The operator puts `s3:` in front of the endpoint and the bucket after it, and restic splits the result again. A trailing slash leaves the '
    + 'bucket without a name, and a path becomes the bucket, so that backups fail or end up elsewhere.',
  mend: 'Write a host, with its port if it has one, and with "https://" or "http://" in front if that has to be specified.',
  facts: [
    {
      says: 'With a trailing slash restic finds a bucket without a name, and with a path it takes the first part of the path for the bucket.',
      standing: 'measured',
      see: 'restic/restic: internal/backend/s3/config.go',
    },
  ],
  judge(cluster, report) {
    for (const repository of specsOfBackend(cluster, 's3')) {
      const { endpoint } = repository.spec.backend!.s3!;
      // A credential in it is a finding of another rule.
      if (endpoint === undefined || isFilledIn(repository, endpoint) || holdsUser(endpoint)) {
        continue;
      }
      const query = addressWithoutQuery(endpoint);
      const complaint = s3Endpoint(endpoint);
      report(repository.subject, ['spec', 'backend', 's3', 'endpoint'], query === undefined ? complaint && foundBy(complaint, endpoint) : foundUnshown(query));
    }
  },
};
