import { mountsOf, type VolumeMount } from './volume-mounts';
import { claimNameOf } from '../kubernetes/claimed-volume';
import { asFields, asList, asText, type Fields, isFields } from '../kubernetes/manifest-fields';

/** The pod template of a workload, which also has the labels of the pods. */
export const podTemplateIn = ({ spec }: Fields): Fields => asFields(asFields(spec).template);

/** The pod spec in the manifest of a workload. */
export const podIn = (workload: Fields): Fields => asFields(podTemplateIn(workload).spec);

/** Whether the manifest of a workload says that it has no pods. */
export const isWithoutPods = ({ spec }: Fields): boolean => asFields(spec).replicas === 0;

/** The names of the containers that run as long as a pod does. */
export const containersOf = ({ containers, initContainers }: Fields): string[] =>
  [...asList(containers), ...asList(initContainers).filter(({ restartPolicy }) => restartPolicy === 'Always')].flatMap(({ name }) => asText(name) ?? []);

/** The mounts of a pod's containers, without its init containers. */
export const containerMounts = ({ containers }: Fields): VolumeMount[] => asList(containers).flatMap(({ volumeMounts }) => mountsOf(volumeMounts));

/** The names of a StatefulSet's volumeClaimTemplates. */
export const claimTemplatesIn = ({ spec }: Fields): string[] =>
  asList(asFields(spec).volumeClaimTemplates).flatMap(({ metadata }) => asText(asFields(metadata).name) ?? []);

/** The names of the claims among the volumes of a workload's pods. */
export const mountedClaims = (workload: Fields): string[] =>
  asList(podIn(workload).volumes).flatMap((volume) => claimNameOf(volume) ?? []);

/** The names of the volumes that the pods of a workload have. */
export const volumesIn = (workload: Fields): ReadonlySet<string> => new Set(namesOfVolumes(workload, () => true));

/** The names of those volumes that outlive the pods. */
export const claimedVolumesIn = (workload: Fields): ReadonlySet<string> =>
  new Set(namesOfVolumes(workload, ({ persistentVolumeClaim }) => isFields(persistentVolumeClaim)));

const namesOfVolumes = (workload: Fields, isMeant: (volume: Fields) => boolean): string[] =>
  [...asList(podIn(workload).volumes).filter(isMeant).flatMap(({ name }) => asText(name) ?? []), ...claimTemplatesIn(workload)];
