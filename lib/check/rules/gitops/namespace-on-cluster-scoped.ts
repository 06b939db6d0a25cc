import { CLUSTER_SCOPED } from '../../../../imports/kinds';
import { quote } from '../../../refusal/quote';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const namespaceOnClusterScoped: Rule = {
  id: 'STASH605',
  name: 'namespace-on-cluster-scoped',
  level: 'warning',
  title: 'An object that belongs to the whole cluster is declared with a namespace.',
  why: 'The API server drops the namespace. The object exists once, for all namespaces, whatever the manifest suggests, and GitOps tools may look for it '
    + 'where it is not.',
  mend: 'Remove `metadata.namespace`.',
  facts: [{
    says: 'BackupBlueprints, Functions and Tasks are cluster-scoped.',
    standing: 'source',
    see: 'stashed/apimachinery: crds/stash.appscode.com_backupblueprints.yaml',
  }],
  judge(cluster, report) {
    for (const kind of CLUSTER_SCOPED) {
      for (const { subject } of cluster.declarations(kind).filter((one) => one.subject.namespace !== '')) {
        report(subject, ['metadata', 'namespace'], {
          found: `${called({ kind, name: subject.name })} is for the whole cluster, and the namespace ${quote(subject.namespace)} is dropped`,
          mend: 'remove metadata.namespace',
        });
      }
    }
  },
};
