import type { BackupMember } from '../backup';
import { claimsOfPods, volumesRead } from './backed-up-claims';
import { mayBe, type HostPattern } from './host-pattern';
import { ordinalsOf } from './ordinals';
import { snapshottedClaims } from './snapshotted-claims';
import { isClaim } from '../../../target/target-kind';
import { claimTemplatesIn } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import type { Subject } from '../../subject';
import { declaredTarget, type Target } from '../target';

/**
 * The claims that hold the files of an object, as namespace and name: a claim itself, or all those of the pods of a workload. None if the input does
 * not tell all of them.
 */
export function claimsOf(cluster: Cluster, target: Target): readonly string[] {
  const patterns = isClaim(target) ? [ownClaim(target)] : patternsOf(declaredTarget(cluster, target), () => true);
  const names = patterns.map(namesOf);
  return names.includes(undefined) ? [] : names.flatMap((some) => some ?? []);
}

/** Whether a backup stores files of a claim. A custom Task may do so too, but nothing tells whether it does. */
export const storesClaim = (cluster: Cluster, member: BackupMember, claim: string): boolean =>
  storedBy(cluster, member).some((pattern) => mayBe(pattern, claim));

function storedBy(cluster: Cluster, member: BackupMember): readonly HostPattern[] {
  const { target, model, spec } = member;
  if (target === undefined || isClaim(target)) {
    return target === undefined ? [] : [ownClaim(target)];
  }
  if (model === 'snapshotter') {
    return snapshottedClaims(cluster, member) ?? [];
  }
  const read = volumesRead(spec);
  return model === 'sidecar' ? patternsOf(declaredTarget(cluster, target), (volume) => read.has(volume)) : [];
}

const ownClaim = ({ namespace, name }: Target): HostPattern => ({ form: 'exact', name: `${namespace}/${name}` });

/** The claims of some volumes of a workload. */
function patternsOf(workload: Subject | undefined, isMeant: (volume: string) => boolean): HostPattern[] {
  if (workload === undefined) {
    return [];
  }
  const templates = claimTemplatesIn(workload.manifest);
  return [...claimsOfPods(workload)].filter(([volume]) => isMeant(volume)).map(([volume, claim]): HostPattern =>
    templates.includes(volume) ? { form: 'numbered', base: claim, ...ordinalsOf(workload.manifest) } : { form: 'exact', name: claim });
}

/** All names of a pattern; undefined if there may be more than the input tells. */
function namesOf(pattern: HostPattern): readonly string[] | undefined {
  if (pattern.form === 'exact') {
    return [pattern.name];
  }
  return pattern.form === 'numbered' && pattern.count !== undefined
    ? Array.from({ length: pattern.count }, (_, index) => `${pattern.base}-${pattern.start + index}`)
    : undefined;
}
