import { s3Endpoint } from '../../../repository/s3-endpoint';
import { addressWithoutQuery, holdsUser } from '../../../secret/service-address';
import { isFilledIn, specsOfBackend } from '../../graph/repository-spec';
import type { Rule } from '../../rule';
import { foundBy, foundUnshown } from '../../value-finding';

export const misreadS3Endpoint: Rule = {
  id: 'STASH111',
  name: 'misread-s3-endpoint',
  level: 'error',
  title: 'The endpoint of an S3 backend is one that restic takes apart otherwise than it is meant.',
  why: 'The operator puts `s3:` in front of the endpoint and the bucket behind it, and restic takes the whole apart again. A slash at the end leaves the bucket without a name, '
    + 'and a path becomes the bucket, so that backups fail or end up elsewhere.',
  mend: 'Write a host, with a port where it has one, and "https://" or "http://" in front where that has to be said.',
  facts: [
    {
      says: 'With a slash at the end restic finds a bucket without a name, and with a path it takes the first part of that for the bucket.',
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
      const complaint = query ?? s3Endpoint(endpoint);
      if (complaint !== undefined) {
        report(repository.subject, ['spec', 'backend', 's3', 'endpoint'], query === undefined ? foundBy(complaint, endpoint) : foundUnshown(complaint));
      }
    }
  },
};
