import { ARGO_OPTIONS, listedIn, tellsFlux } from './sync-options';
import type { Subject } from '../subject';

/** How a tool is told to run an object as a hook, whenever it applies the manifests. */
interface SyncHook {
  readonly annotation: string;
  /** The hooks that run each time. Others run once, or if something has failed or is deleted. */
  readonly runs: readonly string[];
  readonly deletion: string;
  /** The only deletion policy that leaves a hook alone that has succeeded. */
  readonly lasting: string;
  readonly when: string;
}

const HOOKS: readonly SyncHook[] = [
  {
    annotation: 'argocd.argoproj.io/hook',
    runs: ['PreSync', 'Sync', 'PostSync'],
    deletion: 'argocd.argoproj.io/hook-delete-policy',
    lasting: 'HookFailed',
    when: 'at each sync, Argo CD deletes and recreates',
  },
  {
    annotation: 'helm.sh/hook',
    runs: ['pre-upgrade', 'post-upgrade'],
    deletion: 'helm.sh/hook-delete-policy',
    lasting: 'hook-failed',
    when: 'at each upgrade, Helm deletes and recreates',
  },
];

/** The annotation that has an object deleted and recreated whenever the manifests are applied. */
export function recreationOf(subject: Subject): Pick<SyncHook, 'annotation' | 'when'> | undefined {
  const options = listedIn(subject, ARGO_OPTIONS);
  if (options.includes('Force=true') && options.includes('Replace=true')) {
    return { annotation: ARGO_OPTIONS, when: HOOKS[0]!.when };
  }
  return HOOKS.find(({ annotation, runs, deletion, lasting }) => {
    const policies = listedIn(subject, deletion);
    return listedIn(subject, annotation).some((hook) => runs.includes(hook))
      && (policies.length === 0 || policies.some((policy) => policy !== lasting));
  });
}

/** Whether an object is deleted and recreated when the API server refuses a change of it, or whenever the manifests are applied. */
export const isRecreated = (subject: Subject): boolean => recreationOf(subject) !== undefined || tellsFlux(subject, 'force', 'enabled');
