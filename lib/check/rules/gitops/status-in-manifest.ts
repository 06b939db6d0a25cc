import type { Rule } from '../../rule';
import { isOfStash } from '../../stash-kinds';
import { called } from '../../subject';

export const statusInManifest: Rule = {
  id: 'STASH603',
  name: 'status-in-manifest',
  level: 'note',
  title: 'A manifest contains the status of an object, which only the operator writes.',
  why: 'It was probably copied from a cluster. GitOps tools report a difference forever, or overwrite the new status with the old one if the API '
    + 'allows it.',
  mend: 'Remove `status` from the manifest.',
  facts: [{
    says: 'Status is what a controller has observed, and is not part of what a user declares.',
    standing: 'documented',
    see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#object-spec-and-status',
  }],
  judge(cluster, report) {
    for (const subject of cluster.subjects.filter((one) => one.manifest.status !== undefined && isOfStash(one))) {
      report(subject, ['status'], { found: `${called(subject)} is declared with a status, which the operator writes`, mend: 'remove status' });
    }
  },
};
