import { judge } from '../../../../lib/check/judge';
import { clusterOf } from '../../judged';

/** What a rule found, as level and the names of all objects that each finding is about. */
export function concernedBy(rule: string, manifests: readonly object[]): Array<{ level: string; names: string[] }> {
  return judge(clusterOf(manifests)).filter(({ rule: { id } }) => id === rule)
    .map(({ level, subject, also }) => ({ level, names: [subject, ...also.map((place) => place.subject)].map(({ name }) => name) }));
}
