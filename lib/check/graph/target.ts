import type { Conforming } from '../../../imports/conforming';
import type * as wire from '../../../imports/stash';
import { addonOfTask, CLAIM_TASKS, type CataloguedAddon } from '../../addon/catalogue';
import { isWorkload } from '../../invoker/target-reference';
import { groupOf } from '../subject';

/** The object whose data is backed up or restored, as it stands in a cluster: by API group instead of version, and never without its namespace. */
export interface Target {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Equal for references to the same object, however they are written. */
  readonly identity: string;
}

/** What a reference of an object of the given namespace points at. */
export function targetOf(ref: Conforming<wire.TargetRef> | undefined, namespace: string): Target | undefined {
  if (ref === undefined) {
    return undefined;
  }
  const { apiVersion = '', kind = '', name = '' } = ref;
  const group = groupOf(apiVersion);
  const where = ref.namespace || namespace;
  return { group, kind, namespace: where, name, identity: `${group}/${kind}/${where}/${name}` };
}

/**
 * How the data of a target is read and written: in a container of its own pods, by the Task for claims, by the Task of an addon, by a Task that
 * somebody wrote, by snapshots of volumes, or in a way that the input does not tell (an AppBinding from elsewhere names the Task).
 */
export type Model = 'sidecar' | 'claim' | CataloguedAddon | 'custom' | 'snapshotter' | 'unknown';

const isClaimTask = (task: string) => Object.values(CLAIM_TASKS).includes(task);

/** Whether a Task is one that Stash brings, by its name. */
export const isTaskOfStash = (task: string) => isClaimTask(task) || addonOfTask(task) !== undefined;

/** @param task the name of the Task, that of the AppBinding where the target names none itself */
export function modelOf(driver: string | undefined, target: Target | undefined, task: string | undefined): Model {
  if (driver === 'VolumeSnapshotter') {
    return 'snapshotter';
  }
  if (task) {
    if (isClaimTask(task)) {
      return 'claim';
    }
    return addonOfTask(task) ?? 'custom';
  }
  return target !== undefined && isWorkload(target) ? 'sidecar' : 'unknown';
}
