import { APP_CATALOG, isStashKind, kindsOf, STASH, STASH_GROUPS } from './stash-kinds';
import { groupOf } from './subject';
import { STASH_API_VERSIONS } from '../../imports/kinds';
import { isNearMiss, nearest } from '../refusal/near';

/** The kinds that rules read, by API group. Whatever else there is in an input is passed over, and only counted. */
export const RELEVANT_KINDS: { readonly [group: string]: readonly string[] } = {
  '': ['Namespace', 'PersistentVolumeClaim', 'Secret'],
  'apps': ['DaemonSet', 'Deployment', 'StatefulSet'],
  'apps.openshift.io': ['DeploymentConfig'],
  'bitnami.com': ['SealedSecret'],
  'external-secrets.io': ['ClusterExternalSecret', 'ExternalSecret', 'PushSecret'],
  [APP_CATALOG]: kindsOf(APP_CATALOG),
  [STASH]: kindsOf(STASH),
};

export function isRelevant({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): boolean {
  const group = groupOf(apiVersion);
  return Object.hasOwn(RELEVANT_KINDS, group) && RELEVANT_KINDS[group]!.includes(kind)
    || isWithoutKind({ group, kind }) || kindMeant({ group, kind }) !== undefined || apiVersionMeant({ group, kind }) !== undefined;
}

/** Whether an object of Stash does not say what it is. */
export const isWithoutKind = ({ group, kind }: { readonly group: string; readonly kind: string }) => kind === '' && STASH_GROUPS.includes(group);

/** Kinds of Stash that are called as those of others may be. */
const COMMON = ['Function', 'Repository', 'Task'];

/** The version of the API that an object of Stash was probably meant to have: of one that has none, or one of a group that is like that of Stash. */
export function apiVersionMeant({ group, kind }: { readonly group: string; readonly kind: string }): string | undefined {
  if (!isStashKind(kind)) {
    return undefined;
  }
  const meant = STASH_API_VERSIONS[kind];
  return (group === '' ? !COMMON.includes(kind) : isNearMiss(group, groupOf(meant))) ? meant : undefined;
}

/** The kind of Stash that an object was probably meant to be whose kind is none: one that is like it, or the only one that begins like it. */
export function kindMeant({ group, kind }: { readonly group: string; readonly kind: string }): string | undefined {
  const kinds = RELEVANT_KINDS[STASH]!;
  if (group !== STASH || kinds.includes(kind)) {
    return undefined;
  }
  const longer = kind.length < SHORTEST_BEGINNING ? [] : kinds.filter((other) => other.toLowerCase().startsWith(kind.toLowerCase()));
  return nearest(kind, kinds) ?? (longer.length === 1 ? longer[0] : undefined);
}

/** What is shorter says little of what was meant. */
const SHORTEST_BEGINNING = 4;
