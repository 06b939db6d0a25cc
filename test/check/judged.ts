import { parseAllDocuments } from 'yaml';
import { Cluster, type ClusterOptions } from '../../lib/check/cluster';
import { judge, type JudgeOptions } from '../../lib/check/judge';
import { subjectOf } from '../../lib/check/subject';
import { fieldText, type Fields } from '../../lib/kubernetes/manifest-fields';

/** The cluster of some manifests, as YAML text or as data. */
export function clusterOf(manifests: string | readonly object[], options: ClusterOptions = {}): Cluster {
  const data = typeof manifests === 'string' ? parseAllDocuments(manifests).map((document) => document.toJS() as object) : manifests;
  return new Cluster(data.map((manifest, index) => subjectOf(manifest as Fields, { toString: () => `document ${index + 1}` })!), options);
}

/** What is wrong with manifests, each finding as one line: level, rule, object and field, what was found and how to mend it; then the other objects. */
export function findingsIn(manifests: string | readonly object[], options: ClusterOptions & JudgeOptions = {}): string[] {
  return judge(clusterOf(manifests, options), options).map(({ rule, level, subject, field, found, mend, also }) =>
    [`${level} ${rule.id} ${subject.kind} ${subject.name} ${fieldText(field)}: ${found}: ${mend}`,
      ...also.map((other) => `  also ${other.subject.kind} ${other.subject.name} ${fieldText(other.field)}`)].join('\n'));
}
