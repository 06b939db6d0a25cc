import type { BackupMember } from '../backup';
import type { HostPattern } from './host-pattern';
import { ordinalsOf } from './ordinals';
import { numberedClaims } from './stateful-set-claims';
import { snapshotKind } from '../../../backup/snapshot-target';
import { isClaim, isNumbered } from '../../../target/target-kind';
import { claimTemplatesIn, mountedClaims } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import { declaredTarget } from '../target';

/**
 * The claims of which a backup takes VolumeSnapshots; Stash counts each as a host of its own. Undefined if the target is a workload that the input
 * does not contain.
 */
export function snapshottedClaims(cluster: Cluster, { target, spec }: BackupMember): readonly HostPattern[] | undefined {
  if (target === undefined || snapshotKind(target.kind) !== undefined) {
    return [];
  }
  const { namespace, name } = target;
  const inNamespace = (claim: string) => namespace === '' ? claim : `${namespace}/${claim}`;
  if (isClaim(target)) {
    return [{ form: 'exact', name: inNamespace(name) }];
  }
  const workload = declaredTarget(cluster, target);
  if (workload === undefined) {
    return undefined;
  }
  if (isNumbered(target)) {
    // Stash numbers the claims from 0, whatever ordinals.start says.
    const count = spec.target?.replicas ?? ordinalsOf(workload.manifest).count;
    return claimTemplatesIn(workload.manifest).map((template) => ({ form: 'numbered', base: inNamespace(numberedClaims(template, name)), start: 0, count }));
  }
  return mountedClaims(workload.manifest).map((claim) => ({ form: 'exact', name: inNamespace(claim) }));
}
