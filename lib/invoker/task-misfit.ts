import { isWorkload, type TargetReference } from './target-reference';

/** Why a Task is none for a target: its Job does not see the volumes of a workload, it is for claims only, or for databases only. */
export type Misfit = 'workload' | 'no claim' | 'no database';

/** Addons whose Tasks look at any object: at its manifest, or at whatever their authors say. */
const UNIVERSAL = ['kubedump', 'custom'];

/** Whether the Tasks of an addon work for any target. */
export const isUniversal = (addon: string): boolean => UNIVERSAL.includes(addon);

/**
 * Whether the Task of an addon does not fit what it is named for.
 *
 * @param addon by its name, `pvc` for the Tasks of claims
 * @param target absent for the cluster as a whole
 */
export function taskMisfit(addon: string, target: Pick<TargetReference, 'kind'> | undefined): Misfit | undefined {
  if (isUniversal(addon)) {
    return undefined;
  }
  if (target !== undefined && isWorkload(target)) {
    return 'workload';
  }
  if (addon === 'pvc') {
    return target?.kind === 'PersistentVolumeClaim' ? undefined : 'no claim';
  }
  return target === undefined || ['PersistentVolumeClaim', 'Namespace'].includes(target.kind) ? 'no database' : undefined;
}

/** What a restore that names no object goes into: the claims that it creates. */
export const CREATED_CLAIMS = { kind: 'PersistentVolumeClaim' };
