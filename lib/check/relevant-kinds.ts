import { APP_CATALOG, isStashKind, kindsOf, STASH, STASH_GROUPS } from './stash-kinds';
import { groupOf } from './subject';
import { STASH_API_VERSIONS } from '../../imports/kinds';
import { isNearMiss, nearest } from '../refusal/near';

/** The kinds that rules read, by API group. Objects of other kinds are only counted. */
export const RELEVANT_KINDS: { readonly [group: string]: readonly string[] } = {
  '': ['ConfigMap', 'LimitRange', 'Namespace', 'PersistentVolumeClaim', 'ResourceQuota', 'Secret', 'Service', 'ServiceAccount'],
  'apps': ['DaemonSet', 'Deployment', 'StatefulSet'],
  'apps.openshift.io': ['DeploymentConfig'],
  'bitnami.com': ['SealedSecret'],
  'cilium.io': ['CiliumClusterwideNetworkPolicy', 'CiliumNetworkPolicy'],
  'crd.projectcalico.org': ['GlobalNetworkPolicy', 'NetworkPolicy'],
  'external-secrets.io': ['ClusterExternalSecret', 'ExternalSecret', 'PushSecret'],
  'networking.k8s.io': ['NetworkPolicy'],
  'policy.networking.k8s.io': ['AdminNetworkPolicy'],
  'projectcalico.org': ['GlobalNetworkPolicy', 'NetworkPolicy'],
  'snapshot.storage.k8s.io': ['VolumeSnapshotClass'],
  'storage.k8s.io': ['StorageClass'],
  [APP_CATALOG]: kindsOf(APP_CATALOG),
  [STASH]: kindsOf(STASH),
};

export function isRelevant({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): boolean {
  const group = groupOf(apiVersion);
  return Object.hasOwn(RELEVANT_KINDS, group) && RELEVANT_KINDS[group]!.includes(kind)
    || isWithoutKind({ group, kind }) || successorOf({ group, kind }) !== undefined || kindMeant({ group, kind }) !== undefined
    || apiVersionMeant({ group, kind }) !== undefined;
}

/** What took the place of a kind that Stash no longer has. */
export const successorOf = ({ group, kind }: { readonly group: string; readonly kind: string }): string | undefined =>
  group === STASH && Object.hasOwn(SUCCESSORS, kind) ? SUCCESSORS[kind] : undefined;

const SUCCESSORS: { readonly [kind: string]: string } = {
  BackupConfigurationTemplate: 'a BackupBlueprint',
  Recovery: 'a RestoreSession',
  Restic: 'a Repository and a BackupConfiguration',
};

/** Whether an object in an API group of Stash has no kind. */
export const isWithoutKind = ({ group, kind }: { readonly group: string; readonly kind: string }) => kind === '' && STASH_GROUPS.includes(group);

/** Stash kinds whose names are so common that other APIs may use them too. */
const COMMON = ['Function', 'Repository', 'Task'];

/** The apiVersion that an object of a Stash kind was probably meant to have, if it has no API group or one that resembles that of Stash. */
export function apiVersionMeant({ group, kind }: { readonly group: string; readonly kind: string }): string | undefined {
  if (!isStashKind(kind)) {
    return undefined;
  }
  const meant = STASH_API_VERSIONS[kind];
  return (group === '' ? !COMMON.includes(kind) : isNearMiss(group, groupOf(meant))) ? meant : undefined;
}

/** The Stash kind that an unknown kind was probably meant to be: the nearest one, or the only one that begins with it. */
export function kindMeant({ group, kind }: { readonly group: string; readonly kind: string }): string | undefined {
  const kinds = RELEVANT_KINDS[STASH]!;
  if (group !== STASH || kinds.includes(kind)) {
    return undefined;
  }
  const longer = kind.length < SHORTEST_BEGINNING ? [] : kinds.filter((other) => other.toLowerCase().startsWith(kind.toLowerCase()));
  return nearest(kind, kinds) ?? (longer.length === 1 ? longer[0] : undefined);
}

/** The least length of a beginning that tells which kind was meant. */
const SHORTEST_BEGINNING = 4;
