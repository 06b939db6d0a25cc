import type { HookUse } from './hook-use';
import { podOf } from './pod';
import { asList, asText } from '../../../kubernetes/manifest-fields';
import { quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { lowered, type Found } from '../../rule';
import { called } from '../../subject';
import type { Target } from '../target';

/** Why the command of a hook cannot run in its container: no application container runs while a workload is restored, nor in the Job for a claim. */
export function containerFault(cluster: Cluster, { field, hook, of }: HookUse): Found | undefined {
  const container = asText(hook.containerName) || undefined;
  switch (of?.model) {
    case 'sidecar': return of.action === 'restore' ? ofInitContainer(cluster, of.target!, container) : undefined;
    case 'claim': return ofJob(container, String(field.at(-1)).startsWith('pre'));
    default: return undefined;
  }
}

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
  return {
    found: container === undefined
      ? 'runs a command in the last container of the Job for a claim, which has not started yet, so the hook fails'
      : `runs a command in the container ${quote(container)}, but for a claim Stash looks for it in the Job that it creates, so the hook fails`,
    mend: 'use an HTTP request to a host in place of the command, or make it a hook of the workload that mounts the claim',
  };
}
