import { STASH } from './stash-kinds';
import type { Subject } from './subject';
import { CLUSTER_SCOPED } from '../../imports/kinds';

/** A name that is equal for two objects of a kind if they are the same object in a cluster. */
export const fullNameOf = ({ group, kind, namespace, name }: Pick<Subject, 'group' | 'kind' | 'namespace' | 'name'>): string =>
  isClusterScoped(group, kind) ? name : `${namespace}/${name}`;

/** Whether the API server drops the namespace of an object. cdk8s writes the namespace of the chart even into a Namespace. */
const isClusterScoped = (group: string, kind: string): boolean =>
  group === '' ? kind === 'Namespace' : group === STASH && CLUSTER_SCOPED.some((one) => one === kind);
