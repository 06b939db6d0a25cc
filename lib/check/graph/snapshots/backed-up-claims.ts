import type { BackupMember } from '../backup';
import { numberedClaims } from './stateful-set-claims';
import { claimNameOf } from '../../../kubernetes/claimed-volume';
import { asList, asText } from '../../../kubernetes/manifest-fields';
import { view } from '../../../synth/once';
import { isClaim } from '../../../target/target-kind';
import { coveringMounts, mountsOf } from '../../../target/volume-mounts';
import { claimTemplatesIn, podIn } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import type { Subject } from '../../subject';
import { autoBackupsOf } from '../auto-backup';
import { backupMembersIn } from '../made-backup';
import { declaredTarget, type Target } from '../target';

/** The claims of a workload's pods, as namespace and name, by the name of their volume. Those of a template are without their number. */
export const claimsOfPods = view((workload: Subject): ReadonlyMap<string, string> => {
  const volumes = asList(podIn(workload.manifest).volumes);
  const named = volumes.map((volume) => [asText(volume.name), claimNameOf(volume)]);
  const numbered = claimTemplatesIn(workload.manifest).map((template) => [template, numberedClaims(template, workload.name)]);
  return new Map([...named, ...numbered].flatMap(([volume, claim]): Array<[string, string]> =>
    volume && claim ? [[volume, `${workload.namespace}/${claim}`]] : []));
});

/** Whether any backup of the input reads a claim, which is given as `claimsOfPods` does. */
export const isBackedUp = (cluster: Cluster, claim: string): boolean => backedUpClaims(cluster).has(claim);

const backedUpClaims = view((cluster: Cluster): ReadonlySet<string> => new Set([
  ...backupMembersIn(cluster).flatMap((member) => claimsRead(cluster, member)),
  // The blueprint may be outside of the input.
  ...autoBackupsOf(cluster).flatMap(({ target }) => isClaim(target) ? byName(target) : []),
]));

/** Which volumes are read is known only for a container in the pods. Anything else may read all of them. */
function claimsRead(cluster: Cluster, { target, model, spec }: BackupMember): string[] {
  if (target !== undefined && isClaim(target)) {
    return byName(target);
  }
  const workload = declaredTarget(cluster, target);
  const claims = workload === undefined ? [] : [...claimsOfPods(workload)];
  const read = volumesRead(spec);
  return claims.flatMap(([volume, claim]) => model !== 'sidecar' || read.has(volume) ? [claim] : []);
}

/** The volumes of which a container in the pods reads files, by name. */
export const volumesRead = ({ target = {} }: BackupMember['spec']): ReadonlySet<string> =>
  new Set(coveringMounts(mountsOf(target.volumeMounts), target.paths ?? []).map(({ name }) => name));

const byName = ({ namespace, name }: Target): string[] => [name, name.replace(/-\d+$/, '')].map((claim) => `${namespace}/${claim}`);
