import type { RestoreMember } from './restore';
import { selectionOf, type Selection } from '../../restore/selection';

/** By what a restore finds its snapshots. Nothing where it needs none of restic, and where the input does not tell which Task restores. */
export function restoreSelection({ model, target, spec }: RestoreMember): Selection | undefined {
  const { alias, replicas, volumeClaimTemplates = [] } = spec.target ?? {};
  const isKnown = target === undefined ? volumeClaimTemplates.length > 0 : model !== 'unknown';
  if (model === 'snapshotter' || model === 'kubedump' || !isKnown) {
    return undefined;
  }
  const addon = model === 'claim' ? 'pvc' : model;
  return selectionOf(
    { reference: target, alias: alias || undefined, replicas, isInterim: spec.interimVolumeTemplate !== undefined },
    addon === 'sidecar' || addon === 'unknown' ? undefined : addon,
  );
}

/** The arguments that reach `restic restore`: those of the pods of a workload, of claims that Stash creates, and of the Job for a claim. */
export function argumentsOf(member: RestoreMember): readonly string[] {
  const by = restoreSelection(member)?.by;
  return by === 'host and path' || by === 'path' ? member.spec.target?.args ?? [] : [];
}
