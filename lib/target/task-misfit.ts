import { isClaim, isWorkload } from './target-kind';
import { storesManifests } from '../addon/stored-data';

/** Why a Task does not fit a target: its Job does not see the volumes of a workload, it is for claims only, or for databases only. */
export type Misfit = 'workload' | 'no claim' | 'no database';

/** Whether the Tasks of an addon work for any target: some read its manifest, and what a custom Task reads is up to its author. */
export const isUniversal = (addon: string): boolean => storesManifests(addon) || addon === 'custom';

/**
 * Why the Tasks of an addon do not fit a target; undefined if they do.
 *
 * @param addon the name of the addon; `pvc` for the Tasks of claims
 * @param target absent for the cluster as a whole
 */
export function taskMisfit(addon: string, target: { readonly kind: string } | undefined): Misfit | undefined {
  if (isUniversal(addon)) {
    return undefined;
  }
  if (isWorkload(target)) {
    return 'workload';
  }
  if (addon === 'pvc') {
    return isClaim(target) ? undefined : 'no claim';
  }
  return target === undefined || isClaim(target) || target.kind === 'Namespace' ? 'no database' : undefined;
}

/** The target of a restore that names no object: the claims that it creates. */
export const CREATED_CLAIMS = { kind: 'PersistentVolumeClaim' };
