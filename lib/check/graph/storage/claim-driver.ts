import { asText, type Fields } from '../../../kubernetes/manifest-fields';
import type { Cluster } from '../../cluster';
import { called, type Subject } from '../../subject';

/** The StorageClass of a claim, and the CSI driver that makes its volumes. */
export interface ClaimDriver {
  readonly storageClass: Subject;
  readonly driver: string;
}

/**
 * Undefined if the input does not have the class that the spec of a claim names, for the provisioners of Kubernetes itself (kubernetes.io/…), which CSI
 * drivers replace, and for a claim of a PersistentVolume that it names, which any driver may have made.
 */
export function claimDriver(cluster: Cluster, { storageClassName, volumeName }: Fields): ClaimDriver | undefined {
  const storageClass = cluster.find('storage.k8s.io', 'StorageClass', '', asText(storageClassName) ?? '');
  const driver = asText(storageClass?.manifest.provisioner);
  return asText(volumeName) || storageClass === undefined || driver === undefined || driver.startsWith('kubernetes.io/') ? undefined : { storageClass, driver };
}

/** A class as a message names it: without the namespace that cdk8s writes into objects that have none. */
export const classCalled = ({ kind, name }: Subject) => called({ kind, name });
