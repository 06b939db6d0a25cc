import type { BackupMember } from './backup';
import type { HostPattern } from './host-pattern';
import { ordinalsOf } from './ordinals';
import { mountedClaims } from './pod';
import { claimTemplatesOf, numberedClaims } from './stateful-set-claims';
import { snapshotKind } from '../../backup/snapshot-target';
import type { Cluster } from '../cluster';

/**
 * The claims that a backup takes VolumeSnapshots of. Stash counts each as a host of its own. None are known where the target is a workload that is not
 * part of the input.
 */
export function snapshottedClaims(cluster: Cluster, { target, spec }: BackupMember): readonly HostPattern[] | undefined {
  if (target === undefined || snapshotKind(target.kind) !== undefined) {
    return [];
  }
  const { group, kind, namespace, name } = target;
  const inNamespace = (claim: string) => namespace === '' ? claim : `${namespace}/${claim}`;
  if (kind === 'PersistentVolumeClaim') {
    return [{ form: 'exact', name: inNamespace(name) }];
  }
  const workload = cluster.find(group, kind, namespace, name);
  if (workload === undefined) {
    return undefined;
  }
  if (kind === 'StatefulSet') {
    // Stash counts from 0, wherever the numbers of the pods begin.
    const count = spec.target?.replicas ?? ordinalsOf(workload.manifest).count;
    return claimTemplatesOf(workload).map((template) => ({ form: 'numbered', base: inNamespace(numberedClaims(template, name)), start: 0, count }));
  }
  return mountedClaims(workload.manifest).map((claim) => ({ form: 'exact', name: inNamespace(claim) }));
}
