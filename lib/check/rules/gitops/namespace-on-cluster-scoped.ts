import { CLUSTER_SCOPED } from '../../../../imports/kinds';
import { quote } from '../../../refusal/quote';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const namespaceOnClusterScoped: Rule = {
  id: 'STASH605',
  name: 'namespace-on-cluster-scoped',
  level: 'warning',
  title: 'A cluster-scoped object is declared with a namespace.',
  why: 'The API server drops the namespace. The object exists once, for all namespaces, even if the manifest suggests otherwise, and GitOps tools may '
    + 'look for it in the wrong place.',
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
          found: `${called({ kind, name: subject.name })} is cluster-scoped, and the API server drops the namespace ${quote(subject.namespace)}`,
          mend: 'remove metadata.namespace; if cdk8s took it from the chart, include the object in a chart without a namespace',
        });
      }
    }
  },
};
