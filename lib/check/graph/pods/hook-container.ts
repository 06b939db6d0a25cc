import type { HookUse } from './hook-use';
import { podOf } from './pod';
import { asList, asText } from '../../../kubernetes/manifest-fields';
import { quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { lowered, type Found } from '../../rule';
import { called } from '../../subject';
import type { Target } from '../target';
import type { TargetUse } from '../target-use';

/** Why the command of a hook cannot run in its container: no application container runs while a workload is restored, nor in a Job. */
export function containerFault(cluster: Cluster, { field, hook, of }: HookUse): Found | undefined {
  const container = asText(hook.containerName) || undefined;
  if (of !== undefined && takesSnapshots(of)) {
    return container === undefined || container === STASH_CONTAINER.backup ? undefined : inJob(container, 'VolumeSnapshots', REQUEST);
  }
  switch (of?.model) {
    case 'sidecar': return of.action === 'restore' ? ofInitContainer(cluster, of.target!, container) : undefined;
    case 'claim': return ofJob(container, String(field.at(-1)).startsWith('pre'));
    default: return undefined;
  }
}

/** Whether hooks run in the Job that takes VolumeSnapshots. Of those for a restore from VolumeSnapshots nothing is known. */
export const takesSnapshots = ({ model, action }: TargetUse) => model === 'snapshotter' && action === 'backup';

/**
 * The containers that Stash injects into the pods of a workload. The one for restores is an init container, which runs before the application starts.
 */
export const STASH_CONTAINER = { backup: 'stash', restore: 'stash-init' } as const;

const INIT_CONTAINER = STASH_CONTAINER.restore;

function ofInitContainer(cluster: Cluster, target: Target, container: string | undefined): Found | undefined {
  const pod = podOf(cluster, target);
  const isApplication = container === undefined || asList(pod?.containers).some(({ name }) => name === container);
  // Another init container may be one that keeps running (restartPolicy: Always).
  if (container === INIT_CONTAINER || pod !== undefined && !isApplication) {
    return undefined;
  }
  const where = container === undefined ? `the first container of ${called(target)}` : `the container ${quote(container)}`;
  return {
    level: isApplication ? 'warning' : lowered('warning'),
    found: `runs a command in ${where}, ${isApplication ? 'which' : 'and if that is a container of the application, it'} starts only after the restore `
      + `in the init container ${INIT_CONTAINER}, so the hook fails`,
    mend: `set containerName to ${quote(INIT_CONTAINER)}, which has the restored files, or run the command once the application runs`,
  };
}

/** The names of the containers in which Stash runs the hooks of a Job. */
const OF_HOOKS = /task-?hook/i;

function ofJob(container: string | undefined, isBefore: boolean): Found | undefined {
  if (container === undefined ? !isBefore : OF_HOOKS.test(container)) {
    return undefined;
  }
  return container === undefined
    ? { found: 'runs a command in the last container of the Job for a claim, which has not started yet, so the hook fails', mend: OF_WORKLOAD }
    : inJob(container, 'a claim', OF_WORKLOAD);
}

const inJob = (container: string, what: string, mend: string): Found =>
  ({ found: `runs a command in the container ${quote(container)}, but for ${what} Stash looks for it in the Job that it creates, so the hook fails`, mend });

const REQUEST = 'use an HTTP request to a host in place of the command';
const OF_WORKLOAD = `${REQUEST}, or make it a hook of the workload that mounts the claim`;

/** The pod to which a request without a host goes, if nothing in it answers requests: one that Stash itself creates. */
export function silentPod({ of, subject: { kind } }: HookUse): string | undefined {
  return of === undefined ? kind === 'BackupBlueprint' ? undefined : 'the pod of the operator'
    : of.model === 'claim' || takesSnapshots(of) ? 'the pod of the Job that Stash creates' : undefined;
}
