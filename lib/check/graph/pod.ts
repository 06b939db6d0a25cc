import type { Target } from './target';
import { asFields, asList, asText, type Fields } from '../../kubernetes/manifest-fields';
import type { Cluster } from '../cluster';

/** What a workload says of its pods, where the input has it. */
export function podOf(cluster: Cluster, { group, kind, namespace, name }: Target): Fields | undefined {
  const workload = cluster.find(group, kind, namespace, name);
  return workload && podIn(workload.manifest);
}

/** What the manifest of a workload says of its pods. */
export const podIn = (workload: Fields): Fields => asFields(podTemplateIn(workload).spec);

/** The template that the pods of a workload are made from, with their labels. */
export const podTemplateIn = ({ spec }: Fields): Fields => asFields(asFields(spec).template);

/** The claims among the volumes of its pods. */
export const mountedClaims = (workload: Fields): string[] =>
  asList(podIn(workload).volumes).flatMap(({ persistentVolumeClaim }) => asText(asFields(persistentVolumeClaim).claimName) ?? []);

/** The names of the containers that run as long as a pod does. */
export const containersOf = ({ containers, initContainers }: Fields): string[] =>
  [...asList(containers), ...asList(initContainers).filter(({ restartPolicy }) => restartPolicy === 'Always')].flatMap(({ name }) => asText(name) ?? []);
