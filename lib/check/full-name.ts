import { STASH } from './stash-kinds';
import type { Subject } from './subject';
import { CLUSTER_SCOPED } from '../../imports/kinds';

/** The kinds of the input whose objects do not belong to a namespace, by API group. */
const WITHOUT_NAMESPACE = new Map<string, readonly string[]>([
  ['', ['Namespace']],
  ['cilium.io', ['CiliumClusterwideNetworkPolicy']],
  ['crd.projectcalico.org', ['GlobalNetworkPolicy']],
  ['external-secrets.io', ['ClusterExternalSecret']],
  ['policy.networking.k8s.io', ['AdminNetworkPolicy']],
  ['projectcalico.org', ['GlobalNetworkPolicy']],
  ['snapshot.storage.k8s.io', ['VolumeSnapshotClass']],
  ['storage.k8s.io', ['StorageClass']],
  [STASH, CLUSTER_SCOPED],
]);

/** Whether the API server drops the namespace of an object. cdk8s writes the namespace of the chart even into a Namespace. */
export const isClusterScoped = ({ group, kind }: Pick<Subject, 'group' | 'kind'>): boolean => WITHOUT_NAMESPACE.get(group)?.includes(kind) === true;

/** A name that is equal for two objects of a kind if they are the same object in a cluster. */
export const fullNameOf = (subject: Pick<Subject, 'group' | 'kind' | 'namespace' | 'name'>): string =>
  isClusterScoped(subject) ? subject.name : `${subject.namespace}/${subject.name}`;
