import { addonTask } from './app-binding';
import type { Target } from './target';
import type { Conforming } from '../../../imports/conforming';
import type * as wire from '../../../imports/stash';
import type { AddonName, TaskAction } from '../../addon/addon-parameters';
import { addonOfTask, CLAIM_TASKS } from '../../addon/catalogue';
import { isWorkload } from '../../target/target-kind';
import type { Cluster } from '../cluster';

/**
 * How the data of a target is read and written: by a container in its own pods, the Task for claims, the Task of an addon, a custom Task,
 * VolumeSnapshots, or in a way that the input does not tell (an AppBinding outside the input names the Task).
 */
export type Model = 'sidecar' | 'claim' | AddonName | 'custom' | 'snapshotter' | 'unknown';

/** The model of a target: by the Task that is named for it, or else by the one that its AppBinding gives. */
export function modelOf(
  cluster: Cluster, action: TaskAction, target: Target | undefined, task: Conforming<wire.TaskRef> | undefined, driver?: string,
): Model {
  const name = task?.name ?? addonTask(cluster, target, action);
  return driver === 'VolumeSnapshotter' ? 'snapshotter' : !name && isWorkload(target) ? 'sidecar' : modelOfTask(name);
}

/** The model of what names a Task, whatever its target. */
export const modelOfTask = (task = ''): Model => isClaimTask(task) ? 'claim' : addonOfTask(task) ?? (task === '' ? 'unknown' : 'custom');

const isClaimTask = (task: string) => Object.values(CLAIM_TASKS).includes(task);

/** Whether Stash itself stores the files at the paths that are named, while an addon decides on its own what it stores. */
export const storesFiles = (model: Model): boolean => model === 'sidecar' || model === 'claim';

/** Whether the name is that of a Task that Stash provides. */
export const isTaskOfStash = (task: string) => isClaimTask(task) || addonOfTask(task) !== undefined;
