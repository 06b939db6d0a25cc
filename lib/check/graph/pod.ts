import type { Target } from './target';
import { asFields, asList, asText, type Fields } from '../../kubernetes/manifest-fields';
import type { Cluster } from '../cluster';
import type { Subject } from '../subject';

/** A workload, if the input contains it. */
export const workloadOf = (cluster: Cluster, { group, kind, namespace, name }: Target): Subject | undefined =>
  cluster.find(group, kind, namespace, name);

/** The pod spec of a workload, if the input contains it. */
export function podOf(cluster: Cluster, target: Target): Fields | undefined {
  const workload = workloadOf(cluster, target);
  return workload && podIn(workload.manifest);
}

/** The pod spec in the manifest of a workload. */
export const podIn = (workload: Fields): Fields => asFields(podTemplateIn(workload).spec);

/** The pod template of a workload, which also has the labels of the pods. */
export const podTemplateIn = ({ spec }: Fields): Fields => asFields(asFields(spec).template);

/** Whether the manifest of a workload says that it has no pods. */
export const isWithoutPods = ({ spec }: Fields): boolean => asFields(spec).replicas === 0;

/** The names of the claims among the volumes of a workload's pods. */
export const mountedClaims = (workload: Fields): string[] =>
  asList(podIn(workload).volumes).flatMap(({ persistentVolumeClaim }) => asText(asFields(persistentVolumeClaim).claimName) ?? []);

/** The names of the containers that run as long as a pod does. */
export const containersOf = ({ containers, initContainers }: Fields): string[] =>
  [...asList(containers), ...asList(initContainers).filter(({ restartPolicy }) => restartPolicy === 'Always')].flatMap(({ name }) => asText(name) ?? []);
