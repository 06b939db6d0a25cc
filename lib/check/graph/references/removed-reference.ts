import { referredTo, references, type Reference } from './reference';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { Change } from '../../rule';
import type { Subject } from '../../subject';
import { creationPolicyOf, declaredSecret, isMadeInMany, namesakeElsewhere } from '../declared-secret';
import { isKept } from '../pruning';
import { isOfStatefulSet } from '../snapshots/stateful-set-claims';
import { isTaskOfStash } from '../target';

/** A reference to an object that was there before a change, and is not any more. */
export interface RemovedReference {
  readonly reference: Reference;
  /** What was there. */
  readonly removed: Subject;
}

/** Left out is what outlives its removal from the manifests, and what may be there for another reason. */
export const removedReferences = view((change: Change): readonly RemovedReference[] => references(change.now).flatMap((reference) => {
  const removed = referredTo(change.before, reference);
  const isGone = removed !== undefined && !isKept(removed) && !outlives(change.before, reference) && !mayBeThere(change.now, reference);
  return isGone ? [{ reference, removed }] : [];
}));

function mayBeThere(cluster: Cluster, { group, kind, namespace, name }: Reference): boolean {
  switch (kind) {
    case 'Secret':
      return [namespace, ''].some((where) => referredTo(cluster, { group, kind, namespace: where, name }) !== undefined)
        || isMadeInMany(cluster, name) || namespace === '' && namesakeElsewhere(cluster, name) !== undefined;
    case 'Task':
    case 'Function':
      // Stash brings its own, whatever the manifests declare.
      return isTaskOfStash(name) || cluster.mayHave(group, kind, namespace, name);
    default:
      return cluster.mayHave(group, kind, namespace, name) || isOfStatefulSet(cluster, { kind, namespace, name });
  }
}

/** Whether a Secret stays when the ExternalSecret that writes it is deleted. */
function outlives(cluster: Cluster, { kind, namespace, name }: Reference): boolean {
  const secret = kind === 'Secret' ? declaredSecret(cluster, namespace, name) : undefined;
  return secret !== undefined && ![undefined, 'Owner'].includes(creationPolicyOf(secret));
}
