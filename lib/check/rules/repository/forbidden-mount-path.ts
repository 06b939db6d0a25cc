import { reservedMountPath } from '../../../backend/local';
import { isFilledIn, specsOfBackend } from '../../graph/repository-spec';
import type { Rule } from '../../rule';
import { foundAsGiven } from '../../value-finding';

export const forbiddenMountPath: Rule = {
  id: 'STASH109',
  name: 'forbidden-mount-path',
  level: 'error',
  title: 'A local Repository is mounted where Stash keeps its own files.',
  why: 'The webhook, if it is reached, refuses /stash and everything below it. A mount over /bin hides restic itself, and one over /stash-tmp its '
    + 'temporary files.',
  mend: 'Mount the volume elsewhere, such as under /safe. The path is not part of what is stored: existing snapshots are still found.',
  facts: [
    { says: 'The webhook refuses a mountPath of /stash or below.', standing: 'source', see: 'stashed/apimachinery: apis/stash/v1alpha1' },
    { says: 'restic is /bin/restic in the containers of Stash, and /stash-tmp contains its cache.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/setup.go' },
  ],
  judge(cluster, report) {
    for (const repository of specsOfBackend(cluster, 'local')) {
      const path = repository.spec.backend!.local!.mountPath;
      const complaint = path === undefined || isFilledIn(repository, path) ? undefined : reservedMountPath(path);
      report(repository.subject, ['spec', 'backend', 'local', 'mountPath'], complaint && foundAsGiven(complaint, path));
    }
  },
};
