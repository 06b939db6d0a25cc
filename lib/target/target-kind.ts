import { STASH_API_VERSIONS } from '../../imports/kinds';
import { type ValueRule, wrong } from '../refusal/complaint';
import { nearest } from '../refusal/near';
import { asQuestion, quote } from '../refusal/quote';

/** A target, of which only the kind matters here. What is absent, such as the target of a backup of the whole cluster, is of no kind. */
type Target = { readonly kind: string } | undefined;

/** The workloads of Kubernetes itself. */
export const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** Whether Stash works in a container of the target's own pods, unless a Task is given. */
export const isWorkload = (target: Target): boolean => target !== undefined && (WORKLOADS.includes(target.kind) || target.kind === 'DeploymentConfig');

/** Whether each pod has claims of its own, and its number in the host of its snapshots. */
export const isNumbered = (target: Target): boolean => target?.kind === 'StatefulSet';

/** Whether the host of its snapshots is the node of each pod. */
export const isOnNodes = (target: Target): boolean => target?.kind === 'DaemonSet';

export const isClaim = (target: Target): boolean => target?.kind === 'PersistentVolumeClaim';

/** Whether it stands for a database, whose addon it may name itself. */
export const isDatabase = (target: Target): boolean => target?.kind === 'AppBinding';

/** Whether what is backed up are files rather than what a program reads. */
export const holdsFiles = (target: Target): boolean => isWorkload(target) || isClaim(target);

/**
 * Whether a target has to be in the namespace of its backup or restore. A workload with a Task need not: the Job mounts none of its volumes. That
 * any name with this beginning is exempt, even one that is not in the catalogue, is how the webhook of Stash decides.
 */
export function isLocal(target: { readonly kind: string }, task = ''): boolean {
  return !task.startsWith('kubedump') && (isClaim(target) || (isWorkload(target) && !task));
}

/** The API versions of the most common kinds of targets, which are easily confused. */
const API_VERSIONS: { readonly [kind: string]: string } = {
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  PersistentVolumeClaim: 'v1',
  Namespace: 'v1',
  AppBinding: STASH_API_VERSIONS.AppBinding,
};

/** A rule for the API version of `kind`. For a kind that is not in API_VERSIONS any value passes. */
export function apiVersionOf(kind: string): ValueRule {
  const expected = Object.hasOwn(API_VERSIONS, kind) ? API_VERSIONS[kind] : undefined;
  return (apiVersion) => expected === undefined || withoutVersion(apiVersion) === withoutVersion(expected)
    ? undefined
    : wrong(`is not the API version of the kind ${kind}, so Stash would find nothing`, `write ${quote(expected)}`);
}

const withoutVersion = (apiVersion: string) => apiVersion.slice(0, apiVersion.lastIndexOf('/') + 1);

/** Short names that kubectl accepts and a reference does not. */
const SHORT_NAMES = new Map([
  ['deploy', 'Deployment'], ['sts', 'StatefulSet'], ['ds', 'DaemonSet'], ['pvc', 'PersistentVolumeClaim'], ['ns', 'Namespace'],
]);

const KINDS = [...Object.keys(API_VERSIONS), 'DeploymentConfig'];

/** A rule for the kind of a target: any kind passes, known or not, except a misspelt or abbreviated common one. */
export const targetKind: ValueRule = (kind) => {
  const near = KINDS.includes(kind) ? undefined : SHORT_NAMES.get(kind.toLowerCase()) ?? nearest(kind, KINDS);
  return near === undefined ? undefined : wrong('is not a kind that Stash knows, so it would find nothing', asQuestion(near));
};
