import type { CheckSettings } from './check-settings';
import type { Manifests } from './manifests/read-manifests';
import type { Counts } from './report/report';
import { Cluster } from '../check/cluster';
import { isClusterScoped } from '../check/full-name';
import type { Subject } from '../check/subject';
import { fit } from '../refusal/quote';

/** The cluster that manifests declare. */
export function clusterOf(manifests: readonly Manifests[], { release, runMinutes, namespace }: CheckSettings, isSynth = false): Cluster {
  const subjects = manifests.flatMap((one) => one.subjects).map((one) => namespace === undefined ? one : inNamespace(one, namespace));
  return new Cluster(subjects, { isSynth, release, runMinutes });
}

/** Adds the namespace to an object that names none, as `kubectl apply --namespace` does. */
function inNamespace(subject: Subject, namespace: string): Subject {
  return subject.namespace !== '' || isClusterScoped(subject) ? subject : { ...subject, namespace };
}

export function countsOf(manifests: readonly Manifests[]): Counts {
  const ignored = new Map<string, number>();
  for (const [kind, count] of manifests.flatMap((one) => [...one.ignored])) {
    ignored.set(fit(kind), (ignored.get(fit(kind)) ?? 0) + count);
  }
  const sum = (of: (one: Manifests) => number) => manifests.reduce((total, one) => total + of(one), 0);
  return {
    files: manifests.length,
    documents: sum((one) => one.documents),
    judged: sum((one) => one.subjects.length),
    ignored: [...ignored].sort(([a], [b]) => a < b ? -1 : 1),
    foreign: sum((one) => one.foreign),
  };
}
